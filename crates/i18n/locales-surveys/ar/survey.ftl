### What a person reads who answers a survey. No native speaker has read this translation yet.

language-name = العربية
survey-language = اللغة
survey-length =
    { $questions ->
        [one] سؤال واحد
        [two] سؤالان
        [few] { $questions } أسئلة
        [many] { $questions } سؤالًا
       *[other] { $questions } سؤال
    }، { $minutes ->
        [one] نحو دقيقة واحدة
        [two] نحو دقيقتين
        [few] نحو { $minutes } دقائق
       *[other] نحو { $minutes } دقيقة
    }
survey-anonymous = بلا اسم وبلا رقم. تُرسَل الإجابة منفصلة.
survey-anonymous-title = إجابة بلا اسم
survey-stored-what = مع إجاباتك نحفظ السنة، لكننا لا نحفظ الاسم ولا الهاتف ولا اللغة.
survey-stored-token = وبشكل منفصل نحفظ أن هاتفك يمكنه الإجابة مرة واحدة، لكن لا أحد يستطيع أن يرى أي إجابة هي إجابتك.
survey-stored-code = وبشكل منفصل نحفظ أن الرمز قد استُخدم، لكن لا أحد يستطيع أن يرى لأي إجابة استُخدم.
survey-stored-when =
    { $minutes ->
        [0] تُرسَل الإجابة منفصلة عندما يتصل الهاتف بالإنترنت.
        [1] تُرسَل الإجابة منفصلة في وقت عشوائي خلال دقيقة.
        [two] تُرسَل الإجابة منفصلة في وقت عشوائي خلال دقيقتين.
        [few] تُرسَل الإجابة منفصلة في وقت عشوائي خلال { $minutes } دقائق.
       *[other] تُرسَل الإجابة منفصلة في وقت عشوائي خلال { $minutes } دقيقة.
    }
survey-confidential = تُحفظ إجاباتك مع رقم يخصّك. ويمكنك حذفها لاحقًا.
survey-confidential-title = إجابة سرّية
survey-linked-what = مع إجاباتك نحفظ اليوم ورقمًا يمثّلك في هذا الاستبيان فقط، حتى يمكن مقارنة إجاباتك الآن وفيما بعد.
survey-linked-who = من يعملون على الإجابات يرون الرقم ولا يعرفون من أنت. ولا يستطيع معرفة صاحب الرقم إلا من يدير قاعدة البيانات.
survey-linked-yours = يمكنك رؤية إجاباتك هنا على الهاتف وحذفها. ويستطيع ذلك أيضًا من يستخدم هاتفك.
survey-audience-open = يمكن للجميع الإجابة. كل هاتف يُحسب مرة واحدة.
survey-audience-invited = فقط لمن وصلتهم رسالة. كل رمز يُحسب مرة واحدة.
survey-audience-supervised = يعطيك الموظفون هاتفًا للإجابة عليه.
survey-token-key = مفتاح الاستبيان: { "\u2066" }{ $key }{ "\u2069" }
survey-code-label = الرمز المكتوب في الرسالة
survey-code-hint = 16 خانة، مثل { "\u2066" }7K3M-9QXA-M2AB-4DEF{ "\u2069" }
survey-code-missing = يرجى التأكد من كتابة الرمز كما هو في الرسالة. فيه 16 خانة.
survey-once = سبقت الإجابة من هذا الهاتف. كل هاتف يُحسب مرة واحدة.
survey-held-body = تُرسَل الإجابة لاحقًا حتى لا يرى أحد متى كانت الإجابة. إذا أُغلق Sammen فستُرسَل عند فتحه من جديد.
survey-voluntary = القرار لك: الإجابة أو عدمها.
survey-start = ابدأ

## One question

survey-next = التالي
survey-back = رجوع
survey-skip = تخطي
survey-clear-answer = حذف الإجابة
survey-position = { NUMBER($position) } من { NUMBER($total) }
survey-progress-label = السؤال { NUMBER($position) } من { NUMBER($total) }
survey-saved = حُفظت الإجابة هنا على الهاتف
survey-choose-one = يرجى اختيار إجابة واحدة
survey-choose-many = يمكن اختيار أكثر من إجابة
survey-scale-hint = الرقم { NUMBER($low) } يعني { $low-label }، والرقم { NUMBER($high) } يعني { $high-label }.
survey-scale-low = الأدنى
survey-scale-high = الأعلى
survey-scale-step = { NUMBER($value) } من { NUMBER($high) }
survey-number-hint = يرجى كتابة رقم
survey-text-hint = يرجى عدم كتابة أسماء أشخاص آخرين.
survey-optional = يمكنك تخطي هذا السؤال.
survey-remaining-characters =
    { $count ->
        [zero] لم يبقَ أي حرف
        [one] بقي حرف واحد
        [two] بقي حرفان
        [few] بقيت { $count } أحرف
        [many] بقي { $count } حرفًا
       *[other] بقي { $count } حرف
    }
