### Volunteers: inviting them, and looking after their roles.

volunteers-title = Volunteers
volunteers-list = Volunteers now
volunteers-none = There are no volunteers now. Invite the first.
volunteers-before = Earlier volunteers
volunteer-ended = { $name }, until { $day }
minor-mark = Under 18
sees-names = Sees the names of those who come
sees-no-names = Sees only how many come
certificate-seen = Children's certificate seen { $day }
role-begins = Begins { $day }
role-until = Until { $day }
role-change = Change or end
role-end-save = Save the new end
role-end-changed = The end has been changed.
role-revoke = End the role now
role-revoke-title = End the role?
role-revoke-body = It does not hold from now on. The phone loses its lists the next time it has a network.
role-revoked = The role has been ended.
new-link = New link
new-link-title = Make a new link?
new-link-body = It is for somebody who has lost her phone or passkey. When the link is used, the old way in does not work any more.
link-made = The link is made. It stands at the top of the page.
pin-locked = The code is locked
pin-unlock = Unlock the code
pin-unlocked = The code is unlocked.

## Inviting.

invite-action = Invite a volunteer
invite-submit = Make the invitation
field-name = Name
field-name-hint = What you call her or him. The first name is enough.
field-activities = Activities
field-activities-hint = Choose those that the volunteer helps with. She sees no others.
activities-search = Find an activity
field-duties = Tasks
duty-check-in = Receives people
duty-check-in-hint = Sees on the phone who comes.
duty-toy-lending = Lends toys
duty-toy-lending-hint = Minds the toys and sees what is lent.
duty-on-behalf = Registers others
duty-on-behalf-hint = Helps those who cannot themselves. Without writing names.
field-period = How long
field-period-hint = The role ends by itself. At most a year at a time.
field-from = From
field-until = Until
field-trust = Safety
field-minor = The volunteer is under 18
field-names = May see the names of those who come
names-hint = Choose this only when the task needs it.
names-not-for-minor = Volunteers under 18 never see names. They see how many come.
field-certificate = Children's certificate seen on
field-certificate-hint = Write the day only. Do not keep the certificate. Leave the field empty if it is not needed.
field-hours = The link can be used for
error-name = Write a name of at most 80 characters
error-activities = Choose at least one activity
error-day = Choose a day
error-until-past = The last day has passed. Choose today or later
error-until-before = The last day must come after the first
error-too-long = A role can last a year at most. It can be given again
error-certificate = The day on which the certificate was seen cannot lie ahead

## The link.

link-title = The link is ready
link-how-volunteer = Let { $name } read the picture with her phone, or send the link. It works once.
link-how-staff = Send the link to { $name }. It works once.
link-qr-label = A picture that a phone can read: the invitation's link
link-label = Link
link-copy = Copy the link
link-copied = The link is copied.
link-not-copied = The browser could not copy. Select the link and copy it yourself.
link-done = Done
link-once = The link is shown only now. It can be used until { $until }. Do not give it to others.

## Invitations.

invitations-list = Invitations that wait
invitations-none = Nobody is being waited for.
invitations-closed = Earlier invitations
invitation-open-until = Can be used until { $moment }
invitation-withdraw = Take back
invitation-withdraw-title = Take the invitation back?
invitation-withdraw-body = The link does not work any more afterwards.
invitation-withdrawn = The invitation has been taken back.
invitation-was-used = { $name } accepted { $moment }
invitation-was-withdrawn = { $name }: taken back { $moment }
invitation-has-expired = { $name }: ran out { $moment }
