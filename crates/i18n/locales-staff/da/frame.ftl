### The frame around the staff's pages, and words that many pages use.

document-title = { $page } · Sammen
skip-to-content = Spring til indholdet
language = Sprog
nav-label = Sider
nav-volunteers = Frivillige
nav-activities = Aktiviteter
nav-door = Døren
nav-people = Personale
nav-log = Log
nav-own = Mig
loading = Henter …
working = Vent lidt …
try-again = Prøv igen
to-residents = Gå til Sammen for beboere
not-found-title = Siden findes ikke
not-found-action = Gå til forsiden
areas-title = Vælg område
areas-none = Du har ingen rolle lige nu. Spørg den, der har inviteret dig.
# A day and a clock.
moment = { $day } kl. { $time }
days =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dage
    }
all-activities = Alle aktiviteter
keep-as-it-is = Nej, lad det være
form-problem = Der er noget, du skal rette
form-cancel = Fortryd
