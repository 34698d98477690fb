### Signing in, and links for the staff.

sign-in-title = Log ind
sign-in-passkey = Log ind med adgangsnøgle
sign-in-provider = Log ind med { $provider }
sign-in-help = Kan du ikke logge ind? Bed en administrator om et nyt link.
sign-in-kept = Du er blevet logget ud. Det, du skrev, er her stadig, når du har logget ind igen.
sign-in-expired = Det tog for lang tid at logge ind. Prøv igen.
sign-in-refused = Du blev ikke logget ind. Prøv igen.
sign-in-not-known = Der er ingen konto til dig endnu. Bed en administrator om at oprette den.
sign-in-closed = Din konto er lukket. Spørg en administrator.
sign-in-failed = Det lykkedes ikke at logge ind. Prøv igen om lidt.
accept-title = Velkommen
accept-explained = Du er inviteret som { $role } i { $area } til og med { $until }.
accept-again = Her laver du en ny måde at logge ind på. Den gamle virker ikke bagefter.
accept-passkey = Lav en adgangsnøgle
accept-join = Fortsæt som { $name }
accept-not-open = Linket virker ikke mere. Det kan være brugt, trukket tilbage eller for gammelt. Bed om et nyt.
accept-to-sign-in = Gå til log ind
passkey-explained = En adgangsnøgle er din telefons eller computers egen lås: fingeraftryk, ansigt eller kode. Den bliver på din enhed.
passkey-missing = Din browser kan ikke bruge adgangsnøgler. Brug en anden browser eller en nyere telefon.
passkey-called-off = Det blev afbrudt, før du var færdig. Prøv igen.
passkey-known = Enheden har allerede en adgangsnøgle til dig. Log ind med den.
passkey-failed = Browseren kunne ikke bruge adgangsnøglen. Prøv igen, eller brug en anden browser.

## Why something was not done.

failure-unreachable = Der er ikke forbindelse. Tjek nettet, og prøv igen. Det, du har skrevet, er her stadig.
failure-signed-out = Du er logget ud. Log ind igen.
failure-not-allowed = Det har du ikke lov til med din rolle. Spørg en administrator.
failure-not-found = Det findes ikke mere. Hent siden igen.
failure-invitation-not-open = Linket virker ikke mere. Bed om et nyt.
failure-ceremony = Adgangsnøglen blev ikke taget imod. Prøv igen fra begyndelsen.
failure-invalid = Det kan ikke lade sig gøre sådan. Se felterne igennem, og prøv igen.
failure-conflict = Det passer ikke med det, der er nu. Hent siden igen, og se efter.
failure-too-many =
    { $minutes ->
        [one] Der er prøvet for mange gange. Vent { $minutes } minut.
       *[other] Der er prøvet for mange gange. Vent { $minutes } minutter.
    }
failure-storage = Telefonen kan ikke gemme noget. Gør plads, eller brug et almindeligt vindue, og prøv igen.
failure-failing = Noget gik galt hos os. Prøv igen om lidt. Det, du har skrevet, er her stadig.
