### What is printed: around the questions of a survey that is answered on paper, and in letters to those who are invited to one. No native speaker has read this translation yet.

# The number of a printed sheet, such as 12-5.
paper-sheet = الاستمارة { "\u2066" }{ $number }{ "\u2069" }
paper-anonymous-title = أجب دون ذكر اسمك
paper-voluntary = أنت تقرر إن كنت تريد الإجابة. لا تكتب اسمك.
# What is stored of a sheet: three sentences, and they are true.
paper-stored-what = نحفظ إجاباتك واليوم الذي تُدخَل فيه إلى الحاسوب وأنها وردت على ورق.
paper-stored-not = لا نحفظ الاسم ولا العنوان ولا اللغة.
paper-stored-number = يُحفظ رقم الاستمارة مع الإجابات إلى أن يُدخلها شخصان إدخالاً متطابقًا؛ وبعد ذلك يُحفظ وحده على أنه أُدخل.
paper-tick-one = ضع علامة واحدة.
paper-tick-many = يمكنك وضع أكثر من علامة.
paper-rank = اكتب 1 عند الأهم، و2 عند الذي يليه، وهكذا.
paper-number = اكتب رقمًا.
paper-number-between = اكتب رقمًا من { $low } إلى { $high }.
paper-date = اكتب اليوم والشهر والسنة.
paper-time = اكتب الساعة.
paper-date-time = اكتب اليوم والشهر والسنة والساعة.
paper-words = لا تكتب أسماء أشخاص آخرين.
paper-read = ضع علامة بعد أن تقرأه.
paper-thanks = شكرًا على إجاباتك. أعطِ الاستمارة لمن استلمتها منه.

## Who is to answer a question

paper-only-if = أجب فقط إذا { $condition }.
paper-one-of = أجبت عن السؤال { NUMBER($question) } بـ { $answers }
paper-none-of = لم تجب عن السؤال { NUMBER($question) } بـ { $answers }
paper-other-than = أجبت عن السؤال { NUMBER($question) } بغير { $answers }
paper-given = أجبت عن السؤال { NUMBER($question) }
paper-at-least = أجبت عن السؤال { NUMBER($question) } بـ { NUMBER($least) } أو أكثر
paper-at-most = أجبت عن السؤال { NUMBER($question) } بـ { NUMBER($most) } أو أقل
paper-between = أجبت عن السؤال { NUMBER($question) } برقم من { NUMBER($least) } إلى { NUMBER($most) }
# An answer as it is printed.
paper-answer = «{ $words }»
paper-or = { $first } أو { $second }
paper-and = { $first } و{ $second }

## Letters to households that were drawn

letter-title = أخبرنا كيف هي الحياة هنا
letter-reminder-title = ما زال بإمكانك الإجابة
letter-drawn = وقع الاختيار على أسرتك عشوائيًا للمشاركة في استبيان. امسح الصورة بالهاتف للإجابة.
# Where an old phone cannot read the picture.
letter-typed = بدون كاميرا: افتح { "\u2066" }{ $address }{ "\u2069" } واختر «{ $survey }» واكتب الرمز.
letter-reminder = نكتب إلى كل من وقع عليه الاختيار، لأننا لا نستطيع أن نرى من أجاب. شكرًا لك إن كنت قد أجبت.
letter-promise = أنت تقرر إن كنت تريد الإجابة. لا يستطيع أحد أن يرى من أجاب بماذا. يُستخدم الرمز مرة واحدة.
letter-promise-confidential = أنت تقرر إن كنت تريد الإجابة. الإجابة سرّية: قبل أن تجيب يمكنك أن تقرأ ما يُحفظ. يُستخدم الرمز على هاتف واحد.
