### The frame around every page: names, navigation, what has been sent, storage and the first visit.

# The language's own name, as shown in the language choice.
language-name = Dansk
# The app's name.
app-name = Sammen
# The browser tab's title.
page-title = { $page } – Sammen

## Navigation

# Accessible name of the bottom bar.
nav-label = Hovedmenu
nav-activities = Aktiviteter
nav-surveys = Undersøgelser
nav-mit = Mit
nav-more = Mere
# First link of each page, for keyboards and screen readers.
skip-to-content = Gå til indholdet

## Words used everywhere

loading = Henter …
back = Tilbage
close = Luk
save = Gem
yes = Ja
no = Nej
try-again = Prøv igen
show-more = Vis flere
# Marks a field that may stay empty.
optional = Kan springes over
# Marks a field that must be filled in.
required = Skal udfyldes
# Said of a link that leaves Sammen.
opens-elsewhere = Åbner uden for Sammen

## State of sending

sending-all-sent = Alt er sendt
# How many things are saved on the phone and not sent.
sending-waiting = { NUMBER($count) } venter på net
# How many things will be sent as soon as possible, while the phone has network.
sending-queued = { NUMBER($count) } er på vej
# How many things were refused and not looked at.
sending-attention = { NUMBER($count) } skal du se på
network-online = Med net
network-offline = Uden net
# The phone has network, but the server does not answer.
server-away = Sammen svarer ikke lige nu. Det, du gemmer, bliver på telefonen og sendes senere.

## A new version

update-offered = Der er en ny udgave
update-take = Hent den nu
update-later = Senere
update-explanation = Det, du har gemt, bliver på telefonen.
# Why the new version is not taken yet.
update-blocked = Gør først det færdigt, du er i gang med.
# While the new version is taken.
update-running = Henter den nye udgave …

## When the phone cannot save

storage-full-title = Telefonen er fuld
storage-full-body = Det, du skrev, står her stadig, men er ikke gemt. Slet nogle billeder eller apps, og prøv igen.
storage-closed-title = Browseren lukkede for det gemte
storage-closed-body = Det, du skrev, står her stadig, men er ikke gemt. Prøv igen. Hjælper det ikke, så luk Sammens andre faner.
storage-private-title = Her kan intet gemmes
storage-private-body = Du bruger nok et privat vindue. Det, du skrev, står her stadig. Åbn Sammen i et almindeligt vindue for at gemme det.
storage-failed-title = Det blev ikke gemt
storage-failed-body = Det, du skrev, står her stadig. Prøv igen.
# Shown in place of content when what is stored cannot be read.
storage-unreadable-title = Det gemte kan ikke læses
storage-unreadable-body = Luk Sammen helt, og åbn den igen. Er du med net, bliver det hele hentet på ny.

## A page that does not exist

not-found-title = Siden findes ikke
not-found-body = Måske er den flyttet, eller adressen er skrevet forkert.
not-found-action = Se, hvad der sker

## How old what is shown is, as read after a dot: "3 pladser tilbage · set for 5 minutter siden"

seen-just-now = set lige nu
seen-minutes =
    { $minutes ->
        [one] set for { $minutes } minut siden
       *[other] set for { $minutes } minutter siden
    }
seen-hours =
    { $hours ->
        [one] set for { $hours } time siden
       *[other] set for { $hours } timer siden
    }
seen-days =
    { $days ->
        [one] set for { $days } dag siden
       *[other] set for { $days } dage siden
    }
seen-never = ikke hentet endnu

## The first visit

welcome-title = Hvor bor du?
welcome-explanation = Vælg det område, du vil følge. Du kan vælge flere og ændre det under Mere.
# Label of the group of areas.
welcome-areas-label = Områder
welcome-action = Vis, hvad der sker
welcome-none-chosen = Vælg mindst ét område.
first-visit-offline-title = Første gang skal du bruge net
first-visit-offline-body = Sammen har ikke hentet noget endnu. Find et sted med net. Bagefter virker det hele også uden net.
page-not-fetched-title = Siden kunne ikke hentes
page-not-fetched-body = Der mangler net lige nu. Prøv igen, når der er net. Det, du har gjort, er gemt.
fetching-newest = Henter det nyeste …
first-visit-loading = Henter det, der sker hos dig …

## Where an invitation or the staff's pages cannot be fetched

needs-network-title = Du skal have net her
needs-network-body = Invitationen åbner, når telefonen har net. Det er kun nødvendigt denne ene gang.
needs-network-action = Prøv igen
