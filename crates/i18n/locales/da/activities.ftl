### The list of what is on, and one activity.

activities-title = Aktiviteter
activities-today = Det sker i dag
activities-this-week = Denne uge
activities-later = Senere
activities-none-today = Der sker ikke noget i dag. Se resten af ugen her.

## The week strip

# Accessible name of the week strip.
week-label = Vælg dag
week-previous = Forrige uge
week-next = Næste uge
# Returns the strip to the current week.
week-this = Denne uge
# Accessible name of a day in the strip.
week-day =
    { $count ->
        [0] { $day }, intet sker
        [one] { $day }, { $count } aktivitet
       *[other] { $day }, { $count } aktiviteter
    }

## Search and filters

search-label = Søg i aktiviteter
search-placeholder = Fx fællesspisning
filters-show =
    { $count ->
        [0] Vælg til og fra
        [one] Vælg til og fra, { $count } valgt
       *[other] Vælg til og fra, { $count } valgt
    }
filters-hide = Skjul valg
filter-place = Sted
filter-audience = For hvem
filter-theme = Emne
filter-area = Område
filter-free-seats = Kun med ledige pladser
# The choice that filters nothing.
filter-any = Alle
filter-place-any = Alle steder
filter-theme-any = Alle emner
filters-clear = Ryd valg
results-count =
    { $count ->
        [0] Ingen aktiviteter
        [one] { $count } aktivitet
       *[other] { $count } aktiviteter
    }
results-none-title = Ingen aktiviteter passer
results-none-body = Prøv med færre valg eller et andet ord.
results-none-action = Vis alle aktiviteter
# The areas followed have no activities at all.
activities-empty-title = Der er ikke noget på opslagstavlen
activities-empty-body = Følg et område mere, så er der mere at se.
activities-empty-action = Vælg områder

## For whom

audience-everyone = Alle
audience-children = Børn
audience-young = Unge
audience-adults = Voksne
audience-families = Familier
audience-elders = Ældre
audience-women = Kvinder

## Themes

theme-community = Fællesskab
theme-food = Mad
theme-culture = Kultur
theme-sport = Bevægelse
theme-advice = Råd og hjælp
theme-learning = Læring
theme-green = Grønt
theme-parenting = Forældre
theme-play = Leg
theme-market = Loppemarked

## When

when-today = I dag
when-tomorrow = I morgen
when-yesterday = I går
# It has begun and not ended.
when-now = Nu
when-until = til { $time }
when-from-until = { $start }–{ $end }
when-day-time = { $day } kl. { $time }

## One activity

cost-free = Gratis
cost-amount-person = { $amount } kr. pr. person
cost-amount-household = { $amount } kr. pr. husstand

## Seats

seats-drop-in = Kom forbi, ingen tilmelding
seats-left =
    { $count ->
        [0] Ingen pladser tilbage
        [one] Én plads tilbage
       *[other] { $count } pladser tilbage
    }
seats-full = Alt optaget
seats-full-waitlist =
    { $count ->
        [0] Alt optaget, ingen på venteliste
        [one] Alt optaget, { $count } på venteliste
       *[other] Alt optaget, { $count } på venteliste
    }

## Cancelled and moved

cancelled = Aflyst
cancelled-because = Aflyst: { $reason }
# The date is on another day. $when is a day and a clock, in the middle of a sentence.
moved-from = Flyttet fra { $when }
# The date is on the same day at another time.
moved-from-time = Flyttet fra kl. { $time }
ends-instead-of = Slutter kl. { $time } i stedet for kl. { $before }
# The date takes place, with another time or place than usual.
changed = Ændret
