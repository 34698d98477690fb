### What a person reads who answers on a device that is handed round. No native speaker has read this translation yet.

kiosk-promise = جب آپ مکمل کر لیں گے تو آپ کے جواب سکرین سے ہٹ جائیں گے۔ اگر آپ پہلے رک جائیں تو وہ مٹا دیے جائیں گے۔
kiosk-stop = رکیں اور میرے جواب مٹا دیں
kiosk-stop-title = کیا آپ رکنا چاہتے ہیں؟
kiosk-stop-body = آپ کے جواب نہیں بھیجے جائیں گے۔
kiosk-stop-keep = جاری رکھیں
kiosk-over-title = آپ کے جوابوں کا شکریہ
kiosk-over-body = اب سکرین پر آپ کے بارے میں کچھ نہیں ہے۔ براہِ کرم اب اسے واپس دے دیں۔
kiosk-left-title = جواب مٹا دیے گئے
kiosk-left-body = وہ نہیں بھیجے گئے، اور کہیں محفوظ نہیں ہیں۔
kiosk-next = اگلے شخص کے لیے تیار
kiosk-idle-title = کیا آپ ابھی یہاں ہیں؟
kiosk-idle-body = { NUMBER($seconds) } سیکنڈ میں جواب مٹ جائیں گے اور سکرین نئے سرے سے شروع ہو گی۔
kiosk-idle-stay = جی ہاں، میں یہاں ہوں
