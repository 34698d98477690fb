### Oneself.

own-title = Me
own-role = { $role } in { $area } until { $until }
sign-out = Sign out
sign-out-everywhere = Sign out everywhere
sign-out-everywhere-body = You must sign in again on all your devices.
passkeys-title = Passkeys
passkeys-explained = Do make another on a second device. Then you can sign in if you lose the first.
passkey-add = Add a passkey
passkey-added = The passkey has been added.
passkey-made = Made { $moment }
passkey-used = Last used { $moment }
passkey-never-used = Not used to sign in yet
passkey-remove = Remove
passkey-remove-title = Remove the passkey?
passkey-remove-body = It cannot be used to sign in any more.
passkey-removed = The passkey has been removed.
sessions-title = You are signed in here
session-since = { $moment }, { $how }
session-used = Last used { $moment }
session-current = This one, where you are now
session-end = Sign out there
session-ended = You are signed out there.
method-passkey = with a passkey
method-pin = with a code
method-provider = with the municipality