survey-search-choices = البحث عن إجابة
survey-together = أسئلة مرتبطة بعضها ببعض
survey-upload = لا يمكن الإجابة عن هذا هنا. يرجى المتابعة.
survey-read-aloud = قراءة بصوت عالٍ
survey-read-stop = إيقاف
survey-listen = استماع
survey-acknowledge = قرأت هذا
survey-acknowledged = تمت القراءة
survey-rank-hint = يرجى لمس الأهم أولًا، ثم الذي يليه.
survey-rank-place = رقم { NUMBER($place) }
survey-rank-none = لم يتم اختياره بعد
survey-place-hint = نحفظ المكان بدقة كيلومتر واحد تقريبًا فقط.
survey-place-use = استخدام مكاني الحالي
survey-place-waiting = الهاتف يبحث عن مكانك.
survey-place-refused = لا يريد الهاتف أن يقول أين أنت. يمكنك المتابعة من دون ذلك.
survey-place-kept = حُفظ المكان بشكل تقريبي.

## What is asked about several, such as each child

survey-repeat-item = { $name } { NUMBER($number) }
survey-repeat-unnamed = المزيد
survey-repeat-count = العدد حتى الآن: { NUMBER($count) }
survey-repeat-how-many = كم العدد؟
survey-repeat-add = إضافة: { $name }
survey-repeat-take-away = إزالة
survey-repeat-remove = إزالة: { $name }
survey-repeat-remove-title = إزالة؟
survey-repeat-remove-body = ستُحذف الإجابات المتعلقة بذلك.
survey-repeat-remove-confirm = نعم، إزالة
survey-repeat-remove-keep = لا، إبقاء

## Errors beside the question

survey-error-required = تلزم الإجابة عن السؤال للمتابعة.
survey-error-choose = يرجى اختيار إجابة واحدة على الأقل.
survey-error-not-number = يرجى كتابة رقم، مثل 3.
survey-error-not-whole = يرجى كتابة عدد صحيح بلا كسور.
survey-error-unranked = يرجى ترتيبها كلها.
survey-error-not-moment = يرجى كتابة التاريخ أو الوقت كاملًا.
survey-error-too-long = الإجابة طويلة جدًا. أكبر عدد من الأحرف: { NUMBER($max) }.
survey-error-constraint = الإجابة غير مناسبة. يرجى تصحيحها والمحاولة مرة أخرى.
survey-not-saved = لم تُحفظ الإجابة. ما زالت موجودة هنا. يرجى المحاولة مرة أخرى.
survey-try-again = المحاولة مرة أخرى

## The last page

survey-check-title = مراجعة إجاباتك
survey-check-body = بعد الإرسال لا يمكنك تغيير الإجابات.
survey-change-answer = تعديل
survey-change-answer-to = تعديل الإجابة عن: { $question }
survey-not-answered = بلا إجابة
survey-send = إرسال الإجابات
survey-waiting-title = حُفظت على الهاتف
survey-waiting-body = تُرسَل الإجابة منفصلة عندما يتصل الهاتف بالإنترنت. يمكنك إغلاق Sammen الآن.
survey-linked-waiting = تُرسَل الإجابة عندما يتصل الهاتف بالشبكة. يمكنك إغلاق Sammen الآن.
survey-sent-title = تم الإرسال
survey-sent-body = شكرًا على إجابتك.
survey-refused-title = لم تُقبل الإجابة
survey-refused-closed = كان الاستبيان قد انتهى عندما وصلت الإجابة. شكرًا على المحاولة.
survey-refused-unknown = لم يعد الاستبيان موجودًا.
survey-refused-changed = تغيّر الاستبيان بعد إجابتك. يمكنك الإجابة من جديد إذا أردت.
survey-refused-counted = سبقت الإجابة من هذا الهاتف أو بهذا الرمز. كل واحد يُحسب مرة واحدة.
survey-refused-code = الرمز لا يخص هذا الاستبيان. يرجى مراجعة الرسالة والإجابة من جديد.
survey-linked-code = الرمز غير صحيح، أو استُخدم على هاتف آخر. ما زالت إجاباتك هنا: اكتب الرمز من الرسالة وأرسلها من جديد.
survey-refused-other = كان هناك خطأ في الإجابة. يمكنك الإجابة من جديد إذا أردت.
survey-another = إجابة شخص آخر
survey-see-activities = ماذا يحدث هنا؟
survey-acknowledge-refusal = حسنًا، رأيت ذلك

## What one answered to a confidential survey

survey-own-title = إجاباتك
survey-own-delete = حذف إجاباتي
survey-own-delete-title = هل تريد حذف إجاباتك؟
survey-own-delete-body = تُحذف هنا وعند من سألك. ويمكنك الإجابة من جديد.
survey-own-delete-confirm = نعم، احذفها
survey-own-deleting = تُحذف الإجابات عندما يتصل الهاتف بالشبكة.
