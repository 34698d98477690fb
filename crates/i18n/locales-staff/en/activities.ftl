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
# A numbered seat, as it is called: "Stall no. 7".
household-seat = { $called } no. { NUMBER($number) }
household-ages = Age: { $ages }
household-on-behalf = Registered by somebody else
participant = participant { NUMBER($number) }
yes = Yes
no = No

## What the staff decide about a date.

decide-title = Decide about the date
capacity-change = Change the number of seats
field-capacity = Seats
field-capacity-hint = If there are more, the first on the waitlist get them. Nobody loses a seat that they were given.
capacity-save = Save the number
capacity-changed = The number of seats has been changed.
error-capacity = Write a number that is not below nought.
call-off = Cancel the date
field-reason = Why is it cancelled?
field-reason-hint = Everybody registered reads it. Write no names.
error-reason = Write why the date is cancelled. At most 300 characters.
call-off-title = Cancel the date?
call-off-body = Everybody registered is told on their phone. It cannot be undone here.
called-off = The date is cancelled.
registration-cancel = Cancel for them
registration-cancel-title = Cancel for the household?
registration-cancel-body = The seats go on to those who wait.
registration-cancelled = It is cancelled.
code-make = Code for a new phone
code-make-title = Make a code?
code-make-body = It is for somebody who has lost her phone. Check that it is the right person. The old phone loses the registrations when the code is used.
code-made = The code is made.
code-explained = Write the code on the new phone under Settings. It can be used until { $until } and is shown only now.

## Registering somebody who telephones or comes by.

register-title = Add somebody
register-explained = For those who call or drop by. Do not write who they are. They get places or wait like everybody else.
field-persons = How many are coming?
field-persons-hint = At most { NUMBER($max) } per household
error-persons = Write a number from 1 to { NUMBER($max) }.
register-save = Add them
registered-seats = They have places.
registered-waits = They are number { NUMBER($position) } on the waiting list.

## Who came. Noted for those who plan, never against a household.

attendance-question = Did they come?
attendance-came = They came
attendance-away = They did not come
attendance-attended = Noted: they came
attendance-did-not-come = Noted: they did not come
attendance-noted = Noted.
