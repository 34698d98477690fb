### Reading tickets at the door with the camera, and the list on paper.

scan-start = Scan billetter
scan-title = Scan billetter
scan-stop = Luk kameraet
scan-starting = Kameraet åbner …
scan-aim = Hold en billet foran kameraet
scan-refused = Appen må ikke bruge kameraet
scan-refused-help = Giv lov i browserens indstillinger for siden. Eller søg på listen efter et navn eller koden under billedet.
scan-missing = Her er intet kamera
scan-missing-help = Søg på listen efter et navn eller koden under billettens billede.
scan-busy = Kameraet er i brug
scan-busy-help = Luk den anden app, der bruger det, og prøv igen. Eller søg på listen.
scan-failed = Kameraet virker ikke
scan-failed-help = Prøv igen. Eller søg på listen efter et navn eller koden under billettens billede.
scan-torch = Lys
scan-sound = Lyd
scan-how-many = Listen her kender dem ikke endnu. Hvor mange kommer ind?
# How many are in, after the number.
scan-inside =
    { $count ->
        [one] { $count } inde
       *[other] { $count } inde
    }

## The list on paper

paper-open = Liste på papir
paper-title = Liste til døren
paper-explained = Sæt kryds ved dem, der kommer. Smid listen ud, når dagen er slut, så ingen andre ser den.
paper-who = Navn
paper-persons = Antal
paper-code = Kode
paper-came = Inde
paper-walk-ins = Uden tilmelding, hvor mange:
paper-print = Udskriv
paper-close = Luk
