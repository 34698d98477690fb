### The toys that the young lend out.

nav-lending = Udlån
lending-title = Udlån af legetøj
lending-explained = De unge passer udlånet. Ingen ved, hvem der låner: barnet har et nummer, og det slettes, når legetøjet er tilbage.
lending-none = Her er intet legetøj endnu. Skriv det ind nedenfor.
lending-counts =
    { $out ->
        [one] { $copies } i alt · { $out } ude
       *[other] { $copies } i alt · { $out } ude
    }
lending-unusable =
    { $count ->
        [one] { $count } i stykker
       *[other] { $count } i stykker
    }
lending-flawed =
    { $count ->
        [one] { $count } skal ses efter
       *[other] { $count } skal ses efter
    }
lending-unmatched =
    { $count ->
        [one] { $count } kom tilbage, som ingen har noteret som lånt ud. En telefon har måske ikke sendt sit endnu.
       *[other] { $count } kom tilbage, som ingen har noteret som lånt ud. En telefon har måske ikke sendt sit endnu.
    }
lending-since = Ude siden { $moment }
lending-end = Ikke ude mere
lending-end-title = Er det ikke ude mere?
lending-end-body = Nummeret slettes. Ingen skal betale.
lending-ended = Det er ikke ude mere.
toy-change = Ret
toy-changed = Rettet.
toy-mended = Alt er repareret eller set efter
field-copies = Hvor mange er der?
copies-save = Gem antal
error-copies = Skriv et tal fra 0 til 500.
toy-add-title = Nyt legetøj
toy-add = Skriv ind
toy-added = Skrevet ind.
field-toy-activity = Hvem låner det ud?
field-toy-name = Hvad hedder det?
field-toy-name-en = På engelsk, hvis du vil
error-toy-name = Skriv, hvad det hedder.
