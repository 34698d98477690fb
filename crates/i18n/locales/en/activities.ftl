### The list of what is on, and one activity.

activities-title = Activities
activities-today = On today
activities-this-week = This week
activities-later = Later
activities-none-today = Nothing is on today. See the rest of the week here.

## The week strip

week-label = Choose a day
week-previous = Previous week
week-next = Next week
week-this = This week
week-day =
    { $count ->
        [0] { $day }, nothing on
        [one] { $day }, { $count } activity
       *[other] { $day }, { $count } activities
    }

## Search and filters

search-label = Search activities
search-placeholder = Such as dinner
filters-show =
    { $count ->
        [0] Narrow it down
       *[other] Narrow it down, { $count } chosen
    }
filters-hide = Hide the choices
filter-place = Place
filter-audience = For whom
filter-theme = Theme
filter-area = Area
filter-free-seats = Only with free seats
filter-any = All
filter-place-any = All places
filter-theme-any = All themes
filters-clear = Clear the choices
results-count =
    { $count ->
        [0] No activities
        [one] { $count } activity
       *[other] { $count } activities
    }
results-none-title = No activities match
results-none-body = Try fewer choices or another word.
results-none-action = Show all activities
activities-empty-title = The noticeboard is empty
activities-empty-body = Follow one more area, and there is more to see.
activities-empty-action = Choose areas

## For whom

audience-everyone = Everyone
audience-children = Children
audience-young = Young people
audience-adults = Adults
audience-families = Families
audience-elders = Older people
audience-women = Women

## Themes

theme-community = Community
theme-food = Food
theme-culture = Culture
theme-sport = Exercise
theme-advice = Advice and help
theme-learning = Learning
theme-green = Green
theme-parenting = Parents
theme-play = Play
theme-market = Flea market

## When

when-today = Today
when-tomorrow = Tomorrow
when-yesterday = Yesterday
when-now = Now
when-until = until { $time }
when-from-until = { $start }–{ $end }
when-day-time = { $day } at { $time }

## One activity

cost-free = Free
cost-amount-person = { $amount } kr. per person
cost-amount-household = { $amount } kr. per household

## Seats

seats-drop-in = Just drop by, no sign-up
seats-left =
    { $count ->
        [0] No seats left
        [one] One seat left
       *[other] { $count } seats left
    }
seats-full = All taken
seats-full-waitlist =
    { $count ->
        [0] All taken, nobody on the waiting list
       *[other] All taken, { $count } on the waiting list
    }

## Cancelled and moved

cancelled = Cancelled
cancelled-because = Cancelled: { $reason }
moved-from = Moved from { $when }
moved-from-time = Moved from { $time }
ends-instead-of = Ends at { $time } instead of { $before }
changed = Changed
