### Households that were let in more than once.

door-title = Ved døren
door-explained = Når flere telefoner tager imod uden net, kan den samme husstand blive lukket ind to gange. Den tæller kun én gang. Se her, om der kom andre ind på billetten.
door-none-title = Alt stemmer
door-none = Ingen husstand er lukket ind mere end én gang.
door-count =
    { $count ->
        [one] Én husstand er lukket ind mere end én gang
       *[other] { $count } husstande er lukket ind mere end én gang
    }
door-household = Husstand med billet { $code }
door-ticket = Billet { $code }
door-registered =
    { $count ->
        [one] Tilmeldt: { $count } person
       *[other] Tilmeldt: { $count } personer
    }
door-registration-gone = Tilmeldingen er slettet.
# Who let how many in, and when.
door-scan =
    { $persons ->
        [one] { $who } lukkede { $persons } person ind { $moment }
       *[other] { $who } lukkede { $persons } personer ind { $moment }
    }
door-scan-no-time =
    { $persons ->
        [one] { $who } lukkede { $persons } person ind. Telefonens ur gik forkert, så vi ved ikke hvornår.
       *[other] { $who } lukkede { $persons } personer ind. Telefonens ur gik forkert, så vi ved ikke hvornår.
    }
door-somebody = En frivillig
door-counts = Tæller
door-same = Det var den samme husstand
door-others = Der kom andre ind på billetten
door-others-how-many = Hvor mange andre?
door-others-hint = De tæller med som gæster uden tilmelding.
door-others-save = Tæl dem med
door-resolved = Det er noteret.
door-error-others = Skriv et tal fra 1 til { NUMBER($max) }.
door-read-only = Medarbejdere med rollen personale kan svare her.
