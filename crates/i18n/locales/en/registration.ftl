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
# Said where names, ages or answers are asked for.
register-kept = What you write here is deleted the day after.
register-series =
    { $count ->
        [one] You register for all of it: { $count } time.
       *[other] You register for all of it: { $count } times.
    }
register-series-hint = There must be room for all of you each time. Else you wait together.
register-ages-title = How old are you?
register-ages-limits = It is for ages { NUMBER($youngest) } to { NUMBER($oldest) }.
register-ages-guardians = Adults are welcome to come along.
# Label of one age field.
register-age = Age of number { NUMBER($number) }
register-age-own = Your age
register-optional = You can skip this.
# Heading over one participant's answers.
register-participant = Number { NUMBER($number) }
register-participant-own = You
register-yes = Yes
register-no = No
# Beside a field for free text.
register-text-warning = Do not write names, illnesses or anything else that others should not read.
register-offer-hint =
    { $hours ->
        [one] If there is room later, you have { $hours } hour to answer.
       *[other] If there is room later, you have { $hours } hours to answer.
    }

## Errors beside the fields

register-error-name-missing = Write the name of number { NUMBER($number) }.
register-error-name-too-long = Write a shorter name, at most { NUMBER($max) } characters.
register-error-age-missing = Write the age of number { NUMBER($number) } in digits.
register-error-age-outside = The age of number { NUMBER($number) } does not fit. It is for ages { NUMBER($youngest) } to { NUMBER($oldest) }.
register-error-age-nobody = Somebody aged { NUMBER($youngest) } to { NUMBER($oldest) } must come.
register-error-answer-missing = Answer: { $question }
register-error-answer-too-long = Write less, at most { NUMBER($max) } characters: { $question }

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
# Shown after a date that nobody of the household came to.
state-missed = We missed you. Please tell us if you cannot come.
offer-accept = We are coming
offer-decline = We cannot come
offer-still-wanted = We still want to come
# Heading over offers.
offer-title = There is room now

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
cancel-series-title = Do you want to cancel all of it?
cancel-series-body = You lose your seats at { $activity } on all days.
cancel-date-action = Cancel that day
cancel-date-body = Your seats at { $activity } go to others, but only that day. You keep the other days.
cancel-series-action = Cancel all of it
cancel-keep = No, we are coming

## For somebody else, by a person who may help others

others-heading = For others
others-explained = Register somebody who cannot do it on a phone. Do not write who it is.
others-add = Register somebody else
others-title = Register somebody else for { $activity }
others-how-many = How many are coming?
others-hint = We do not need to know who they are.
others-ages-title = How old are they?
others-submit =
    { $count ->
        [one] Register { $count } person
       *[other] Register { $count } people
    }
others-back = Back without registering
state-confirmed-other = Has a place
others-cancel-item = Cancel for number { NUMBER($number) }
others-cancel-title = Cancel for them?
others-cancel-body =
    { $count ->
        [one] The place at { $activity } goes to somebody else.
       *[other] The { $count } places at { $activity } go to others.
    }
others-cancel-keep = No, they are coming

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
