### The dates of a volunteer, and counting heads.

door-explained = Her ser du, hvem der kommer til de aktiviteter, du hjælper med. Vis det ikke til andre.
# When the volunteer's role ends by itself.
door-role-ends = Du er frivillig til { $day } kl. { $time }. Så forsvinder listerne fra telefonen.
door-no-role = Du er ikke frivillig lige nu.
door-coming =
    { $count ->
        [one] { $count } kommer
       *[other] { $count } kommer
    }
door-waiting =
    { $count ->
        [one] { $count } venter
       *[other] { $count } venter
    }
# A household on the waitlist.
door-waits = på venteliste
door-open = Åbn døren
door-heads = Optælling
door-heads-explained = Tryk, hver gang nogen kommer eller går.
door-heads-more = En til
door-heads-fewer = En færre

door-title = Døren
door-no-dates = Der er ingen datoer lige nu.
door-nobody = Ingen er tilmeldt endnu.
door-cancelled = Aflyst

## At the door of one date

door-back = Alle datoer
# The list of those who come is on the phone.
door-ready = Klar – også uden net
door-not-ready = Ikke klar: listen er ikke hentet. Find net, før det begynder.
# How many are in; the number stands above it, large.
door-inside-of =
    { $coming ->
        [one] inde · { $coming } tilmeldt
       *[other] inde · { $coming } tilmeldte
    }
door-search = Find et navn eller en kode
door-search-hint = Et bogstav er nok.
door-none-found = Ingen på listen hedder det. Spørg efter koden på billetten.
door-more-households =
    { $count ->
        [one] { $count } husstand mere. Find den ved døren.
       *[other] { $count } husstande mere. Find dem ved døren.
    }
door-more-found =
    { $count ->
        [one] { $count } mere. Skriv flere bogstaver.
       *[other] { $count } mere. Skriv flere bogstaver.
    }
door-let-in = Luk ind
# Accessible name of the button beside a household.
door-let-in-who = Luk { $who } ind
door-in-since = Inde kl. { $time }
door-in = Inde
door-walk-in = Uden tilmelding
door-walk-in-how-many = Hvor mange kommer ind?
door-walk-in-stop = Fortryd
door-code = Kode { $code }

## What a volunteer is told; large, in one word, and what to do

door-valid = Velkommen
door-valid-people =
    { $count ->
        [one] { $count } lukket ind
       *[other] { $count } lukket ind
    }
door-already-in = Allerede inde
door-already-in-explained = De er lukket ind før. Spørg, om det er en anden.
door-other-date = En anden dato
door-other-date-explained = Tilmeldingen gælder ikke denne dato.
door-verdict-cancelled = Afmeldt
door-verdict-cancelled-explained = De er meldt fra. Er der plads, så luk dem ind uden tilmelding.
door-verdict-waits = Venter
door-verdict-waits-explained = De har ikke fået plads. Er der plads, så luk dem ind uden tilmelding.
door-not-ours = Ikke vores
door-not-ours-explained = Det er ikke en billet herfra. Find dem på listen.
door-revoked = Gælder ikke mere
door-revoked-explained = De har fået en ny billet. Bed dem åbne Mit.
door-close-verdict = Næste
