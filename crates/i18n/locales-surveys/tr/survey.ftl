### What a person reads who answers a survey. No native speaker has read this translation yet.

language-name = Türkçe
survey-language = Dil
survey-length = { NUMBER($questions) } soru, yaklaşık { NUMBER($minutes) } dk.
survey-anonymous = İsim yok, numara yok. Cevap ayrı olarak gönderilir.
survey-anonymous-title = İsim vermeden cevap
survey-stored-what = Cevaplarınızla birlikte yılı kaydediyoruz; isim, telefon ve dil kaydetmiyoruz.
survey-stored-token = Ayrı olarak, telefonunuzun bir kez cevap verebileceğini kaydediyoruz; ama hangi cevabın sizin olduğunu kimse göremez.
survey-stored-code = Ayrı olarak, kodun kullanıldığını kaydediyoruz; ama hangi cevap için kullanıldığını kimse göremez.
survey-stored-when =
    { $minutes ->
        [0] Cevap, telefonun interneti olunca ayrı olarak gönderilir.
        [1] Cevap, bir dakika içinde rastgele bir zamanda ayrı olarak gönderilir.
       *[other] Cevap, { $minutes } dakika içinde rastgele bir zamanda ayrı olarak gönderilir.
    }
survey-confidential = Cevaplarınız size ait bir numarayla kaydedilir. İsterseniz silebilirsiniz.
survey-confidential-title = Gizli cevap
survey-linked-what = Cevaplarınızla birlikte günü ve yalnızca bu ankette sizi temsil eden bir numarayı kaydediyoruz; böylece şimdiki ve sonraki cevaplarınız karşılaştırılabilir.
survey-linked-who = Cevaplarla çalışanlar numarayı görür, ama kim olduğunuzu görmez. Numaranın kime ait olduğunu yalnızca veri tabanına bakan kişi bulabilir.
survey-linked-yours = Cevaplarınızı bu telefonda görebilir ve silebilirsiniz. Telefonunuzu kullanan başkaları da bunu yapabilir.
survey-audience-open = Herkes cevap verebilir. Her telefon bir kez sayılır.
survey-audience-invited = Yalnızca mektup alanlar için. Her kod bir kez sayılır.
survey-audience-supervised = Görevliler size cevap vermeniz için bir telefon verir.
survey-token-key = Anketin anahtarı: { $key }
survey-code-label = Mektuptaki kod
survey-code-hint = 16 karakter, örneğin 7K3M-9QXA-M2AB-4DEF
survey-code-missing = Kodun mektuptaki gibi yazılıp yazılmadığına bakın. Kod 16 karakterdir.
survey-once = Bu telefonla cevap verildi. Her telefon bir kez sayılır.
survey-held-body = Ne zaman cevap verdiğinizi kimse görmesin diye cevap daha sonra gönderilir. Sammen’i kapatırsanız, yeniden açtığınızda gönderilir.
survey-voluntary = Cevap verip vermemeye siz karar verirsiniz.
survey-start = Başla

## One question

survey-next = İleri
survey-back = Geri
survey-skip = Atla
survey-clear-answer = Cevabı sil
survey-position = { NUMBER($position) } / { NUMBER($total) }
survey-progress-label = Soru { NUMBER($position) } / { NUMBER($total) }
survey-saved = Cevap bu telefona kaydedildi
survey-choose-one = Birini seçin
survey-choose-many = Birden fazla seçebilirsiniz
survey-scale-hint = { NUMBER($low) }: { $low-label }, { NUMBER($high) }: { $high-label }.
survey-scale-low = en düşük
survey-scale-high = en yüksek
survey-scale-step = { NUMBER($value) } / { NUMBER($high) }
survey-number-hint = Bir sayı yazın
survey-text-hint = Başkalarının adını yazmayın.
survey-optional = Bu soruyu atlayabilirsiniz.
survey-remaining-characters = { NUMBER($count) } karakter kaldı
survey-search-choices = Cevap arayın
survey-together = Birbiriyle ilgili sorular
survey-upload = Bu burada cevaplanamaz. Devam edin.
survey-read-aloud = Sesli oku
survey-read-stop = Durdur
survey-listen = Dinle
survey-acknowledge = Bunu okudum
survey-acknowledged = Okundu
survey-rank-hint = Önce en önemlisine, sonra sıradakine dokunun.
survey-rank-place = { NUMBER($place) }. sırada
survey-rank-none = henüz seçilmedi
survey-place-hint = Yeri yalnızca yaklaşık bir kilometre doğrulukla kaydediyoruz.
survey-place-use = Şu an bulunduğum yeri kullan
survey-place-waiting = Telefon nerede olduğunuzu buluyor.
survey-place-refused = Telefon nerede olduğunuzu söylemiyor. Bunu atlayıp devam edebilirsiniz.
survey-place-kept = Yer yaklaşık olarak kaydedildi.

