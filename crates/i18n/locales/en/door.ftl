### The door: what a volunteer sees of those who come.

nav-door = The door
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
door-inside = in
door-search = Find a name or a code
door-search-hint = One letter is enough.
door-search-code-hint = Type the code on the ticket.
door-none-found = Nobody on the list is called that. Ask for the code on the ticket.
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
