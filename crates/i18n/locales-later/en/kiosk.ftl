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
