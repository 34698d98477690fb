### Moving to another phone, using two, and what a phone is told that was left.

phones-title = Skift telefon
phones-hint = Flyt til en ny telefon, eller brug to
phones-area = Område
phones-what-moves = Det er dine tilmeldinger, der følger med. En undersøgelse, du er midt i, bliver på telefonen her.
phones-lost = Har du mistet din telefon? Så spørg beboerrådgiverne. De kan give dig en kode.

## A code for another phone

phones-move-title = Flyt til en anden telefon
phones-move-body = Du får en kode, som du skriver på den nye telefon. Så flytter dine tilmeldinger derhen og forsvinder herfra.
phones-move-action = Lav en kode
phones-share-title = Brug på to telefoner
phones-share-body = Begge telefoner ser de samme tilmeldinger, og begge kan melde til og fra.
phones-share-action = Lav en kode til begge
phones-sending = Sender det, der venter …
phones-making = Laver koden …
phones-code-title = Din kode
phones-code-how = Åbn Sammen på den anden telefon. Gå til Mere, Indstillinger og Skift telefon, og skriv koden. Eller peg kameraet på billedet.
phones-code-picture = Billede af koden, som den anden telefon kan læse med kameraet
phones-code-secret = Giv kun koden til dig selv eller en, du bor sammen med.
phones-code-left =
    { $count ->
        [one] Koden virker i { $count } minut endnu.
       *[other] Koden virker i { $count } minutter endnu.
    }
phones-code-over = Koden virker ikke længere. Lav en ny.
phones-code-new = Lav en ny kode
phones-code-stop = Færdig

## A code from another phone

phones-enter-title = Jeg har en kode
phones-enter-body = Skriv koden fra den anden telefon.
phones-enter-label = Kode på 9 tegn
phones-enter-example = For eksempel 7K3-9QX-M2A
phones-enter-action = Brug koden
phones-entering = Henter dine tilmeldinger …
phones-entered-title = Telefonen er klar
phones-entered-none = Der er ingen tilmeldinger lige nu. Fra nu af ses de her.
phones-entered =
    { $count ->
        [one] Her er din tilmelding til { $count } dato.
       *[other] Her er dine tilmeldinger til { $count } datoer.
    }
phones-entered-doubled =
    { $count ->
        [one] Til { $count } dato er I tilmeldt to gange, en gang fra hver telefon. Er det de samme personer, så meld afbud til den ene.
       *[other] Til { $count } datoer er I tilmeldt to gange, en gang fra hver telefon. Er det de samme personer, så meld afbud til den ene.
    }
phones-entered-go = Se dine tilmeldinger

## When it did not work

phones-not-good = Koden virker ikke. Måske er den brugt, eller der er gået mere end et kvarter. Lav en ny på den anden telefon.
phones-too-many =
    { $count ->
        [one] Der er prøvet for mange gange. Prøv igen om { $count } minut.
       *[other] Der er prøvet for mange gange. Prøv igen om { $count } minutter.
    }
phones-same-household = Koden er lavet på denne telefon eller en, den hører sammen med. Skriv den på en anden telefon.
phones-shared = Denne telefon hører sammen med en anden. Vil du bruge koden her, så slet først alt under Indstillinger.
phones-offline = Du er uden net. Prøv igen, når du har net.
phones-failing = Det gik ikke lige nu. Intet er ændret. Prøv igen om lidt.
