### The frame around every page: names, navigation, what has been sent, storage and the first visit.

language-name = English
app-name = Sammen
page-title = { $page } – Sammen

## Navigation

nav-label = Main menu
nav-activities = Activities
nav-surveys = Surveys
nav-mit = Mine
nav-more = More
skip-to-content = Skip to the content

## Words used everywhere

loading = Loading …
back = Back
close = Close
save = Save
yes = Yes
no = No
try-again = Try again
show-more = Show more
optional = May be left empty
required = Must be filled in
opens-elsewhere = Opens outside Sammen

## State of sending

sending-all-sent = All is sent
sending-waiting =
    { $count ->
        [one] { $count } is waiting for network
       *[other] { $count } are waiting for network
    }
sending-queued =
    { $count ->
        [one] { $count } is on its way
       *[other] { $count } are on their way
    }
sending-attention =
    { $count ->
        [one] { $count } needs a look
       *[other] { $count } need a look
    }
network-online = Network
network-offline = No network
server-away = Sammen does not answer right now. What you save stays on the phone and is sent later.

## A new version

update-offered = There is a new version
update-take = Get it now
update-later = Later
update-explanation = What you have saved stays on the phone.
update-blocked = Finish what you are doing first.
update-running = Getting the new version …

## When the phone cannot save

storage-full-title = The phone is full
storage-full-body = What you wrote is still here, but it is not saved. Delete some pictures or apps and try again.
storage-closed-title = The browser closed what was saved
storage-closed-body = What you wrote is still here, but it is not saved. Try again. If that does not help, close the other tabs with Sammen.
storage-private-title = Nothing can be saved here
storage-private-body = This is probably a private window. What you wrote is still here. Open Sammen in an ordinary window to save it.
storage-failed-title = It was not saved
storage-failed-body = What you wrote is still here. Try again.
storage-unreadable-title = What is saved cannot be read
storage-unreadable-body = Close Sammen fully and open it again. With network, everything is fetched anew.

## A page that does not exist

not-found-title = This page does not exist
not-found-body = It may have moved, or the address may be misspelt.
not-found-action = See what is on

## How old what is shown is

seen-just-now = seen just now
seen-minutes =
    { $minutes ->
        [one] seen { $minutes } minute ago
       *[other] seen { $minutes } minutes ago
    }
seen-hours =
    { $hours ->
        [one] seen { $hours } hour ago
       *[other] seen { $hours } hours ago
    }
seen-days =
    { $days ->
        [one] seen { $days } day ago
       *[other] seen { $days } days ago
    }
seen-never = not fetched yet

## The first visit

welcome-title = Where do you live?
welcome-explanation = Choose the area you want to follow. You can choose several and change it under More.
welcome-areas-label = Areas
welcome-action = Show what is on
welcome-none-chosen = Choose at least one area.
first-visit-offline-title = The first time, you need network
first-visit-offline-body = Sammen has not fetched anything yet. Find a spot with network. After that, everything works without it too.
page-not-fetched-title = The page could not be fetched
page-not-fetched-body = There is no network right now. Try again when there is. What you have done is kept.
fetching-newest = Fetching the newest …
first-visit-loading = Fetching what is on near you …

## Where an invitation or the staff's pages cannot be fetched

needs-network-title = You need a network here
needs-network-body = The invitation opens when the phone has a network. It is needed only this once.
needs-network-action = Try again
