### The lock on the names of those who come.

names-choose-title = Choose a code for the names
names-choose-explained = Then you can see who comes, without a network too. Only you can unlock them. The names are gone a day after it is over.
names-pin = Code
names-pin-hint = At least 6 characters. Do not write it down at the door.
names-pin-again = The code again
names-choose = Save the code
names-locked-title = The names are locked
names-locked-explained = You can still let people in by the code on their ticket.
names-unlock = Unlock
names-open = The names are unlocked. They lock by themselves when you do not use the phone for { NUMBER($minutes) } minutes.
names-lock = Lock now
names-new-pin = Have you forgotten the code? Choose a new one. The phone then needs a network to fetch the names again.
names-new-pin-action = Choose a new code
names-error-short = The code needs at least 6 characters.
names-error-obvious = Others guess that code easily. Choose another one.
names-error-differ = The two codes are not the same.
names-error-wrong =
    { $left ->
        [one] The code is wrong. You have one more try, then the names are deleted from the phone.
       *[other] The code is wrong. You have { $left } more tries, then the names are deleted from the phone.
    }
names-error-waits =
    { $seconds ->
        [one] Wait one second before you try again.
       *[other] Wait { $seconds } seconds before you try again.
    }
names-error-erased = The code was wrong too often. The names are deleted from the phone. Choose a new code when you have a network.
names-error-unsupported = The phone cannot lock the names here. Try another browser.
names-error-storage = The phone could not save it. Make room, and try again.
roster-fetched-now = The list was fetched just now.
roster-fetched-minutes = The list was fetched { NUMBER($minutes) } min. ago.
roster-fetched-hours =
    { $hours ->
        [one] The list was fetched { $hours } hour ago.
       *[other] The list was fetched { $hours } hours ago.
    }
roster-fetched-days =
    { $days ->
        [one] The list was fetched { $days } day ago.
       *[other] The list was fetched { $days } days ago.
    }
names-choose-first = Not ready: choose a code for the names first.
names-fetch-first = Not ready: the names are not on the phone. Find a network, and unlock.
names-with-passkey = Also unlock with the phone's own lock, if it can
names-unlock-passkey = Unlock with the phone's lock
names-error-passkey = The phone's lock did not work for this. Use the code.
