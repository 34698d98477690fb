### What is printed: around the questions of a survey that is answered on paper, and in letters to those who are invited to one. No native speaker has read this translation yet.

# The number of a printed sheet, such as 12-5.
paper-sheet = برگهٔ { "\u2066" }{ $number }{ "\u2069" }
paper-anonymous-title = بدون نام پاسخ دهید
paper-voluntary = خودتان تصمیم می‌گیرید که پاسخ بدهید یا نه. نامتان را ننویسید.
# What is stored of a sheet: three sentences, and they are true.
paper-stored-what = پاسخ‌های شما، روزی که وارد می‌شوند، و اینکه روی کاغذ آمده‌اند را ذخیره می‌کنیم.
paper-stored-not = نام، نشانی و زبان را ذخیره نمی‌کنیم.
paper-stored-number = شمارهٔ برگه تا زمانی که دو نفر پاسخ‌ها را یکسان وارد کنند همراه پاسخ‌ها ذخیره می‌شود؛ پس از آن فقط جداگانه، به عنوان واردشده.
paper-tick-one = یک خانه را علامت بزنید.
paper-tick-many = می‌توانید بیش از یک خانه را علامت بزنید.
paper-rank = کنار مهم‌ترین 1، کنار بعدی 2 و به همین ترتیب بنویسید.
paper-number = یک عدد بنویسید.
paper-number-between = عددی از { $low } تا { $high } بنویسید.
paper-date = روز، ماه و سال را بنویسید.
paper-time = ساعت را بنویسید.
paper-date-time = روز، ماه، سال و ساعت را بنویسید.
paper-words = نام دیگران را ننویسید.
paper-read = پس از خواندن علامت بزنید.
paper-thanks = از پاسخ‌هایتان سپاسگزاریم. برگه را به کسی بدهید که از او گرفته‌اید.

## Who is to answer a question

paper-only-if = فقط در صورتی پاسخ دهید که { $condition }.
paper-one-of = به پرسش { NUMBER($question) } پاسخ { $answers } داده باشید
paper-none-of = به پرسش { NUMBER($question) } پاسخ { $answers } نداده باشید
paper-other-than = به پرسش { NUMBER($question) } پاسخی غیر از { $answers } داده باشید
paper-given = به پرسش { NUMBER($question) } پاسخ داده باشید
paper-at-least = به پرسش { NUMBER($question) } پاسخ { NUMBER($least) } یا بیشتر داده باشید
paper-at-most = به پرسش { NUMBER($question) } پاسخ { NUMBER($most) } یا کمتر داده باشید
paper-between = به پرسش { NUMBER($question) } پاسخی از { NUMBER($least) } تا { NUMBER($most) } داده باشید
# An answer as it is printed.
paper-answer = «{ $words }»
paper-or = { $first } یا { $second }
paper-and = { $first } و { $second }

## Letters to households that were drawn

letter-title = به ما بگویید زندگی در اینجا چگونه است
letter-reminder-title = هنوز می‌توانید پاسخ دهید
letter-drawn = خانوادهٔ شما به قید قرعه برای یک نظرسنجی انتخاب شده است. برای پاسخ دادن، تصویر را با تلفن اسکن کنید.
# Where an old phone cannot read the picture.
letter-typed = بدون دوربین: { "\u2066" }{ $address }{ "\u2069" } را باز کنید، «{ $survey }» را انتخاب کنید و کد را بنویسید.
letter-reminder = ما به همهٔ انتخاب‌شدگان نامه می‌نویسیم، زیرا نمی‌توانیم ببینیم چه کسی پاسخ داده است. اگر پاسخ داده‌اید، سپاسگزاریم.
letter-promise = خودتان تصمیم می‌گیرید که پاسخ بدهید یا نه. هیچ‌کس نمی‌تواند ببیند چه کسی چه پاسخی داده است. کد یک بار قابل استفاده است.
letter-promise-confidential = خودتان تصمیم می‌گیرید که پاسخ بدهید یا نه. پاسخ محرمانه است: پیش از پاسخ دادن می‌توانید بخوانید چه چیزی نگه داشته می‌شود. کد روی یک تلفن قابل استفاده است.