## What is asked about several, such as each child

survey-repeat-item = { $name } { NUMBER($number) }
survey-repeat-unnamed = Birden fazla
survey-repeat-count = Şu ana kadar { NUMBER($count) } tane var.
survey-repeat-how-many = Kaç tane?
survey-repeat-add = Ekle: { $name }
survey-repeat-take-away = Kaldır
survey-repeat-remove = Kaldır: { $name }
survey-repeat-remove-title = Kaldırılsın mı?
survey-repeat-remove-body = Bununla ilgili cevaplar silinir.
survey-repeat-remove-confirm = Evet, kaldır
survey-repeat-remove-keep = Hayır, kalsın

## Errors beside the question

survey-error-required = Devam etmek için soruyu cevaplayın.
survey-error-choose = En az bir cevap seçin.
survey-error-not-number = Bir sayı yazın, örneğin 3.
survey-error-not-whole = Tam sayı yazın.
survey-error-unranked = Hepsini sıraya koyun.
survey-error-not-moment = Tarihi veya saati tam olarak yazın.
survey-error-too-long = Cevap çok uzun. En fazla { NUMBER($max) } karakter yazın.
survey-error-constraint = Cevap uygun değil. Düzeltip yeniden deneyin.
survey-not-saved = Cevap kaydedilmedi. Hâlâ burada duruyor. Yeniden deneyin.
survey-try-again = Yeniden dene

## The last page

survey-check-title = Cevaplarınızı gözden geçirin
survey-check-body = Gönderdikten sonra onları değiştiremezsiniz.
survey-change-answer = Düzelt
survey-change-answer-to = Şu sorunun cevabını düzelt: { $question }
survey-not-answered = Cevaplanmadı
survey-send = Cevapları gönder
survey-waiting-title = Telefona kaydedildi
survey-waiting-body = Cevap, telefonun interneti olunca ayrı olarak gönderilir. Sammen’i şimdi kapatabilirsiniz.
survey-linked-waiting = Telefon ağa bağlanınca cevap gönderilir. Sammen’i şimdi kapatabilirsiniz.
survey-sent-title = Gönderildi
survey-sent-body = Cevabınız için teşekkürler.
survey-refused-title = Cevap kabul edilmedi
survey-refused-closed = Cevap ulaştığında anket bitmişti. Denediğiniz için teşekkürler.
survey-refused-unknown = Bu anket artık yok.
survey-refused-changed = Siz cevap verdikten sonra anket değişti. İsterseniz yeniden cevap verin.
survey-refused-counted = Bu telefonla veya kodla zaten cevap verildi. Her biri bir kez sayılır.
survey-refused-code = Kod bu ankete ait değil. Mektuba bakıp yeniden cevap verin.
survey-linked-code = Kod uymuyor veya başka bir telefonda kullanılmış. Cevaplarınız hâlâ burada: mektuptaki kodu yazın ve yeniden gönderin.
survey-refused-other = Cevapta bir yanlışlık vardı. İsterseniz yeniden cevap verin.
survey-another = Başka biri cevap versin
survey-see-activities = Neler olduğuna bakın
survey-acknowledge-refusal = Tamam, gördüm

## What one answered to a confidential survey

survey-own-title = Cevaplarınız
survey-own-delete = Cevaplarımı sil
survey-own-delete-title = Cevaplarınızı silmek istiyor musunuz?
survey-own-delete-body = Hem burada hem de soranlarda silinir. Yeniden cevap verebilirsiniz.
survey-own-delete-confirm = Evet, sil
survey-own-deleting = Telefon ağa bağlanınca cevaplar silinir.
