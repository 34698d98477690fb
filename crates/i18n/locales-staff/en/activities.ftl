### Activities and who comes.

activities-title = Activities
activities-none = No activities fit.
activities-more = There are more. Search for the one you want.
dates-more =
    { $count ->
        [one] One more date
       *[other] { $count } more dates
    }
date-cancelled = Cancelled
seats-of = { NUMBER($taken) } of { NUMBER($seats) } seats are taken
seats-taken =
    { $taken ->
        [one] { $taken } comes
       *[other] { $taken } come
    }
households-wait =
    { $count ->
        [one] one household waits
       *[other] { $count } households wait
    }
back-to-activities = All activities
occurrence-title = Who comes
names-shown-logged = Your role shows names. The log says that you have seen them.
names-hidden = Your role does not show names.
registrations-coming = Come
registrations-waiting = On the waitlist
registrations-none = Nobody is registered yet.
household = Household { NUMBER($number) }
persons =
    { $count ->
        [one] { $count } person
       *[other] { $count } persons
    }
stands-waiting = Number { NUMBER($position) } on the waitlist
stands-offered = Has been offered a place
stands-lapsed = Did not answer the offer
household-ages = Age: { $ages }
household-on-behalf = Registered by somebody else
participant = participant { NUMBER($number) }
yes = Yes
no = No
