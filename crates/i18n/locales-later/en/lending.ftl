### Lending: the toys that a young volunteer minds.

lending-title = Toy lending
lending-explained = Give the child a number or a nickname, not their real name. It is deleted when the toy is back.
lending-none = You are not minding toys right now.
lending-no-toys = There are no toys here yet. The secretariat adds them.
# Which activity's toys, where the volunteer minds several.
lending-where = Which toy lending?
lending-ready = Ready – also without a network
lending-ready-since = The list: { $seen }.
lending-not-ready = Not ready: the list has not been fetched. Find a network before you begin.
lending-done-lent = { $toy } is lent to { $token }.
lending-done-back = { $toy } is back.

## What is out

lending-out = Out now
lending-nothing-out = Everything is here.
lending-since = since { $when }
# A time of today, within a sentence.
lending-clock = { $time }
# In place of a number, where a phone took back another one of the same toy.
lending-no-token = no number
lending-take-back = Take back
lending-take-back-which = Take { $toy } back from { $token }
lending-condition = How is { $toy }?
lending-whole = Fine
lending-flawed = Needs a look
lending-unusable = Broken
lending-stop = Undo

## Handing out

lending-shelf = Lend
# How many of a toy are here.
lending-left = { $left } of { $copies } here
lending-broken =
    { $count ->
        [one] { $count } broken
       *[other] { $count } broken
    }
lending-choose = Choose { $toy }
lending-who = Who borrows { $toy }?
lending-number = Number { $number }
lending-nickname = Or a nickname
lending-lend = Lend
lending-not-listed = Back, but not on the list?
