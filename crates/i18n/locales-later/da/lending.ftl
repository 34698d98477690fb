### Udlån: the toys that a young volunteer minds.

lending-title = Udlån
lending-explained = Giv barnet et nummer eller et kælenavn, ikke sit rigtige navn. Det slettes, når legetøjet er tilbage.
lending-none = Du passer ikke legetøj lige nu.
lending-no-toys = Her er intet legetøj endnu. Det skriver sekretariatet ind.
# Which activity's toys, where the volunteer minds several.
lending-where = Hvilket udlån?
lending-ready = Klar – også uden net
lending-ready-since = Listen: { $seen }.
lending-not-ready = Ikke klar: listen er ikke hentet. Find net, før I begynder.
lending-done-lent = { $toy } er lånt ud til { $token }.
lending-done-back = { $toy } er tilbage.

## What is out

lending-out = Ude nu
lending-nothing-out = Alt er hjemme.
lending-since = siden { $when }
# A time of today, within a sentence.
lending-clock = kl. { $time }
# In place of a number, where a phone took back another one of the same toy.
lending-no-token = uden nummer
lending-take-back = Tag imod
lending-take-back-which = Tag { $toy } imod fra { $token }
lending-condition = Hvordan er { $toy }?
lending-whole = Fint
lending-flawed = Skal ses efter
lending-unusable = I stykker
lending-stop = Fortryd

## Handing out

lending-shelf = Lån ud
# How many of a toy are here.
lending-left = { $left } af { $copies } hjemme
lending-broken =
    { $count ->
        [one] { $count } i stykker
       *[other] { $count } i stykker
    }
lending-choose = Vælg { $toy }
lending-who = Hvem låner { $toy }?
lending-number = Nummer { $number }
lending-nickname = Eller et kælenavn
lending-lend = Lån ud
lending-not-listed = Kommet tilbage, men ikke på listen?
