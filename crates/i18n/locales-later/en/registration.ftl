### Registering a household, cancelling, and what the answer was.

## The form

register-title = Sign up for { $activity }
register-how-many = How many of you are coming?
register-how-many-hint = Count everyone, children and yourself too.
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
# The numbered seat that a household has, as it is called: "Your stall: no. 7".
register-seat-number = Your { $called }: no. { NUMBER($number) }
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
register-error-age-missing = Write the age of number { NUMBER($number) } in digits.
register-error-age-outside = The age of number { NUMBER($number) } does not fit. It is for ages { NUMBER($youngest) } to { NUMBER($oldest) }.
register-error-age-nobody = Somebody aged { NUMBER($youngest) } to { NUMBER($oldest) } must come.
register-error-answer-missing = Answer: { $question }
register-error-answer-too-long = Write less, at most { NUMBER($max) } characters: { $question }

## After the button

register-see-mit = See it under Mine
# Heading above where the registration stands.
register-own-title = Your registration

## Where a registration stands

# Shown after a date that nobody of the household came to.
state-missed = We missed you. Please tell us if you cannot come.
# Heading over offers.
offer-title = There is room now

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
others-cancel-item = Cancel for number { NUMBER($number) }
others-cancel-title = Cancel for them?
others-cancel-body =
    { $count ->
        [one] The place at { $activity } goes to somebody else.
       *[other] The { $count } places at { $activity } go to others.
    }
others-cancel-keep = No, they are coming
