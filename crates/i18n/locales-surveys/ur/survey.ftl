### What a person reads who answers a survey. No native speaker has read this translation yet.

language-name = اردو
survey-language = زبان
survey-length = { NUMBER($questions) } سوال، تقریباً { NUMBER($minutes) } منٹ
survey-anonymous = نہ نام، نہ نمبر۔ جواب الگ سے بھیجا جاتا ہے۔
survey-anonymous-title = نام کے بغیر جواب
survey-stored-what = آپ کے جوابوں کے ساتھ ہم سال محفوظ کرتے ہیں، لیکن نہ نام، نہ فون اور نہ زبان۔
survey-stored-token = الگ سے ہم یہ محفوظ کرتے ہیں کہ آپ کا فون ایک بار جواب دے سکتا ہے، لیکن کوئی نہیں دیکھ سکتا کہ آپ کا جواب کون سا ہے۔
survey-stored-code = الگ سے ہم یہ محفوظ کرتے ہیں کہ کوڈ استعمال ہو چکا ہے، لیکن کوئی نہیں دیکھ سکتا کہ وہ کس جواب کے لیے استعمال ہوا۔
survey-stored-when =
    { $minutes ->
        [0] جواب الگ سے بھیجا جاتا ہے، جب فون میں انٹرنیٹ ہو۔
        [1] جواب الگ سے، ایک منٹ کے اندر کسی اتفاقی وقت پر بھیجا جاتا ہے۔
       *[other] جواب الگ سے، { $minutes } منٹ کے اندر کسی اتفاقی وقت پر بھیجا جاتا ہے۔
    }
survey-confidential = آپ کے جواب آپ کے ایک نمبر کے ساتھ محفوظ ہوتے ہیں۔ آپ انہیں مٹا سکتے ہیں۔
survey-confidential-title = رازدارانہ جواب
survey-linked-what = آپ کے جوابوں کے ساتھ ہم دن اور ایک نمبر محفوظ کرتے ہیں جو صرف اس سروے میں آپ کی جگہ ہے، تاکہ آپ کے اب کے اور بعد کے جوابوں کا موازنہ ہو سکے۔
survey-linked-who = جو لوگ جوابوں پر کام کرتے ہیں وہ نمبر دیکھتے ہیں، یہ نہیں کہ آپ کون ہیں۔ یہ کہ نمبر کس کا ہے، صرف وہی معلوم کر سکتا ہے جو ڈیٹا بیس سنبھالتا ہے۔
survey-linked-yours = آپ اپنے جواب یہاں فون پر دیکھ سکتے ہیں اور مٹا سکتے ہیں۔ آپ کا فون استعمال کرنے والے دوسرے لوگ بھی ایسا کر سکتے ہیں۔
survey-audience-open = سب جواب دے سکتے ہیں۔ ہر فون ایک بار گنا جاتا ہے۔
survey-audience-invited = صرف ان کے لیے جنہیں خط ملا ہے۔ ہر کوڈ ایک بار گنا جاتا ہے۔
survey-audience-supervised = عملہ آپ کو جواب دینے کے لیے ایک فون دیتا ہے۔
survey-token-key = سروے کی کنجی: { "\u2066" }{ $key }{ "\u2069" }
survey-code-label = خط میں لکھا ہوا کوڈ
survey-code-hint = 16 حروف اور ہندسے، مثلاً { "\u2066" }7K3M-9QXA-M2AB-4DEF{ "\u2069" }
survey-code-missing = دیکھ لیں کہ کوڈ ویسا ہی لکھا ہے جیسا خط میں ہے۔ اس میں 16 حروف اور ہندسے ہیں۔
survey-once = اس فون سے جواب دیا جا چکا ہے۔ ہر فون ایک بار گنا جاتا ہے۔
survey-held-body = جواب بعد میں بھیجا جائے گا تاکہ کوئی نہ دیکھ سکے کہ آپ نے کب جواب دیا۔ اگر آپ Sammen بند کر دیں تو دوبارہ کھولنے پر بھیجا جائے گا۔
survey-voluntary = جواب دینا یا نہ دینا آپ کی مرضی ہے۔
survey-start = شروع کریں

## One question

survey-next = آگے
survey-back = واپس
survey-skip = چھوڑ دیں
survey-clear-answer = جواب مٹائیں
survey-position = { NUMBER($total) } میں سے { NUMBER($position) }
survey-progress-label = { NUMBER($total) } میں سے سوال { NUMBER($position) }
survey-saved = جواب یہاں فون پر محفوظ ہے
survey-choose-one = ایک چنیں
survey-choose-many = ایک سے زیادہ چن سکتے ہیں
survey-scale-hint = { NUMBER($low) } کا مطلب ہے { $low-label }، { NUMBER($high) } کا مطلب ہے { $high-label }۔
survey-scale-low = سب سے کم
survey-scale-high = سب سے زیادہ
survey-scale-step = { NUMBER($high) } میں سے { NUMBER($value) }
survey-number-hint = کوئی عدد لکھیں
survey-text-hint = دوسروں کے نام نہ لکھیں۔
survey-optional = آپ یہ سوال چھوڑ سکتے ہیں۔
survey-remaining-characters =
    { $count ->
        [one] { $count } حرف باقی ہے
       *[other] { $count } حروف باقی ہیں
    }
