### Being told when the app is not open: calendar, messages to the phone, e-mail or SMS.

reach-title = Get word
reach-hint = When something is called off or moved
# Beside a registration.
reach-of-changes = Get word when something is called off or moved
reach-intro = It is your choice whether you get word. You can always end it again here.
reach-needs-network = This needs a network. Everything else in Sammen works without.
reach-unreachable = This needs a network. Nothing has changed. Try again when you have one.
reach-not-taken = It was not taken. Nothing has changed.
reach-failing = It did not work just now. Try again in a moment.

## Messages to the phone

reach-push-title = On your phone
reach-push-body = We tell you when something is called off or moved, when you get seats, and the day before.
reach-push-start = Yes, tell me
reach-push-on = You get word on this phone
reach-push-stop = Stop messages
# Said under the button, before the browser asks in its own words.
reach-push-explained = The phone asks whether Sammen may. The message goes by the browser’s company. It can see that a message comes, but cannot read it.
reach-push-denied = The phone does not let Sammen send messages. Allow it under notifications in the browser’s settings. Then open this page again.
reach-push-missing = This browser takes no messages. On an iPhone, put Sammen on the home screen first.
reach-push-browser = The browser could not turn messages on. Nothing has changed. Try again, or choose the calendar.

## A calendar that follows

reach-calendar-title = In your own calendar
reach-calendar-body = What you have said yes to is in your calendar. When it is moved or called off, the calendar follows.
reach-calendar-make = Make an address for the calendar
reach-calendar-on = The calendar follows
reach-calendar-address = The address
reach-calendar-open = Open in the calendar
reach-calendar-copy = Copy
reach-calendar-copied = Copied
reach-calendar-once = The address is shown only now. Keep it to yourself: whoever has it can see your dates. There are no names in it.
reach-calendar-anew = Make a new address
reach-calendar-anew-explained = With a new address, the old one stops working.
reach-calendar-stop = Stop the calendar

## E-mail or SMS

reach-contact-title = E-mail or SMS
reach-contact-body = We write what the phone would have said. You need not.
reach-mail = E-mail
reach-sms = SMS
reach-mail-label = Your e-mail address
reach-sms-label = Your mobile number
reach-mail-wrong = Write an e-mail address, such as name@example.org.
reach-sms-wrong = Write a number of 8 digits, or one with its country, such as +46 70 123 45 67.
reach-contact-give = Write to me
reach-mail-on = We write to you by e-mail
reach-sms-on = We write to you by SMS
reach-contact-deleted = The address is used for nothing else. It is deleted 30 days after the last thing you said yes to, or when you want.
reach-contact-stop = Delete the address now
