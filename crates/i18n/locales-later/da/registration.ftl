### Registering a household, cancelling, and what the answer was.

## The form

register-title = Tilmelding til { $activity }
register-how-many = Hvor mange kommer I?
register-how-many-hint = Tæl alle med, også børn og dig selv.
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
# The numbered seat that a household has, as it is called: "Your stall: no. 7".
register-seat-number = Jeres { $called }: nr. { NUMBER($number) }
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
register-error-age-missing = Skriv alderen på nummer { NUMBER($number) } med tal.
register-error-age-outside = Nummer { NUMBER($number) } passer ikke i alder. Det er for { NUMBER($youngest) } til { NUMBER($oldest) } år.
register-error-age-nobody = Der skal komme én på { NUMBER($youngest) } til { NUMBER($oldest) } år.
register-error-answer-missing = Svar på: { $question }
register-error-answer-too-long = Skriv kortere, højst { NUMBER($max) } tegn: { $question }

## After the button

register-see-mit = Se det under Mit
# Heading above where the registration stands.
register-own-title = Jeres tilmelding

## Where a registration stands

# Shown after a date that nobody of the household came to.
state-missed = Vi savnede jer. Sig gerne til, hvis I ikke kan komme.
# Heading over offers.
offer-title = Der er blevet plads

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
# Accessible name of the button; the number is that in the list.
others-cancel-item = Meld afbud for nummer { NUMBER($number) }
others-cancel-title = Vil du melde afbud for dem?
others-cancel-body =
    { $count ->
        [one] Pladsen til { $activity } går videre til en anden.
       *[other] De { $count } pladser til { $activity } går videre til andre.
    }
others-cancel-keep = Nej, de kommer
