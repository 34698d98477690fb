### Volunteers: inviting them, and looking after their roles.

volunteers-title = Frivillige
volunteers-list = Frivillige nu
volunteers-none = Der er ingen frivillige lige nu. Invitér den første.
volunteers-before = Tidligere frivillige
volunteer-ended = { $name }, til { $day }
minor-mark = Under 18 år
sees-names = Ser navne på dem, der kommer
sees-no-names = Ser kun, hvor mange der kommer
certificate-seen = Børneattest set { $day }
role-begins = Begynder { $day }
role-until = Til og med { $day }
role-change = Ændr eller afslut
role-end-save = Gem ny slutdato
role-end-changed = Slutdatoen er ændret.
role-revoke = Afslut rollen nu
role-revoke-title = Vil du afslutte rollen?
role-revoke-body = Den gælder ikke mere fra nu af. Telefonen bliver tømt for lister, næste gang den er på nettet.
role-revoked = Rollen er afsluttet.
new-link = Nyt link
new-link-title = Vil du lave et nyt link?
new-link-body = Det er til den, der har mistet sin telefon eller sin adgangsnøgle. Når linket bliver brugt, virker det gamle ikke mere.
link-made = Linket er lavet. Det står øverst på siden.
pin-locked = Koden er låst
pin-unlock = Lås koden op
pin-unlocked = Koden er låst op.

## Inviting.

invite-action = Invitér en frivillig
invite-submit = Lav invitationen
field-name = Navn
field-name-hint = Det, I kalder hende eller ham. Fornavnet er nok.
field-activities = Aktiviteter
field-activities-hint = Vælg dem, den frivillige hjælper med. Hun ser ikke andre.
activities-search = Find en aktivitet
field-duties = Opgaver
duty-check-in = Tager imod
duty-check-in-hint = Ser, hvem der kommer, på telefonen.
duty-toy-lending = Låner legetøj ud
duty-toy-lending-hint = Passer legetøjet og ser, hvad der er lånt ud.
duty-on-behalf = Tilmelder andre
duty-on-behalf-hint = Hjælper den, der ikke selv kan. Uden at skrive navne.
field-period = Hvor længe
field-period-hint = Rollen slutter af sig selv. Højst et år ad gangen.
field-from = Fra
field-until = Til og med
field-trust = Tryghed
field-minor = Den frivillige er under 18 år
field-names = Må se navne på dem, der kommer
names-hint = Vælg det kun, når opgaven kræver det.
names-not-for-minor = Frivillige under 18 år ser aldrig navne. De ser, hvor mange der kommer.
field-certificate = Børneattest set den
field-certificate-hint = Skriv kun dagen. Gem ikke selve attesten. Lad feltet stå tomt, hvis den ikke er nødvendig.
field-hours = Linket kan bruges i
error-name = Skriv et navn på højst 80 tegn
error-activities = Vælg mindst én aktivitet
error-day = Vælg en dag
error-until-past = Slutdagen er gået. Vælg i dag eller senere
error-until-before = Slutdagen skal ligge efter den første dag
error-too-long = En rolle kan højst vare et år. Den kan gives igen
error-certificate = Dagen, hvor attesten er set, kan ikke ligge ude i fremtiden

## The link.

link-title = Linket er klar
link-how-volunteer = Lad { $name } læse billedet med sin telefon, eller send linket. Det virker én gang.
link-how-staff = Send linket til { $name }. Det virker én gang.
link-qr-label = Billede, som en telefon kan læse: linket til invitationen
link-label = Link
link-copy = Kopiér linket
link-copied = Linket er kopieret.
link-not-copied = Browseren kunne ikke kopiere. Markér linket, og kopiér det selv.
link-done = Færdig
link-once = Linket vises kun nu. Det kan bruges til { $until }. Giv det ikke til andre.

## Invitations.

invitations-list = Invitationer, der venter
invitations-none = Ingen venter på svar.
invitations-closed = Tidligere invitationer
invitation-open-until = Kan bruges til { $moment }
invitation-withdraw = Træk tilbage
invitation-withdraw-title = Vil du trække invitationen tilbage?
invitation-withdraw-body = Linket virker ikke mere bagefter.
invitation-withdrawn = Invitationen er trukket tilbage.
invitation-was-used = { $name } tog imod { $moment }
invitation-was-withdrawn = { $name }: trukket tilbage { $moment }
invitation-has-expired = { $name }: udløb { $moment }
