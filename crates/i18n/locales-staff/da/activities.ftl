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
# A numbered seat, as it is called: "Stade nr. 7".
household-seat = { $called } nr. { NUMBER($number) }
household-ages = Alder: { $ages }
household-on-behalf = Tilmeldt af en anden
participant = deltager { NUMBER($number) }
yes = Ja
no = Nej

## What the staff decide about a date.

decide-title = Bestem om datoen
capacity-change = Ændr antallet af pladser
field-capacity = Pladser
field-capacity-hint = Bliver der flere, får de første på ventelisten plads. Ingen mister en plads, de har fået.
capacity-save = Gem antallet
capacity-changed = Antallet af pladser er ændret.
error-capacity = Skriv et tal, der ikke er under nul.
call-off = Aflys datoen
field-reason = Hvorfor aflyses den?
field-reason-hint = Alle tilmeldte læser det. Skriv ikke navne.
error-reason = Skriv, hvorfor datoen aflyses. Højst 300 tegn.
call-off-title = Vil du aflyse datoen?
call-off-body = Alle tilmeldte får det at vide på telefonen. Det kan ikke fortrydes her.
called-off = Datoen er aflyst.
registration-cancel = Meld afbud for dem
registration-cancel-title = Vil du melde afbud for husstanden?
registration-cancel-body = Pladserne går videre til dem, der venter.
registration-cancelled = Der er meldt afbud.
code-make = Kode til ny telefon
code-make-title = Vil du lave en kode?
code-make-body = Den er til den, der har mistet sin telefon. Tjek, at det er den rigtige. Den gamle telefon mister tilmeldingerne, når koden bliver brugt.
code-made = Koden er lavet.
code-explained = Skriv koden på den nye telefon under Indstillinger. Den kan bruges til { $until } og vises kun nu.

## Registering somebody who telephones or comes by.

register-title = Skriv nogen på
register-explained = Til dem, der ringer eller kommer forbi. Skriv ikke, hvem de er. De får plads eller kommer på ventelisten som alle andre.
field-persons = Hvor mange kommer?
field-persons-hint = Højst { NUMBER($max) } pr. husstand
error-persons = Skriv et tal fra 1 til { NUMBER($max) }.
register-save = Skriv dem på
registered-seats = De har plads.
registered-waits = De er nummer { NUMBER($position) } på ventelisten.

## Who came. Noted for those who plan, never against a household.

attendance-question = Kom de?
attendance-came = De kom
attendance-away = De kom ikke
attendance-attended = Noteret: De kom
attendance-did-not-come = Noteret: De kom ikke
attendance-noted = Det er noteret.
