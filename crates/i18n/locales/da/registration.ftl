### Registering a household, cancelling, and what the answer was.

## The form

register-title = Tilmelding til { $activity }
register-how-many = Hvor mange kommer I?
register-how-many-hint = Tæl alle med, også børn og dig selv.
# Accessible names of the buttons beside the number.
register-fewer = Én færre
register-more = Én mere
# Read aloud when the number changes.
register-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } personer
    }
register-max = Højst { NUMBER($max) } pr. husstand
register-names-title = Hvem kommer?
register-names-optional = Du behøver ikke skrive navne.
register-names-required = Vi skal bruge navne, så de voksne ved, hvem der er med.
# Label of one name field.
register-name = Navn på nummer { NUMBER($number) }
register-name-own = Dit navn
register-submit =
    { $count ->
        [one] Tilmeld dig
        [2] Tilmeld jer begge to
       *[other] Tilmeld jer alle { $count }
    }
register-offline-hint = Du er uden net. Tilmeldingen bliver gemt på telefonen og sendt, når du har net.
register-waitlist-hint = Der er ikke plads til alle lige nu. Bliver der plads, rykker I op, og du kan se det under Mit.
register-privacy = Navnene er kun til dem, der står for aktiviteten.

## Errors beside the fields

register-error-name-missing = Skriv navnet på nummer { NUMBER($number) }.
register-error-name-too-long = Skriv et kortere navn, højst { NUMBER($max) } tegn.

## After the button

register-saved-body = Tilmeldingen sendes, når telefonen har net. Du har ikke plads endnu, men du får svar under Mit.
register-sending-body = Tilmeldingen er gemt og bliver sendt nu. Svaret kommer her.
register-see-mit = Se det under Mit
# Heading above where the registration stands.
register-own-title = Jeres tilmelding

## Where a registration stands

state-saved = Gemt på telefonen
state-sent = Sendt
state-sent-explained = Venter på svar.
state-confirmed =
    { $count ->
        [one] Du har plads
       *[other] I har plads
    }
state-waitlisted = Nummer { NUMBER($position) } på ventelisten
state-waitlisted-explained = Bliver der plads, rykker I op. Du skal ikke gøre noget.
state-waitlisted-unknown = På ventelisten
state-cancelling = Afbud gemt på telefonen
state-cancelling-explained = Afbuddet sendes, når telefonen har net.
state-cancelled = Meldt afbud
# The organiser cancelled the date.
state-activity-cancelled = Aflyst af dem, der står for det

## Cancelling

cancel-action = Meld afbud
cancel-title = Vil du melde afbud?
cancel-body =
    { $count ->
        [one] Din plads til { $activity } går videre til en anden.
       *[other] Jeres { $count } pladser til { $activity } går videre til andre.
    }
cancel-waitlist-body = I mister jeres nummer på ventelisten til { $activity }.
cancel-confirm = Ja, meld afbud
cancel-keep = Nej, vi kommer

## Why something was refused: what happened and what to do

refusal-activity-cancelled = Aktiviteten er aflyst. Se, hvad der ellers sker.
refusal-not-open-yet = Der er ikke åbent for tilmelding endnu. Prøv igen senere.
refusal-closed = Der er lukket for tilmelding. Spørg dem, der står for det, om der er plads.
refusal-household-too-large = I var for mange. Der kan højst komme { NUMBER($max) } pr. husstand. Tilmeld jer igen med færre.
refusal-name-missing = Der manglede et navn. Tilmeld jer igen med navne.
refusal-already-registered = I er allerede tilmeldt. Du skal ikke gøre mere.
refusal-date-passed = Datoen er overstået. Se, om der er en ny.
refusal-no-registration-needed = Her skal man ikke tilmelde sig. Kom bare forbi.
refusal-unknown-activity = Aktiviteten findes ikke mere. Se, hvad der ellers sker.
refusal-unknown-registration = Vi kan ikke finde tilmeldingen. Tilmeld jer igen, hvis I vil med.
refusal-app-too-old = Din udgave af Sammen er for gammel. Hent den nye, og prøv igen.
