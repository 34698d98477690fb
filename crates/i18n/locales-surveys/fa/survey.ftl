### What a person reads who answers a survey. No native speaker has read this translation yet.

language-name = فارسی
survey-language = زبان
survey-length = { NUMBER($questions) } سؤال، حدود { NUMBER($minutes) } دقیقه
survey-anonymous = بدون نام، بدون شماره. پاسخ جداگانه فرستاده می‌شود.
survey-anonymous-title = پاسخ بدون نام
survey-stored-what = همراه با پاسخ‌های شما سال را نگه می‌داریم، اما نه نام، نه تلفن و نه زبان را.
survey-stored-token = جداگانه این را نگه می‌داریم که تلفن شما می‌تواند یک بار پاسخ دهد، اما هیچ‌کس نمی‌تواند ببیند کدام پاسخ مال شماست.
survey-stored-code = جداگانه این را نگه می‌داریم که کد استفاده شده است، اما هیچ‌کس نمی‌تواند ببیند برای کدام پاسخ استفاده شده است.
survey-stored-when =
    { $minutes ->
        [0] پاسخ جداگانه فرستاده می‌شود، وقتی تلفن اینترنت داشته باشد.
        [1] پاسخ جداگانه و در زمانی تصادفی ظرف یک دقیقه فرستاده می‌شود.
       *[other] پاسخ جداگانه و در زمانی تصادفی ظرف { $minutes } دقیقه فرستاده می‌شود.
    }
survey-confidential = پاسخ‌های شما با شماره‌ای برای شما نگه داشته می‌شود. می‌توانید آن‌ها را پاک کنید.
survey-confidential-title = پاسخ محرمانه
survey-linked-what = همراه با پاسخ‌های شما روز و شماره‌ای را نگه می‌داریم که فقط در این نظرسنجی به جای شماست، تا پاسخ‌های اکنون و بعدی شما را بتوان مقایسه کرد.
survey-linked-who = کسانی که با پاسخ‌ها کار می‌کنند شماره را می‌بینند، اما نمی‌بینند شما کیستید. فقط کسی که پایگاه داده را نگهداری می‌کند می‌تواند بفهمد شماره مال کیست.
survey-linked-yours = می‌توانید پاسخ‌هایتان را همین‌جا روی تلفن ببینید و پاک کنید. دیگرانی که از تلفن شما استفاده می‌کنند هم می‌توانند.
survey-audience-open = همه می‌توانند پاسخ دهند. هر تلفن یک بار شمرده می‌شود.
survey-audience-invited = فقط برای کسانی که نامه گرفته‌اند. هر کد یک بار شمرده می‌شود.
survey-audience-supervised = کارکنان تلفنی به شما می‌دهند تا با آن پاسخ دهید.
survey-token-key = کلید نظرسنجی: { "\u2066" }{ $key }{ "\u2069" }
survey-code-label = کد داخل نامه
survey-code-hint = 16 حرف و عدد، مثلاً { "\u2066" }7K3M-9QXA-M2AB-4DEF{ "\u2069" }
survey-code-missing = نگاه کنید که کد مثل نامه نوشته شده باشد. کد 16 حرف و عدد دارد.
survey-once = با این تلفن پاسخ داده شده است. هر تلفن یک بار شمرده می‌شود.
survey-held-body = پاسخ دیرتر فرستاده می‌شود تا کسی نبیند شما چه وقت پاسخ داده‌اید. اگر Sammen را ببندید، وقتی دوباره بازش کنید فرستاده می‌شود.
survey-voluntary = خودتان تصمیم می‌گیرید که پاسخ بدهید یا نه.
survey-start = شروع

## One question

survey-next = بعدی
survey-back = برگشت
survey-skip = رد شدن
survey-clear-answer = پاک کردن پاسخ
survey-position = { NUMBER($position) } از { NUMBER($total) }
survey-progress-label = سؤال { NUMBER($position) } از { NUMBER($total) }
survey-saved = پاسخ همین‌جا روی تلفن ذخیره شده است
survey-choose-one = یکی را انتخاب کنید
survey-choose-many = می‌توانید چند پاسخ انتخاب کنید
survey-scale-hint = { NUMBER($low) } یعنی { $low-label }، { NUMBER($high) } یعنی { $high-label }.
survey-scale-low = کمترین
survey-scale-high = بیشترین
survey-scale-step = { NUMBER($value) } از { NUMBER($high) }
survey-number-hint = یک عدد بنویسید
survey-text-hint = نام دیگران را ننویسید.
survey-optional = می‌توانید از این سؤال بگذرید.
survey-remaining-characters = { NUMBER($count) } حرف باقی مانده است
survey-search-choices = جستجوی پاسخ
survey-together = سؤال‌های مربوط به هم
survey-upload = اینجا نمی‌شود به این پاسخ داد. ادامه دهید.
survey-read-aloud = خواندن با صدا
survey-read-stop = توقف
survey-listen = گوش دادن
survey-acknowledge = این را خواندم
survey-acknowledged = خوانده شد
survey-rank-hint = اول مهم‌ترین را لمس کنید، بعد مورد بعدی را.
survey-rank-place = شماره { NUMBER($place) }
survey-rank-none = هنوز انتخاب نشده
survey-place-hint = مکان را فقط با دقت حدود یک کیلومتر نگه می‌داریم.
survey-place-use = استفاده از جایی که الان هستم
survey-place-waiting = تلفن دارد جای شما را پیدا می‌کند.
survey-place-refused = تلفن نمی‌گوید شما کجا هستید. می‌توانید بدون آن ادامه دهید.
survey-place-kept = مکان به‌طور تقریبی ذخیره شد.

