### What a person reads who answers on a device that is handed round. No native speaker has read this translation yet.

kiosk-promise = Bitirdiğinizde cevaplarınız ekranda kalmaz. Daha önce bırakırsanız silinir.
kiosk-stop = Bırak ve cevaplarımı sil
kiosk-stop-title = Bırakmak istiyor musunuz?
kiosk-stop-body = Cevaplarınız gönderilmez.
kiosk-stop-keep = Devam et
kiosk-over-title = Cevaplarınız için teşekkürler
kiosk-over-body = Ekranda artık sizinle ilgili bir şey yok. Lütfen şimdi geri verin.
kiosk-left-title = Cevaplar silindi
kiosk-left-body = Gönderilmedi ve hiçbir yere kaydedilmedi.
kiosk-next = Sıradaki kişi için hazır
kiosk-idle-title = Hâlâ burada mısınız?
kiosk-idle-body = { NUMBER($seconds) } saniye sonra cevaplar silinir ve ekran baştan başlar.
kiosk-idle-stay = Evet, buradayım
