### The frame around the staff's pages, and words that many pages use.

document-title = { $page } · Sammen
skip-to-content = Skip to the content
language = Language
nav-label = Pages
nav-volunteers = Volunteers
nav-activities = Activities
nav-door = Door
nav-people = Staff
nav-log = Log
nav-own = Me
loading = Fetching …
working = One moment …
try-again = Try again
to-residents = Go to Sammen for residents
not-found-title = There is no such page
not-found-action = Go to the first page
areas-title = Choose an area
areas-none = You have no role now. Ask whoever invited you.
# A day and a clock.
moment = { $day } at { $time }
days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
all-activities = All activities
keep-as-it-is = No, leave it
form-problem = There is something to put right
form-cancel = Cancel
