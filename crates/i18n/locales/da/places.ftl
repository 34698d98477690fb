### Places, services and partners: whom to ask about what, and how to reach them.

## Opening hours

hours-title = Åbent
hours-open-now = Åbent nu
hours-closed-now = Lukket nu
hours-closes-at = Lukker kl. { $time }
hours-opens-at = Åbner kl. { $time }
hours-opens-on = Åbner { $day } kl. { $time }
hours-closed-day = Lukket
# From one weekday to another.
hours-days = { $first }–{ $last }

## How to reach them

contact-title = Sådan får du fat i dem
contact-call-number = Ring til { $number }
contact-write-address = Skriv til { $address }
contact-website = Se hjemmesiden
contact-none = Kom forbi og spørg.
# Calling needs no network.
contact-call-works-offline = Du kan ringe, selv om du er uden net.
