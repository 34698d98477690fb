### Mine: what I have said yes to, and what has not been sent.

mit-title = What you have said yes to
mit-empty-body = You have not said yes to anything yet.
mit-empty-action = See what is on
mit-upcoming = Upcoming
# Heading of what is folded away.
mit-past-or-cancelled = Over or cancelled
mit-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
mit-dates =
    { $count ->
        [one] { $count } date
       *[other] { $count } dates
    }
# In a card's line of details: one is registered for the whole series.
mit-whole-series = All of it
# In a card's line of details: the registration is somebody else's.
mit-on-behalf = For somebody else

## What needs a look

mit-attention-title = Please look at this
mit-refused-because = Refused: { $reason }
mit-acknowledge = Okay, I have seen it
mit-acknowledge-item = Okay, I have seen it: { $item }
mit-register-again = Sign up again
mit-news-called-off = There is no need to come. Your sign-up does not count any more.
mit-news-moved = Your sign-up still counts. If you cannot come, please cancel it.
mit-news-takes-place = It takes place after all
mit-news-takes-place-meaning = Your sign-up counts again. If you cannot come, please cancel it.
mit-see-date = See the date

## What has not been sent

mit-unsent-title = Not sent yet
mit-unsent-explained = It is on the phone and is sent when you have network.
mit-unsent-count =
    { $count ->
        [0] All is sent
        [one] { $count } thing is not sent
       *[other] { $count } things are not sent
    }
unsent-registration = Sign-up for { $activity }
unsent-cancellation = Cancellation of { $activity }
unsent-acceptance = Yes to seats at { $activity }
unsent-check-in = Check-in for { $activity }
unsent-head-count = Head count for { $activity }
unsent-lend = Lent: { $toy }
unsent-give-back = Back: { $toy }
unsent-shift = Shift: { $shift }
unsent-survey-answer = Answer to { $survey }
unsent-survey-withdrawal = Delete the answer to { $survey }
unsent-other = A change
unsent-saved-at = Saved at { $time }
unsent-saved-on = Saved { $day } at { $time }
unsent-sent-later = Sent a little later, by itself.
mit-send-now = Try again now
mit-send-still-waiting = It did not work. It is still on the phone, and Sammen tries again.

## Surveys

mit-surveys-title = Your surveys
mit-survey-resume = Go on where you left off
mit-survey-progress = { NUMBER($answered) } of { NUMBER($total) } questions
# The lines of a day block for a survey that was begun, around the number answered.
mit-survey-block = answer
mit-survey-block-of = of { NUMBER($total) }
mit-survey-sent = Sent. Thank you for your answer

## Deleting what is on the phone

delete-title = Delete my things on the phone
delete-body = Your sign-ups, answers and choices are deleted on this phone. What has been sent is still sent.
delete-keeps-seats = If you do not want to come after all, cancel first.
delete-unsent-warning =
    { $count ->
        [one] { $count } thing is not sent. It will be lost.
       *[other] { $count } things are not sent. They will be lost.
    }
delete-action = Delete my things
delete-confirm = Yes, delete
delete-confirm-unsent = Yes, delete what is not sent too
delete-keep = No, keep
delete-failed = It was not deleted. Close the other tabs with Sammen and try again.
