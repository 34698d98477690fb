### What is printed: around the questions of a survey that is answered on paper, and in letters to those who are invited to one. No native speaker has read this translation yet.

# The number of a printed sheet, such as 12-5.
paper-sheet = Form { $number }
paper-anonymous-title = Adını vermeden yanıtla
paper-voluntary = Yanıtlayıp yanıtlamamak size kalmış. Adınızı yazmayın.
# What is stored of a sheet: three sentences, and they are true.
paper-stored-what = Yanıtlarınızı, girildikleri günü ve kâğıtta geldiklerini saklıyoruz.
paper-stored-not = Ad, adres ve dil saklamıyoruz.
paper-stored-number = Formun numarası, iki kişi yanıtları aynı şekilde girene kadar yanıtlarla birlikte saklanır; sonra yalnızca kendi başına, girilmiş olarak.
paper-tick-one = Bir kutuyu işaretleyin.
paper-tick-many = Birden fazla kutuyu işaretleyebilirsiniz.
paper-rank = En önemlisine 1, sonrakine 2 yazın ve böyle devam edin.
paper-number = Bir sayı yazın.
paper-number-between = { $low } ile { $high } arasında bir sayı yazın.
paper-date = Gün, ay ve yıl yazın.
paper-time = Saati yazın.
paper-date-time = Gün, ay, yıl ve saat yazın.
paper-words = Başkalarının adını yazmayın.
paper-read = Okuduktan sonra işaretleyin.
paper-thanks = Yanıtlarınız için teşekkürler. Formu, aldığınız kişiye verin.

## Who is to answer a question

paper-only-if = Yalnızca şu durumda yanıtlayın: { $condition }.
paper-one-of = { NUMBER($question) }. soruya { $answers } yanıtını verdiyseniz
paper-none-of = { NUMBER($question) }. soruya { $answers } yanıtını vermediyseniz
paper-other-than = { NUMBER($question) }. soruya { $answers } dışında bir yanıt verdiyseniz
paper-given = { NUMBER($question) }. soruyu yanıtladıysanız
paper-at-least = { NUMBER($question) }. soruya en az { NUMBER($least) } yanıtını verdiyseniz
paper-at-most = { NUMBER($question) }. soruya en çok { NUMBER($most) } yanıtını verdiyseniz
paper-between = { NUMBER($question) }. soruya { NUMBER($least) } ile { NUMBER($most) } arasında yanıt verdiyseniz
# An answer as it is printed.
paper-answer = “{ $words }”
paper-or = { $first } veya { $second }
paper-and = { $first } ve { $second }

## Letters to households that were drawn

letter-title = Burada yaşamanın nasıl olduğunu anlatın
letter-reminder-title = Hâlâ yanıt verebilirsiniz
letter-drawn = Haneniz bir anket için kurayla seçildi. Yanıtlamak için resmi telefonla tarayın.
# Where an old phone cannot read the picture.
letter-typed = Kamera olmadan: { $address } adresini açın, “{ $survey }” anketini seçin ve kodu yazın.
letter-reminder = Kimin yanıtladığını göremediğimiz için seçilen herkese yazıyoruz. Yanıtladıysanız teşekkür ederiz.
letter-promise = Yanıtlayıp yanıtlamamaya siz karar verirsiniz. Kimin ne yanıt verdiğini kimse göremez. Kod bir kez kullanılabilir.
letter-promise-confidential = Yanıtlayıp yanıtlamamaya siz karar verirsiniz. Yanıt gizlidir: yanıtlamadan önce nelerin kaydedildiğini okuyabilirsiniz. Kod tek bir telefonda kullanılabilir.
