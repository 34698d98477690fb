### What a person reads who answers on a device that is handed round. No native speaker has read this translation yet.

kiosk-promise = Gdy Państwo skończą, odpowiedzi znikną z ekranu. Jeśli przerwą Państwo wcześniej, zostaną usunięte.
kiosk-stop = Przerwij i usuń moje odpowiedzi
kiosk-stop-title = Czy chcą Państwo przerwać?
kiosk-stop-body = Odpowiedzi nie zostaną wysłane.
kiosk-stop-keep = Odpowiadam dalej
kiosk-over-title = Dziękujemy za odpowiedzi
kiosk-over-body = Na ekranie nie ma już nic o Państwu. Proszę go teraz oddać.
kiosk-left-title = Odpowiedzi zostały usunięte
kiosk-left-body = Nie zostały wysłane i nigdzie nie są zapisane.
kiosk-next = Gotowe dla następnej osoby
kiosk-idle-title = Czy nadal tu Państwo są?
kiosk-idle-body =
    { $seconds ->
        [one] Za { $seconds } sekundę odpowiedzi zostaną usunięte i ekran zacznie od nowa.
        [few] Za { $seconds } sekundy odpowiedzi zostaną usunięte i ekran zacznie od nowa.
       *[other] Za { $seconds } sekund odpowiedzi zostaną usunięte i ekran zacznie od nowa.
    }
kiosk-idle-stay = Tak, jestem tutaj
