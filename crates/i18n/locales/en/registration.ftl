### Registering a household, cancelling, and what the answer was.

## The form

register-title = Sign up for { $activity }
register-how-many = How many of you are coming?
register-how-many-hint = Count everyone, children and yourself too.
register-fewer = One fewer
register-more = One more
register-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
register-max = At most { $max } per household
register-names-title = Who is coming?
register-names-optional = You need not write any names.
register-names-required = We need names, so that the adults know who is with them.
register-name = Name of number { NUMBER($number) }
register-name-own = Your name
register-submit =
    { $count ->
        [one] Sign up
        [2] Sign up both of you
       *[other] Sign up all { $count } of you
    }
register-offline-hint = You have no network. The sign-up is saved on the phone and sent when you have network.
register-waitlist-hint = There is not room for everyone right now. If there is room later, you move up, and you can see it under Mine.
register-privacy = The names are only for those who run the activity.

## Errors beside the fields

register-error-name-missing = Write the name of number { NUMBER($number) }.
register-error-name-too-long = Write a shorter name, at most { NUMBER($max) } characters.

## After the button

register-saved-body = The sign-up is sent when the phone has network. You do not have a seat yet, but you get the answer under Mine.
register-sending-body = The sign-up is saved and is being sent now. The answer comes here.
register-see-mit = See it under Mine
# Heading above where the registration stands.
register-own-title = Your registration

## Where a registration stands

state-saved = Saved on the phone
state-sent = Sent
state-sent-explained = Waiting for an answer.
state-confirmed =
    { $count ->
        [one] You have a seat
       *[other] You have { $count } seats
    }
state-waitlisted = Number { NUMBER($position) } on the waiting list
state-waitlisted-explained = If there is room, you move up. You need not do anything.
state-waitlisted-unknown = On the waiting list
state-cancelling = Cancellation saved on the phone
state-cancelling-explained = It is sent when the phone has network.
state-cancelled = You have cancelled
state-activity-cancelled = Cancelled by those who run it

## Cancelling

cancel-action = Cancel my place
cancel-title = Do you want to cancel?
cancel-body =
    { $count ->
        [one] Your seat at { $activity } goes to someone else.
       *[other] Your { $count } seats at { $activity } go to others.
    }
cancel-waitlist-body = You lose your number on the waiting list for { $activity }.
cancel-confirm = Yes, cancel
cancel-keep = No, we are coming

## Why something was refused

refusal-activity-cancelled = The activity is cancelled. See what else is on.
refusal-not-open-yet = Sign-up is not open yet. Try again later.
refusal-closed = Sign-up is closed. Ask those who run it if there is room.
refusal-household-too-large = You were too many. At most { $max } per household can come. Sign up again with fewer.
refusal-name-missing = A name was missing. Sign up again with names.
refusal-already-registered = You are already signed up. You need not do more.
refusal-date-passed = The date is over. See if there is a new one.
refusal-no-registration-needed = There is no sign-up here. Just drop by.
refusal-unknown-activity = The activity does not exist any more. See what else is on.
refusal-unknown-registration = We cannot find the sign-up. Sign up again if you want to come.
refusal-app-too-old = Your version of Sammen is too old. Get the new one and try again.
