### Surveys: the list.

surveys-title = Surveys
surveys-lead = Say what it is like to live here. It takes a few minutes.
surveys-empty-body = There are no surveys right now.
surveys-empty-action = See what is on
survey-resume = Go on where you left off
survey-start-over = Start over
survey-start-over-confirm = Yes, delete my answers and start over
survey-start-over-body = Your answers to the survey will be deleted on the phone.
survey-missing-title = The survey is not here
survey-missing-body = It may be over, or it has not been fetched yet.
survey-missing-action = See all surveys

## Why an answer was not taken, as Mit says it: what who answered reads is in locales-surveys

survey-refused-closed = The survey was over when the answer arrived. Thank you for trying.
survey-refused-unknown = The survey does not exist any more.
survey-refused-changed = The survey has changed since you answered. Answer again if you like.
survey-refused-counted = This phone or code has been used to answer already. Each counts once.
survey-refused-code = The code does not fit the survey. Look at the letter and answer again.
survey-refused-other = Something was wrong with the answer. Answer again if you like.
