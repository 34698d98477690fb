### What a person reads who answers a survey.

# The language's own name.
language-name = English
# Accessible name of the menu of languages.
survey-language = Language
survey-length =
    { $questions ->
        [one] { $questions } question, about { NUMBER($minutes) } min.
       *[other] { $questions } questions, about { NUMBER($minutes) } min.
    }
survey-anonymous = No name, no number. The answer is sent by itself.
survey-anonymous-title = Answer without a name
survey-stored-what = With your answers we store the year, but neither name, phone nor language.
survey-stored-token = Apart from them we store that your phone may answer once, but nobody can see which answer is yours.
survey-stored-code = Apart from them we store that the code was used, but nobody can see which answer it was used for.
survey-stored-when =
    { $minutes ->
        [0] The answer is sent by itself when the phone has network.
        [1] The answer is sent by itself, at a random time within a minute.
       *[other] The answer is sent by itself, at a random time within { $minutes } minutes.
    }
survey-confidential = Your answers are stored with a number for you. You can delete them again.
survey-confidential-title = Confidential answer
# What is stored where answers are linked to whoever gives them: three sentences, and they are true.
survey-linked-what = With your answers we store the day and a number that stands for you in this survey only, so that your answers now and later can be compared.
survey-linked-who = Those who work with the answers see the number, but not who you are. Only those who look after the database can find out whose number it is.
survey-linked-yours = You can see your answers here on the phone and delete them again. So can others who use your phone.
survey-audience-open = Everybody may answer. Each phone counts once.
survey-audience-invited = Only for those who got a letter. Each code counts once.
survey-audience-supervised = The staff hand you a phone to answer on.
survey-token-key = The survey's key: { $key }
survey-code-label = The code in the letter
survey-code-hint = 16 characters, such as 7K3M-9QXA-M2AB-4DEF
survey-code-missing = Check that the code is written as in the letter. It has 16 characters.
survey-once = This phone has been used to answer. Each phone counts once.
survey-held-body = The answer is sent later, so that nobody sees when you answered. If you close Sammen, it is sent when you open it again.
survey-voluntary = You decide whether to answer.
survey-start = Begin

## One question

survey-next = Next
survey-back = Back
survey-skip = Skip
survey-clear-answer = Delete the answer
survey-position = { NUMBER($position) } of { NUMBER($total) }
survey-progress-label = Question { NUMBER($position) } of { NUMBER($total) }
survey-saved = The answer is saved here on the phone
survey-choose-one = Choose one
survey-choose-many = Choose as many as you like
survey-scale-hint = { NUMBER($low) } is { $low-label }, { NUMBER($high) } is { $high-label }.
survey-scale-low = lowest
survey-scale-high = highest
survey-scale-step = { NUMBER($value) } of { NUMBER($high) }
survey-number-hint = Write a number
survey-text-hint = Do not write the names of others.
survey-optional = You may skip this question.
survey-remaining-characters =
    { $count ->
        [one] { $count } character left
       *[other] { $count } characters left
    }
survey-search-choices = Find an answer
survey-together = Questions that belong together
survey-upload = This cannot be answered here. Go on.
survey-read-aloud = Read aloud
survey-read-stop = Stop
# Plays the recording that comes with a question or a choice.
survey-listen = Listen
survey-acknowledge = I have read this
survey-acknowledged = Read
survey-rank-hint = Touch the most important one first, then the next.
# Said of a thing that has its place in an order.
survey-rank-place = number { NUMBER($place) }
survey-rank-none = not chosen yet
survey-place-hint = We keep the place only to about a kilometre.
survey-place-use = Use where I am now
survey-place-waiting = The phone is finding out where you are.
survey-place-refused = The phone will not say where you are. You can go on without.
survey-place-kept = The place is kept, roughly.

## What is asked about several, such as each child

# What one of them is called: "Child 2".
survey-repeat-item = { $name } { NUMBER($number) }
survey-repeat-unnamed = Several
survey-repeat-count =
    { $count ->
        [one] There is { $count } so far.
       *[other] There are { $count } so far.
    }
survey-repeat-how-many = How many?
survey-repeat-add = Add: { $name }
survey-repeat-take-away = Remove
survey-repeat-remove = Remove { $name }
survey-repeat-remove-title = Remove?
survey-repeat-remove-body = The answers about it will be deleted.
survey-repeat-remove-confirm = Yes, remove
survey-repeat-remove-keep = No, keep

## Errors beside the question

survey-error-required = Answer the question to go on.
survey-error-choose = Choose at least one answer.
survey-error-not-number = Write a number, such as 3.
survey-error-not-whole = Write a whole number.
survey-error-unranked = Put all of them in order.
survey-error-not-moment = Write the whole date or time.
survey-error-too-long = The answer is too long. Write at most { NUMBER($max) } characters.
survey-error-constraint = The answer does not fit. Change it and try again.
survey-not-saved = The answer was not saved. It is still here. Try again.
survey-try-again = Try again

## The last page

survey-check-title = Look through your answers
survey-check-body = Once you have sent them, you cannot change them.
survey-change-answer = Change
survey-change-answer-to = Change the answer to: { $question }
survey-not-answered = Not answered
survey-send = Send answers
survey-waiting-title = Saved on the phone
survey-waiting-body = The answer is sent by itself when the phone has network. You may close Sammen now.
survey-linked-waiting = The answer is sent when the phone has a network. You can close Sammen now.
survey-sent-title = Sent
survey-sent-body = Thank you for your answer.
survey-refused-title = The answer was not taken
survey-refused-closed = The survey was over when the answer arrived. Thank you for trying.
survey-refused-unknown = The survey does not exist any more.
survey-refused-changed = The survey has changed since you answered. Answer again if you like.
survey-refused-counted = This phone or code has been used to answer already. Each counts once.
survey-refused-code = The code is not one of this survey's. Look at the letter and answer again.
survey-linked-code = The code does not fit, or it was used on another phone. Your answers are still here: type the code from the letter and send them again.
survey-refused-other = Something was wrong with the answer. Answer again if you like.
survey-another = Let someone else answer
# Leads to the activities.
survey-see-activities = See what is on
survey-acknowledge-refusal = Okay, I have seen it

## What one answered to a confidential survey

survey-own-title = Your answers
survey-own-delete = Delete my answers
survey-own-delete-title = Do you want to delete your answers?
survey-own-delete-body = They are deleted here and with those who asked. You can answer again.
survey-own-delete-confirm = Yes, delete them
survey-own-deleting = The answers are deleted when the phone has a network.