survey-search-choices = جواب تلاش کریں
survey-together = آپس میں جڑے ہوئے سوال
survey-upload = اس کا جواب یہاں نہیں دیا جا سکتا۔ آگے بڑھیں۔
survey-read-aloud = پڑھ کر سنائیں
survey-read-stop = روکیں
survey-listen = سنیں
survey-acknowledge = میں نے یہ پڑھ لیا ہے
survey-acknowledged = پڑھ لیا
survey-rank-hint = پہلے سب سے اہم کو چھوئیں، پھر اس کے بعد والے کو۔
survey-rank-place = نمبر { NUMBER($place) }
survey-rank-none = ابھی نہیں چنا گیا
survey-place-hint = ہم جگہ صرف تقریباً ایک کلومیٹر تک درست محفوظ کرتے ہیں۔
survey-place-use = میری موجودہ جگہ استعمال کریں
survey-place-waiting = فون معلوم کر رہا ہے کہ آپ کہاں ہیں۔
survey-place-refused = فون نہیں بتا رہا کہ آپ کہاں ہیں۔ آپ اس کے بغیر آگے بڑھ سکتے ہیں۔
survey-place-kept = جگہ اندازاً محفوظ ہو گئی ہے۔

## What is asked about several, such as each child

survey-repeat-item = { $name } { NUMBER($number) }
survey-repeat-unnamed = کئی
survey-repeat-count = اب تک کی تعداد: { NUMBER($count) }
survey-repeat-how-many = کتنے؟
survey-repeat-add = شامل کریں: { $name }
survey-repeat-take-away = ہٹائیں
survey-repeat-remove = ہٹائیں: { $name }
survey-repeat-remove-title = ہٹا دیں؟
survey-repeat-remove-body = اس کے بارے میں جواب مٹ جائیں گے۔
survey-repeat-remove-confirm = جی ہاں، ہٹا دیں
survey-repeat-remove-keep = نہیں، رہنے دیں

## Errors beside the question

survey-error-required = آگے بڑھنے کے لیے سوال کا جواب دیں۔
survey-error-choose = کم از کم ایک جواب چنیں۔
survey-error-not-number = کوئی عدد لکھیں، مثلاً 3۔
survey-error-not-whole = پورا عدد لکھیں۔
survey-error-unranked = سب کو ترتیب میں رکھیں۔
survey-error-not-moment = پوری تاریخ یا پورا وقت لکھیں۔
survey-error-too-long = جواب بہت لمبا ہے۔ زیادہ سے زیادہ { NUMBER($max) } حروف لکھیں۔
survey-error-constraint = یہ جواب مناسب نہیں۔ اسے درست کر کے دوبارہ کوشش کریں۔
survey-not-saved = جواب محفوظ نہیں ہوا۔ وہ ابھی یہیں ہے۔ دوبارہ کوشش کریں۔
survey-try-again = دوبارہ کوشش کریں

## The last page

survey-check-title = اپنے جواب دیکھ لیں
survey-check-body = بھیجنے کے بعد آپ انہیں بدل نہیں سکتے۔
survey-change-answer = درست کریں
survey-change-answer-to = اس سوال کا جواب درست کریں: { $question }
survey-not-answered = جواب نہیں دیا گیا
survey-send = جواب بھیجیں
survey-waiting-title = فون پر محفوظ ہے
survey-waiting-body = جواب الگ سے بھیجا جائے گا، جب فون میں انٹرنیٹ ہو گا۔ آپ اب Sammen بند کر سکتے ہیں۔
survey-linked-waiting = جب فون نیٹ ورک سے جڑے گا تو جواب بھیجا جائے گا۔ آپ اب Sammen بند کر سکتے ہیں۔
survey-sent-title = بھیج دیا گیا
survey-sent-body = آپ کے جواب کا شکریہ۔
survey-refused-title = جواب قبول نہیں ہوا
survey-refused-closed = جب جواب پہنچا تو سروے ختم ہو چکا تھا۔ کوشش کرنے کا شکریہ۔
survey-refused-unknown = یہ سروے اب موجود نہیں ہے۔
survey-refused-changed = آپ کے جواب کے بعد سروے بدل گیا ہے۔ چاہیں تو دوبارہ جواب دیں۔
survey-refused-counted = اس فون یا کوڈ سے پہلے ہی جواب دیا جا چکا ہے۔ ہر ایک ایک بار گنا جاتا ہے۔
survey-refused-code = یہ کوڈ اس سروے کا نہیں ہے۔ خط میں دیکھیں اور دوبارہ جواب دیں۔
survey-linked-code = کوڈ درست نہیں، یا کسی اور فون پر استعمال ہو چکا ہے۔ آپ کے جواب ابھی یہیں ہیں: خط کا کوڈ لکھیں اور دوبارہ بھیجیں۔
survey-refused-other = جواب میں کچھ غلط تھا۔ چاہیں تو دوبارہ جواب دیں۔
survey-another = کسی اور کو جواب دینے دیں
survey-see-activities = دیکھیں کیا ہو رہا ہے
survey-acknowledge-refusal = ٹھیک ہے، میں نے دیکھ لیا

## What one answered to a confidential survey

survey-own-title = آپ کے جواب
survey-own-delete = میرے جواب مٹا دیں
survey-own-delete-title = کیا آپ اپنے جواب مٹانا چاہتے ہیں؟
survey-own-delete-body = وہ یہاں سے اور پوچھنے والوں کے پاس سے مٹ جائیں گے۔ آپ دوبارہ جواب دے سکتے ہیں۔
survey-own-delete-confirm = جی ہاں، مٹا دیں
survey-own-deleting = جب فون نیٹ ورک سے جڑے گا تو جواب مٹا دیے جائیں گے۔
