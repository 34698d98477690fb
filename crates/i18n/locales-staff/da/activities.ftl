### Activities and who comes.

activities-title = Aktiviteter
activities-none = Ingen aktiviteter passer.
activities-more = Der er flere. Søg efter den, du leder efter.
dates-more =
    { $count ->
        [one] Én dato mere
       *[other] { $count } datoer mere
    }
date-cancelled = Aflyst
seats-of = { NUMBER($taken) } af { NUMBER($seats) } pladser er taget
seats-taken =
    { $taken ->
        [one] { $taken } kommer
       *[other] { $taken } kommer
    }
households-wait =
    { $count ->
        [one] én husstand venter
       *[other] { $count } husstande venter
    }
back-to-activities = Alle aktiviteter
occurrence-title = Hvem kommer
names-shown-logged = Din rolle viser navne. Det står i loggen, at du har set dem.
names-hidden = Navne vises ikke med din rolle.
registrations-coming = Kommer
registrations-waiting = På venteliste
registrations-none = Ingen er tilmeldt endnu.
household = Husstand { NUMBER($number) }
persons =
    { $count ->
        [one] { $count } person
       *[other] { $count } personer
    }
stands-waiting = Nummer { NUMBER($position) } på ventelisten
stands-offered = Har fået tilbudt plads
stands-lapsed = Svarede ikke på tilbuddet
household-ages = Alder: { $ages }
household-on-behalf = Tilmeldt af en anden
participant = deltager { NUMBER($number) }
yes = Ja
no = Nej
