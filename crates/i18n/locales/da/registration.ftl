### Registering a household, cancelling, and what the answer was.

## The form

# Accessible names of the buttons beside the number.
register-fewer = Én færre
register-more = Én mere
# Read aloud when the number changes.
register-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } personer
    }

## Errors beside the fields

register-error-name-too-long = Skriv et kortere navn, højst { NUMBER($max) } tegn.

## After the button

register-saved-body = Tilmeldingen sendes, når telefonen har net. Du har ikke plads endnu, men du får svar under Mit.
register-sending-body = Tilmeldingen er gemt og bliver sendt nu. Svaret kommer her.

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
# There is room now, if the household says yes in time.
state-offered = Der er plads til jer
state-offered-until = Svar senest { $moment }.
state-offered-explained = Pladserne er jeres, hvis I siger ja i tide. Ellers går de videre til de næste.
state-offered-accepted = Vi har gemt jeres ja. Det tæller først, når det er sendt.
state-lapsed = Tiden til at svare er gået
state-lapsed-explained = Vil I stadig med, beholder I jeres nummer i køen.
state-cancelled-by-staff = Afmeldt af dem, der står for det
state-cancelled-by-staff-explained = Spørg dem, hvis I vil vide hvorfor.
# A date that was added to a series, and is full.
state-no-seat-this-date = Ikke plads den dag
state-no-seat-this-date-explained = Datoen kom til senere. Bliver der plads, er I med.
offer-accept = Vi kommer
offer-decline = Vi kan ikke
offer-still-wanted = Vi vil stadig gerne med
state-cancelling = Afbud gemt på telefonen
state-cancelling-explained = Afbuddet sendes, når telefonen har net.
state-cancelled = Meldt afbud
# The organiser cancelled the date.
state-activity-cancelled = Aflyst af dem, der står for det

## For somebody else, by a person who may help others

# Seats for somebody else's household.
state-confirmed-other = Har plads

## Why something was refused: what happened and what to do

refusal-activity-cancelled = Aktiviteten er aflyst. Se, hvad der ellers sker.
refusal-not-open-yet = Der er ikke åbent for tilmelding endnu. Prøv igen senere.
refusal-closed = Der er lukket for tilmelding. Spørg dem, der står for det, om der er plads.
refusal-household-too-large = I var for mange. Der kan højst komme { NUMBER($max) } pr. husstand. Tilmeld jer igen med færre.
refusal-name-missing = Der manglede et navn. Tilmeld jer igen med navne.
refusal-already-registered = I er allerede tilmeldt. Du skal ikke gøre mere.
refusal-age-missing = Der manglede en alder. Tilmeld jer igen.
refusal-age-outside = Det er for { NUMBER($youngest) } til { NUMBER($oldest) } år. Se, hvad der ellers sker.
refusal-answer-missing = Der manglede et svar. Tilmeld jer igen.
refusal-answer-not-allowed = Et svar kan ikke bruges mere. Tilmeld jer igen.
refusal-answer-too-long = Et svar var for langt, højst { NUMBER($max) } tegn. Tilmeld jer igen.
refusal-not-allowed = Du kan ikke tilmelde andre herfra. Spørg dem, der står for det.
refusal-whole-series-only = Man tilmelder sig hele forløbet. Tilmeld jer igen.
refusal-single-dates-only = Man tilmelder sig dag for dag. Tilmeld jer igen.
refusal-nothing-offered = Tilmeldingen var allerede afmeldt. Tilmeld jer igen, hvis I vil med.
refusal-not-begun = Det er ikke begyndt endnu.
refusal-date-passed = Datoen er overstået. Se, om der er en ny.
refusal-no-registration-needed = Her skal man ikke tilmelde sig. Kom bare forbi.
refusal-unknown-activity = Aktiviteten findes ikke mere. Se, hvad der ellers sker.
refusal-unknown-registration = Vi kan ikke finde tilmeldingen. Tilmeld jer igen, hvis I vil med.
refusal-app-too-old = Din udgave af Sammen er for gammel. Hent den nye, og prøv igen.
