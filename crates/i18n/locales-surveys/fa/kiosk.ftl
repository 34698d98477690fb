### What a person reads who answers on a device that is handed round. No native speaker has read this translation yet.

kiosk-promise = وقتی تمام کردید، پاسخ‌هایتان دیگر روی صفحه نیست. اگر زودتر دست بکشید، پاک می‌شوند.
kiosk-stop = توقف و پاک کردن پاسخ‌هایم
kiosk-stop-title = می‌خواهید دست بکشید؟
kiosk-stop-body = پاسخ‌هایتان فرستاده نمی‌شود.
kiosk-stop-keep = ادامه می‌دهم
kiosk-over-title = از پاسخ‌هایتان متشکریم
kiosk-over-body = دیگر چیزی درباره شما روی صفحه نیست. لطفاً الان آن را پس بدهید.
kiosk-left-title = پاسخ‌ها پاک شدند
kiosk-left-body = فرستاده نشدند و هیچ‌جا نگه داشته نشده‌اند.
kiosk-next = آماده برای نفر بعدی
kiosk-idle-title = هنوز اینجا هستید؟
kiosk-idle-body = تا { NUMBER($seconds) } ثانیه دیگر پاسخ‌ها پاک می‌شوند و صفحه از نو شروع می‌شود.
kiosk-idle-stay = بله، اینجا هستم
