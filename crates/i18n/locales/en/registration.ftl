### Registering a household, cancelling, and what the answer was.

## The form

register-fewer = One fewer
register-more = One more
register-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }

## Errors beside the fields

register-error-name-too-long = Write a shorter name, at most { NUMBER($max) } characters.

## After the button

register-saved-body = The sign-up is sent when the phone has network. You do not have a seat yet, but you get the answer under Mine.
register-sending-body = The sign-up is saved and is being sent now. The answer comes here.

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
# There is room now, if the household says yes in time.
state-offered = There is room for you
state-offered-until = Answer by { $moment }.
state-offered-explained = The seats are yours if you say yes in time. Else they go to the next ones.
state-offered-accepted = Your yes is saved. It counts when it has been sent.
state-lapsed = The time to answer is over
state-lapsed-explained = If you still want to come, you keep your number in the queue.
state-cancelled-by-staff = Cancelled by those who run it
state-cancelled-by-staff-explained = Ask them if you want to know why.
# A date that was added to a series, and is full.
state-no-seat-this-date = No room that day
state-no-seat-this-date-explained = The date was added later. If there is room, you are in.
offer-accept = We are coming
offer-decline = We cannot come
offer-still-wanted = We still want to come
state-cancelling = Cancellation saved on the phone
state-cancelling-explained = It is sent when the phone has network.
state-cancelled = You have cancelled
state-activity-cancelled = Cancelled by those who run it

## For somebody else, by a person who may help others

state-confirmed-other = Has a place

## Why something was refused

refusal-activity-cancelled = The activity is cancelled. See what else is on.
refusal-not-open-yet = Sign-up is not open yet. Try again later.
refusal-closed = Sign-up is closed. Ask those who run it if there is room.
refusal-household-too-large = You were too many. At most { $max } per household can come. Sign up again with fewer.
refusal-name-missing = A name was missing. Sign up again with names.
refusal-already-registered = You are already signed up. You need not do more.
refusal-age-missing = An age was missing. Please register again.
refusal-age-outside = It is for ages { NUMBER($youngest) } to { NUMBER($oldest) }. See what else is on.
refusal-answer-missing = An answer was missing. Please register again.
refusal-answer-not-allowed = An answer cannot be used any more. Please register again.
refusal-answer-too-long = An answer was too long, at most { NUMBER($max) } characters. Please register again.
refusal-not-allowed = You cannot register others from here. Ask those who run it.
refusal-whole-series-only = One registers for all of it. Please register again.
refusal-single-dates-only = One registers day by day. Please register again.
refusal-nothing-offered = The registration was cancelled already. Register again if you want to come.
refusal-not-begun = It has not begun yet.
refusal-date-passed = The date is over. See if there is a new one.
refusal-no-registration-needed = There is no sign-up here. Just drop by.
refusal-unknown-activity = The activity does not exist any more. See what else is on.
refusal-unknown-registration = We cannot find the sign-up. Sign up again if you want to come.
refusal-app-too-old = Your version of Sammen is too old. Get the new one and try again.