## What is asked about several, such as each child

survey-repeat-item = { $name } { NUMBER($number) }
survey-repeat-unnamed = چند مورد
survey-repeat-count = تا الان { NUMBER($count) } مورد هست.
survey-repeat-how-many = چند تا؟
survey-repeat-add = افزودن: { $name }
survey-repeat-take-away = حذف
survey-repeat-remove = حذف: { $name }
survey-repeat-remove-title = حذف شود؟
survey-repeat-remove-body = پاسخ‌های مربوط به آن پاک می‌شوند.
survey-repeat-remove-confirm = بله، حذف شود
survey-repeat-remove-keep = نه، بماند

## Errors beside the question

survey-error-required = برای ادامه، به سؤال پاسخ دهید.
survey-error-choose = دست‌کم یک پاسخ انتخاب کنید.
survey-error-not-number = یک عدد بنویسید، مثلاً 3.
survey-error-not-whole = یک عدد بدون اعشار بنویسید.
survey-error-unranked = همه را به ترتیب بچینید.
survey-error-not-moment = تاریخ یا ساعت را کامل بنویسید.
survey-error-too-long = پاسخ خیلی طولانی است. حداکثر { NUMBER($max) } حرف بنویسید.
survey-error-constraint = این پاسخ مناسب نیست. آن را درست کنید و دوباره امتحان کنید.
survey-not-saved = پاسخ ذخیره نشد. هنوز همین‌جاست. دوباره امتحان کنید.
survey-try-again = دوباره امتحان کنید

## The last page

survey-check-title = پاسخ‌هایتان را مرور کنید
survey-check-body = بعد از فرستادن نمی‌توانید آن‌ها را تغییر دهید.
survey-change-answer = اصلاح
survey-change-answer-to = اصلاح پاسخ به: { $question }
survey-not-answered = بدون پاسخ
survey-send = فرستادن پاسخ‌ها
survey-waiting-title = روی تلفن ذخیره شد
survey-waiting-body = پاسخ جداگانه فرستاده می‌شود، وقتی تلفن اینترنت داشته باشد. الان می‌توانید Sammen را ببندید.
survey-linked-waiting = وقتی تلفن به شبکه وصل شود پاسخ فرستاده می‌شود. اکنون می‌توانید Sammen را ببندید.
survey-sent-title = فرستاده شد
survey-sent-body = از پاسخ شما متشکریم.
survey-refused-title = پاسخ پذیرفته نشد
survey-refused-closed = وقتی پاسخ رسید، نظرسنجی تمام شده بود. ممنون که تلاش کردید.
survey-refused-unknown = این نظرسنجی دیگر وجود ندارد.
survey-refused-changed = بعد از پاسخ شما نظرسنجی تغییر کرده است. اگر مایلید، دوباره پاسخ دهید.
survey-refused-counted = با این تلفن یا کد قبلاً پاسخ داده شده است. هر کدام یک بار شمرده می‌شود.
survey-refused-code = این کد مال این نظرسنجی نیست. به نامه نگاه کنید و دوباره پاسخ دهید.
survey-linked-code = کد درست نیست، یا روی تلفن دیگری استفاده شده است. پاسخ‌هایتان هنوز اینجاست: کد نامه را بنویسید و دوباره بفرستید.
survey-refused-other = پاسخ اشکالی داشت. اگر مایلید، دوباره پاسخ دهید.
survey-another = یک نفر دیگر پاسخ دهد
survey-see-activities = ببینید چه خبر است
survey-acknowledge-refusal = بسیار خوب، دیدم

## What one answered to a confidential survey

survey-own-title = پاسخ‌های شما
survey-own-delete = پاسخ‌هایم را پاک کن
survey-own-delete-title = می‌خواهید پاسخ‌هایتان را پاک کنید؟
survey-own-delete-body = اینجا و نزد کسانی که پرسیدند پاک می‌شوند. می‌توانید دوباره پاسخ دهید.
survey-own-delete-confirm = بله، پاک کن
survey-own-deleting = وقتی تلفن به شبکه وصل شود پاسخ‌ها پاک می‌شوند.
