### What a person reads who answers on a device that is handed round.

kiosk-promise = Når du er færdig, er dine svar væk fra skærmen. Stopper du før, bliver de slettet.
kiosk-stop = Stop, og slet mine svar
kiosk-stop-title = Vil du stoppe?
kiosk-stop-body = Dine svar bliver ikke sendt.
kiosk-stop-keep = Bliv ved
kiosk-over-title = Tak for dine svar
kiosk-over-body = Der står ikke mere om dig på skærmen. Giv den tilbage nu.
kiosk-left-title = Svarene er slettet
kiosk-left-body = De blev ikke sendt, og de er ikke gemt nogen steder.
kiosk-next = Klar til den næste
kiosk-idle-title = Er du her stadig?
kiosk-idle-body =
    { $seconds ->
        [one] Om { $seconds } sekund slettes svarene, og skærmen begynder forfra.
       *[other] Om { $seconds } sekunder slettes svarene, og skærmen begynder forfra.
    }
kiosk-idle-stay = Ja, jeg er her
