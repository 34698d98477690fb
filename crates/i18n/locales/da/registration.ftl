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
# Said where names, ages or answers are asked for.
register-kept = Det, I skriver her, bliver slettet dagen efter.
register-series =
    { $count ->
        [one] I tilmelder jer hele forløbet: { $count } gang.
       *[other] I tilmelder jer hele forløbet: { $count } gange.
    }
register-series-hint = Der skal være plads til jer hver gang. Ellers venter I sammen.
register-ages-title = Hvor gamle er I?
register-ages-limits = Det er for { NUMBER($youngest) } til { NUMBER($oldest) } år.
register-ages-guardians = Voksne må gerne komme med.
# Label of one age field.
register-age = Alder på nummer { NUMBER($number) }
register-age-own = Din alder
register-optional = Du kan springe det over.
# Heading over one participant's answers.
register-participant = Nummer { NUMBER($number) }
register-participant-own = Dig
register-yes = Ja
register-no = Nej
# Beside a field for free text.
register-text-warning = Skriv ikke navne, sygdomme eller andet, som ikke skal læses af andre.
register-offer-hint =
    { $hours ->
        [one] Bliver der plads senere, har I { $hours } time til at svare.
       *[other] Bliver der plads senere, har I { $hours } timer til at svare.
    }

## Errors beside the fields

register-error-name-missing = Skriv navnet på nummer { NUMBER($number) }.
register-error-name-too-long = Skriv et kortere navn, højst { NUMBER($max) } tegn.
register-error-age-missing = Skriv alderen på nummer { NUMBER($number) } med tal.
register-error-age-outside = Nummer { NUMBER($number) } passer ikke i alder. Det er for { NUMBER($youngest) } til { NUMBER($oldest) } år.
register-error-age-nobody = Der skal komme én på { NUMBER($youngest) } til { NUMBER($oldest) } år.
register-error-answer-missing = Svar på: { $question }
register-error-answer-too-long = Skriv kortere, højst { NUMBER($max) } tegn: { $question }

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
# Shown after a date that nobody of the household came to.
state-missed = Vi savnede jer. Sig gerne til, hvis I ikke kan komme.
offer-accept = Vi kommer
offer-decline = Vi kan ikke
offer-still-wanted = Vi vil stadig gerne med
# Heading over offers.
offer-title = Der er blevet plads

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
cancel-series-title = Vil I melde afbud til det hele?
cancel-series-body = I mister jeres pladser til { $activity } alle dage.
cancel-date-action = Meld afbud til den dag
cancel-date-body = Jeres pladser til { $activity } går videre, men kun den dag. De andre dage har I stadig.
cancel-series-action = Meld afbud til det hele
cancel-keep = Nej, vi kommer

## For somebody else, by a person who may help others

# Heading over what one has done for others.
others-heading = For andre
others-explained = Tilmeld en, der ikke selv kan gøre det på en telefon. Skriv ikke, hvem det er.
others-add = Tilmeld en anden
others-title = Tilmeld en anden til { $activity }
others-how-many = Hvor mange kommer?
others-hint = Vi skal ikke vide, hvem de er.
others-ages-title = Hvor gamle er de?
others-submit =
    { $count ->
        [one] Tilmeld { $count } person
       *[other] Tilmeld { $count } personer
    }
# Closes the form without registering anybody.
others-back = Tilbage uden at tilmelde
# Seats for somebody else's household.
state-confirmed-other = Har plads
# Accessible name of the button; the number is that in the list.
others-cancel-item = Meld afbud for nummer { NUMBER($number) }
others-cancel-title = Vil du melde afbud for dem?
others-cancel-body =
    { $count ->
        [one] Pladsen til { $activity } går videre til en anden.
       *[other] De { $count } pladser til { $activity } går videre til andre.
    }
others-cancel-keep = Nej, de kommer

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
