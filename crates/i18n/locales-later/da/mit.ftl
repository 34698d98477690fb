### Mit: what I have said yes to, and what has not been sent.

mit-title = Det har du sagt ja til
mit-empty-body = Du har ikke sagt ja til noget endnu.
mit-empty-action = Se, hvad der sker
mit-upcoming = Kommer snart
# Heading of what is folded away.
mit-past-or-cancelled = Overstået eller meldt afbud
mit-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } personer
    }
mit-dates =
    { $count ->
        [one] { $count } dato
       *[other] { $count } datoer
    }
# In a card's line of details: one is registered for the whole series.
mit-whole-series = Hele forløbet
# In a card's line of details: the registration is somebody else's.
mit-on-behalf = For en anden

## What needs a look

mit-attention-title = Det skal du se på
mit-refused-because = Afvist: { $reason }
# Puts away a refusal that has been read.
mit-acknowledge = Okay, det har jeg set
# Accessible name of the button that puts away a refusal.
mit-acknowledge-item = Okay, det har jeg set: { $item }
mit-register-again = Tilmeld igen
# A date that the person comes to was changed: what that means.
mit-news-called-off = Du skal ikke møde op. Din tilmelding gælder ikke længere.
mit-news-moved = Din tilmelding gælder stadig. Kan du ikke komme, så meld afbud.
mit-news-takes-place = Det bliver til noget alligevel
mit-news-takes-place-meaning = Din tilmelding gælder igen. Kan du ikke komme, så meld afbud.
mit-see-date = Se datoen

## What has not been sent

mit-unsent-title = Ikke sendt endnu
mit-unsent-explained = Det ligger på telefonen og sendes, når du har net.
mit-unsent-count =
    { $count ->
        [0] Alt er sendt
        [one] { $count } ting er ikke sendt
       *[other] { $count } ting er ikke sendt
    }
unsent-registration = Tilmelding til { $activity }
unsent-cancellation = Afbud til { $activity }
unsent-acceptance = Ja til plads på { $activity }
unsent-check-in = Indtjekning til { $activity }
unsent-head-count = Optælling til { $activity }
unsent-lend = Udlån: { $toy }
unsent-give-back = Tilbage: { $toy }
unsent-shift = Vagt: { $shift }
unsent-survey-answer = Svar på { $survey }
unsent-survey-withdrawal = Slet svar på { $survey }
# A change that this version has no word for.
unsent-other = En ændring
unsent-saved-at = Gemt kl. { $time }
unsent-saved-on = Gemt { $day } kl. { $time }
# Survey answers wait a while on purpose, so that the time does not tell who answered.
unsent-sent-later = Sendes lidt senere, for sig selv.
mit-send-now = Prøv igen nu
# Read aloud after trying.
mit-send-still-waiting = Det lykkedes ikke. Det ligger stadig på telefonen, og Sammen prøver igen.

## Surveys

mit-surveys-title = Dine undersøgelser
mit-survey-resume = Fortsæt, hvor du slap
mit-survey-progress = { NUMBER($answered) } af { NUMBER($total) } spørgsmål
# The lines of a day block for a survey that was begun, around the number answered.
mit-survey-block = svar
mit-survey-block-of = af { NUMBER($total) }
mit-survey-sent = Sendt. Tak for dit svar

## Deleting what is on the phone

delete-title = Slet mine ting på telefonen
delete-body = Dine tilmeldinger, svar og valg bliver slettet på denne telefon. Det, der er sendt, er stadig sendt.
delete-keeps-seats = Vil du ikke med alligevel, så meld afbud først.
delete-unsent-warning =
    { $count ->
        [one] { $count } ting er ikke sendt. Den går tabt.
       *[other] { $count } ting er ikke sendt. De går tabt.
    }
delete-action = Slet mine ting
delete-confirm = Ja, slet
delete-confirm-unsent = Ja, slet også det, der ikke er sendt
delete-keep = Nej, behold
delete-failed = Det blev ikke slettet. Luk Sammens andre faner, og prøv igen.
