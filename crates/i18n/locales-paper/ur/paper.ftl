### What is printed: around the questions of a survey that is answered on paper, and in letters to those who are invited to one. No native speaker has read this translation yet.

# The number of a printed sheet, such as 12-5.
paper-sheet = فارم { "\u2066" }{ $number }{ "\u2069" }
paper-anonymous-title = نام کے بغیر جواب دیں
paper-voluntary = جواب دینا آپ کی مرضی ہے۔ اپنا نام نہ لکھیں۔
# What is stored of a sheet: three sentences, and they are true.
paper-stored-what = ہم آپ کے جواب، انہیں درج کیے جانے کا دن، اور یہ کہ وہ کاغذ پر آئے، محفوظ کرتے ہیں۔
paper-stored-not = ہم نام، پتہ یا زبان محفوظ نہیں کرتے۔
paper-stored-number = فارم کا نمبر جوابوں کے ساتھ تب تک محفوظ رہتا ہے جب تک دو افراد انہیں ایک جیسا درج نہ کر لیں؛ اس کے بعد صرف الگ سے، بطور درج شدہ۔
paper-tick-one = ایک خانے پر نشان لگائیں۔
paper-tick-many = آپ ایک سے زیادہ خانوں پر نشان لگا سکتے ہیں۔
paper-rank = سب سے اہم کے ساتھ 1 لکھیں، اگلے کے ساتھ 2، اور اسی طرح آگے۔
paper-number = ایک عدد لکھیں۔
paper-number-between = { $low } سے { $high } تک ایک عدد لکھیں۔
paper-date = دن، مہینہ اور سال لکھیں۔
paper-time = وقت لکھیں۔
paper-date-time = دن، مہینہ، سال اور وقت لکھیں۔
paper-words = دوسروں کے نام نہ لکھیں۔
paper-read = پڑھنے کے بعد نشان لگائیں۔
paper-thanks = آپ کے جوابوں کا شکریہ۔ فارم اسی کو دیں جس سے آپ کو ملا تھا۔

## Who is to answer a question

paper-only-if = صرف تب جواب دیں جب { $condition }۔
paper-one-of = آپ نے سوال { NUMBER($question) } میں { $answers } جواب دیا ہو
paper-none-of = آپ نے سوال { NUMBER($question) } میں { $answers } جواب نہ دیا ہو
paper-other-than = آپ نے سوال { NUMBER($question) } میں { $answers } کے علاوہ جواب دیا ہو
paper-given = آپ نے سوال { NUMBER($question) } کا جواب دیا ہو
paper-at-least = آپ نے سوال { NUMBER($question) } میں { NUMBER($least) } یا زیادہ جواب دیا ہو
paper-at-most = آپ نے سوال { NUMBER($question) } میں { NUMBER($most) } یا کم جواب دیا ہو
paper-between = آپ نے سوال { NUMBER($question) } میں { NUMBER($least) } سے { NUMBER($most) } تک جواب دیا ہو
# An answer as it is printed.
paper-answer = ”{ $words }“
paper-or = { $first } یا { $second }
paper-and = { $first } اور { $second }

## Letters to households that were drawn

letter-title = ہمیں بتائیں کہ یہاں رہنا کیسا ہے
letter-reminder-title = آپ اب بھی جواب دے سکتے ہیں
letter-drawn = آپ کا گھرانہ ایک سروے کے لیے قرعہ اندازی سے چنا گیا ہے۔ جواب دینے کے لیے فون سے تصویر اسکین کریں۔
# Where an old phone cannot read the picture.
letter-typed = کیمرے کے بغیر: { "\u2066" }{ $address }{ "\u2069" } کھولیں، ”{ $survey }“ چنیں اور کوڈ لکھیں۔
letter-reminder = ہم سب چنے گئے گھرانوں کو لکھتے ہیں، کیونکہ ہم نہیں دیکھ سکتے کہ کس نے جواب دیا ہے۔ اگر آپ نے جواب دے دیا ہے تو شکریہ۔
letter-promise = جواب دینا یا نہ دینا آپ کا فیصلہ ہے۔ کوئی نہیں دیکھ سکتا کہ کس نے کیا جواب دیا۔ کوڈ ایک بار استعمال ہو سکتا ہے۔
letter-promise-confidential = جواب دینا یا نہ دینا آپ کا فیصلہ ہے۔ جواب رازدارانہ ہے: جواب دینے سے پہلے آپ پڑھ سکتے ہیں کہ کیا محفوظ ہوتا ہے۔ کوڈ ایک ہی فون پر استعمال ہو سکتا ہے۔
