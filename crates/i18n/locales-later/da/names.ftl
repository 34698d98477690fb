### The lock on the names of those who come.

names-choose-title = Vælg en kode til navnene
names-choose-explained = Så kan du se, hvem der kommer, også uden net. Kun du kan låse op. Navnene forsvinder et døgn efter, at det er slut.
names-pin = Kode
names-pin-hint = Mindst 6 tegn. Skriv den ikke ned ved døren.
names-pin-again = Koden igen
names-choose = Gem koden
names-locked-title = Navnene er låst
names-locked-explained = Du kan stadig lukke folk ind med koden på deres billet.
names-unlock = Lås op
names-open = Navnene er låst op. De låses af sig selv, når du ikke bruger telefonen i { NUMBER($minutes) } minutter.
names-lock = Lås nu
names-new-pin = Har du glemt koden? Vælg en ny. Så skal telefonen have net for at hente navnene igen.
names-new-pin-action = Vælg en ny kode
names-error-short = Koden skal have mindst 6 tegn.
names-error-obvious = Den kode gætter andre let. Vælg en anden.
names-error-differ = De to koder er ikke ens.
names-error-wrong =
    { $left ->
        [one] Koden er forkert. Du har ét forsøg, så slettes navnene fra telefonen.
       *[other] Koden er forkert. Du har { $left } forsøg, så slettes navnene fra telefonen.
    }
names-error-waits =
    { $seconds ->
        [one] Vent ét sekund, før du prøver igen.
       *[other] Vent { $seconds } sekunder, før du prøver igen.
    }
names-error-erased = Koden var forkert for mange gange. Navnene er slettet fra telefonen. Vælg en ny kode, når du har net.
names-error-unsupported = Telefonen kan ikke låse navnene her. Prøv en anden browser.
names-error-storage = Telefonen kunne ikke gemme. Gør plads, og prøv igen.
roster-fetched-now = Listen er hentet lige nu.
roster-fetched-minutes = Listen er hentet for { NUMBER($minutes) } min. siden.
roster-fetched-hours =
    { $hours ->
        [one] Listen er hentet for { $hours } time siden.
       *[other] Listen er hentet for { $hours } timer siden.
    }
roster-fetched-days =
    { $days ->
        [one] Listen er hentet for { $days } dag siden.
       *[other] Listen er hentet for { $days } dage siden.
    }
names-choose-first = Ikke klar: vælg først en kode til navnene.
names-fetch-first = Ikke klar: navnene er ikke på telefonen. Find net, og lås op.
names-with-passkey = Lås også op med telefonens egen lås, hvis den kan
names-unlock-passkey = Lås op med telefonens lås
names-error-passkey = Det lykkedes ikke med telefonens lås. Brug koden.
