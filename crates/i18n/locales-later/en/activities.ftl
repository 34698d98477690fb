### The list of what is on, and one activity.

## When

when-past = It is over
when-started = Began at { $time }

## One activity

activity-when = When
activity-where = Where
activity-for-whom = For whom
activity-ages = Ages { NUMBER($from) }–{ NUMBER($to) }
activity-ages-from = From age { NUMBER($from) }
activity-ages-to = Up to age { NUMBER($to) }
activity-cost = Price
activity-languages = Languages
activity-run-by = Who runs it
languages-spoken = We speak { $languages }
activity-calendar = Add to my calendar
# Accessible name of the same under Mit.
mit-calendar-of = Add to my calendar: { $activity }
activity-missing-title = The activity is not here
activity-missing-body = It may have been deleted, or it has not been fetched yet.
activity-missing-action = See all activities

## Seats

seats-title = Seats
seats-waitlist-possible = You can join the waiting list
seats-may-have-changed = The number may have changed.
answer-when-network = You get the answer when the phone has network
registration-opens = Sign-up opens { $when }
registration-closes = Sign-up closes { $when }
registration-closed = Sign-up is closed

## Cancelled and moved

changed-because = { $change }: { $reason }

## Series

series-dates = More dates
series-count =
    { $count ->
        [0] No dates left
        [one] { $count } date left
       *[other] { $count } dates left
    }
series-show-all = Show all dates
series-no-more = There are no more dates
