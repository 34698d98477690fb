### The list of what is on, and one activity.

## When

when-past = Det er overstået
when-started = Begyndt kl. { $time }

## One activity

activity-when = Hvornår
activity-where = Hvor
activity-for-whom = For hvem
activity-ages = { NUMBER($from) }–{ NUMBER($to) } år
activity-ages-from = Fra { NUMBER($from) } år
activity-ages-to = Til og med { NUMBER($to) } år
activity-cost = Pris
activity-languages = Sprog
activity-run-by = Hvem står for det
languages-spoken = Vi taler { $languages }
activity-calendar = Læg i min kalender
# Accessible name of the same under Mit.
mit-calendar-of = Læg i min kalender: { $activity }
# The activity is not known on this phone.
activity-missing-title = Aktiviteten er her ikke
activity-missing-body = Måske er den slettet, eller også er den ikke hentet endnu.
activity-missing-action = Se alle aktiviteter

## Seats

seats-title = Pladser
seats-waitlist-possible = Du kan komme på venteliste
# Seats on the phone may be old.
seats-may-have-changed = Tallet kan have ændret sig.
# Said beside the button while there is no network.
answer-when-network = Du får svar, når telefonen har net
registration-opens = Åbner for tilmelding { $when }
registration-closes = Lukker for tilmelding { $when }
registration-closed = Lukket for tilmelding

## Cancelled and moved

# $change is one of the three above.
changed-because = { $change }: { $reason }

## Series

series-dates = Flere datoer
series-count =
    { $count ->
        [0] Ingen datoer tilbage
        [one] { $count } dato tilbage
       *[other] { $count } datoer tilbage
    }
series-show-all = Vis alle datoer
series-no-more = Der er ikke flere datoer
