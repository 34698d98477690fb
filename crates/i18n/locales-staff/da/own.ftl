### Oneself.

own-title = Mig
own-role = { $role } i { $area } til og med { $until }
sign-out = Log ud
sign-out-everywhere = Log ud alle steder
sign-out-everywhere-body = Du skal logge ind igen på alle dine enheder.
passkeys-title = Adgangsnøgler
passkeys-explained = Lav gerne en mere på en anden enhed. Så kan du logge ind, hvis du mister den første.
passkey-add = Tilføj en adgangsnøgle
passkey-added = Adgangsnøglen er tilføjet.
passkey-made = Lavet { $moment }
passkey-used = Brugt sidst { $moment }
passkey-never-used = Ikke brugt til at logge ind endnu
passkey-remove = Fjern
passkey-remove-title = Vil du fjerne adgangsnøglen?
passkey-remove-body = Den kan ikke bruges til at logge ind mere.
passkey-removed = Adgangsnøglen er fjernet.
sessions-title = Her er du logget ind
session-since = { $moment }, { $how }
session-used = Brugt sidst { $moment }
session-current = Her, hvor du er nu
session-end = Log ud der
session-ended = Du er logget ud der.
method-passkey = med adgangsnøgle
method-pin = med kode
method-provider = med kommunen
