### Handing the device round: the staff's words.

kiosk-title = Let others answer here
kiosk-hint = One screen, many answers
kiosk-lead = Many people can answer one after the other on this screen. Meanwhile the rest of Sammen is closed until you give your PIN.
kiosk-choose-survey = What is to be asked?
kiosk-error-no-survey = Choose what is to be asked.
kiosk-not-listed = Surveys that count one answer from each person cannot be used here.
kiosk-idle = Begin anew when nobody has touched the screen for
kiosk-idle-seconds =
    { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }
kiosk-pin = Your PIN
kiosk-pin-explained = Choose a PIN of at least 6 characters. You need it to finish. Without it nobody can open the rest of Sammen on this screen.
kiosk-advice = First sign out of the staff's pages, and lock the screen to this app if it can do that.
kiosk-begin = Begin
kiosk-error-wrong = The PIN is wrong.
kiosk-error-key = The first time the screen needs a network. Find one and try again.
kiosk-error-code = The code is not for this survey. Ask the secretariat for a new one.
kiosk-code-used-up = The code has been used up. Ask the secretariat for a new one and begin again with it. Then the answers that wait are sent.
kiosk-error-unsupported = This browser cannot do it. Try another one.

## Beside what is asked

kiosk-staff = For staff
kiosk-survey-gone = The survey is not on this screen any more. Staff can finish here.

## What the staff see

kiosk-staff-title = For staff
kiosk-go-on = Back to the questions
kiosk-waiting =
    { $answers ->
        [0] No answers wait on this screen.
        [one] One answer waits for a network.
       *[other] { $answers } answers wait for a network.
    }
kiosk-delivered =
    { $answers ->
        [one] One answer is sent.
       *[other] { $answers } answers are sent.
    }
kiosk-refused =
    { $answers ->
        [one] One answer was not taken. Save it as a file and ask the secretariat.
       *[other] { $answers } answers were not taken. Save them as a file and ask the secretariat.
    }
kiosk-save = Save the waiting answers as a file
kiosk-save-hint = The file is locked: only the partnership can read it. Answers that are sent from here too count once.
kiosk-end = Finish and open the rest of Sammen
kiosk-end-hint = Answers that wait are sent when there is a network.

## Interviews

kiosk-use = How is the screen to be used?
kiosk-use-round = People answer by themselves, one at a time
kiosk-use-interviews = I ask, and I write the answers
interview-language = The language that you speak together
interview-before = Nobody was at home here before
interview-start = Begin an interview
interview-refused = Said no
interview-nobody = Nobody at home
interview-today = Today on this screen
interview-count-answered = { NUMBER($count) } interviews
interview-count-refused = { NUMBER($count) } said no
interview-count-nobody = { NUMBER($count) } times nobody at home
interview-said-refused = Counted: said no.
interview-said-nobody = Counted: nobody at home.
interview-said-again = The door is counted from before. It counts only once.
interview-take-back = Undo the last tap
interview-taken-back = The last tap counts no more.
interview-read-out = Read this out before you ask.
interview-yes = Said yes: ask the questions
kiosk-visits-waiting =
    { $visits ->
        [one] One visit without answers waits for a network.
       *[other] { $visits } visits without answers wait for a network.
    }
