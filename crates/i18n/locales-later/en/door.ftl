### The dates of a volunteer, and counting heads.

door-explained = Here you see who comes to the activities you help with. Do not show it to others.
# When the volunteer's role ends by itself.
door-role-ends = You are a volunteer until { $day } at { $time }. Then the lists disappear from the phone.
door-no-role = You are not a volunteer right now.
door-coming =
    { $count ->
        [one] { $count } is coming
       *[other] { $count } are coming
    }
door-waiting =
    { $count ->
        [one] { $count } is waiting
       *[other] { $count } are waiting
    }
# A household on the waitlist.
door-waits = on the waitlist
door-open = Open the door
door-heads = Head count
door-heads-explained = Press each time somebody comes or goes.
door-heads-more = One more
door-heads-fewer = One fewer

door-title = The door
door-no-dates = There are no dates right now.
door-nobody = Nobody is registered yet.
door-cancelled = Cancelled

## At the door of one date

door-back = All dates
# The list of those who come is on the phone.
door-ready = Ready – without a network too
door-not-ready = Not ready: the list is not here. Find a network before it begins.
# How many are in; the number stands above it, large.
door-inside-of = in · { NUMBER($coming) } registered
door-search = Find a name or a code
door-search-hint = One letter is enough.
door-none-found = Nobody on the list is called that. Ask for the code on the ticket.
door-more-households =
    { $count ->
        [one] { $count } more household. Find it at the door.
       *[other] { $count } more households. Find them at the door.
    }
door-more-found =
    { $count ->
        [one] { $count } more. Type more letters.
       *[other] { $count } more. Type more letters.
    }
door-let-in = Let in
# Accessible name of the button beside a household.
door-let-in-who = Let { $who } in
door-in-since = In at { $time }
door-in = In
door-walk-in = Not registered
door-walk-in-how-many = How many come in?
door-walk-in-stop = Undo
door-code = Code { $code }

## What a volunteer is told; large, in one word, and what to do

door-valid = Welcome
door-valid-people =
    { $count ->
        [one] { $count } let in
       *[other] { $count } let in
    }
door-already-in = Already in
door-already-in-explained = They were let in before. Ask whether it is somebody else.
door-other-date = Another date
door-other-date-explained = The registration is not for this date.
door-verdict-cancelled = Cancelled
door-verdict-cancelled-explained = They have cancelled. If there is room, let them in as not registered.
door-verdict-waits = Waiting
door-verdict-waits-explained = They have no seats yet. If there is room, let them in as not registered.
door-not-ours = Not ours
door-not-ours-explained = It is no ticket from here. Find them on the list.
door-revoked = No longer good
door-revoked-explained = They have got a new ticket. Ask them to open Mine.
door-close-verdict = Next
