### Signing in, and links for the staff.

sign-in-title = Sign in
sign-in-passkey = Sign in with a passkey
sign-in-provider = Sign in with { $provider }
sign-in-help = Can you not sign in? Ask an administrator for a new link.
sign-in-kept = You have been signed out. What you typed is still here when you have signed in again.
sign-in-expired = Signing in took too long. Try again.
sign-in-refused = You were not signed in. Try again.
sign-in-not-known = There is no account for you yet. Ask an administrator to make it.
sign-in-closed = Your account is closed. Ask an administrator.
sign-in-failed = Signing in did not work. Try again in a while.
accept-title = Welcome
accept-explained = You are invited as { $role } in { $area }, until { $until }.
accept-again = Here you make a new way to sign in. The old one does not work afterwards.
accept-passkey = Make a passkey
accept-join = Go on as { $name }
accept-not-open = The link does not work any more. It may have been used, taken back or be too old. Ask for a new one.
accept-to-sign-in = Go to sign in
passkey-explained = A passkey is your phone's or computer's own lock: fingerprint, face or code. It stays on your device.
passkey-missing = Your browser cannot use passkeys. Use another browser or a newer phone.
passkey-called-off = It was called off before you were done. Try again.
passkey-known = This device has a passkey for you already. Sign in with that.
passkey-failed = The browser could not use the passkey. Try again, or use another browser.

## Why something was not done.

failure-unreachable = There is no connection. Check the network and try again. What you typed is still here.
failure-signed-out = You are signed out. Sign in again.
failure-not-allowed = Your role does not allow this. Ask an administrator.
failure-not-found = It is not there any more. Load the page again.
failure-invitation-not-open = The link does not work any more. Ask for a new one.
failure-ceremony = The passkey was not taken. Try again from the beginning.
failure-invalid = It cannot be done like this. Look through the fields and try again.
failure-conflict = It does not fit what is there now. Load the page again and have a look.
failure-too-many =
    { $minutes ->
        [one] That was tried too often. Wait { $minutes } minute.
       *[other] That was tried too often. Wait { $minutes } minutes.
    }
failure-storage = The phone cannot store anything. Make room, or use an ordinary window, and try again.
failure-failing = Something went wrong at our end. Try again in a while. What you typed is still here.
