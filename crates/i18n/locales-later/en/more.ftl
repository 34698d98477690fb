### More: language, areas, look, the app on the phone, and what Sammen is.

more-title = More
more-settings = Settings
more-places-hint = Who helps with what, and when they are open

## Language

language-hint = Activities are in the language they were written in.

## Areas

areas-title = Areas you follow
areas-hint = You see what is on in the areas you choose.
areas-choose = Choose an area
areas-at-least-one = Choose at least one area.

## Look

look-title = Look
look-light = Light
look-dark = Dark
look-as-phone = As the phone

## The app on the phone

install-title = Put Sammen on the phone
install-body = Then it opens like an app, and what you have saved stays.
install-ios-how = Tap Share and choose Add to Home Screen.
install-ios-seven-days = On iPhone, Safari deletes what is saved if you do not open Sammen for seven days. Put Sammen on the home screen, and it stays.
install-other-how = Open the browser's menu and choose Install or Add to home screen.
install-done = Sammen is on the phone.
protection-title = Is what I saved safe?
protection-on = Yes. The phone does not delete it by itself.
protection-off = Not quite. The phone may delete it if it runs out of room.
protection-unknown = The phone will not say.
refresh-title = What has been fetched
refresh-action = Fetch what is new
refresh-offline = You have no network. What is new is fetched when you have it.

## About

about-title = About Sammen
about-body = Sammen shows what is on where you live, and works without network too. You need no account.
privacy-title = Your information
privacy-no-account = You need no account and no login, and nobody follows what you look at.
privacy-registrations = Your sign-up is sent to those who run the activity, with the names you choose to write.
privacy-surveys = Answers to surveys are sent by themselves, without name or number. Where a survey is confidential instead, it says so before you begin, and you can delete your answer again.
version-number = Version { $version }
accessibility-title = Accessibility statement
accessibility-hint = What works, what does not, and whom to tell.
accessibility-body = Everyone should be able to use Sammen, also with a screen reader, a keyboard or large text.
more-services-hint = Advice, jobs, young people and families
more-partners-hint = Those who work together for the area
more-settings-hint = Language, areas and look
more-about-hint = What Sammen is, and what we keep about you
accessibility-checked-title = What we have tried
accessibility-checked-body = Every page is tried by a program that finds errors for screen readers, keyboards and contrast, each time Sammen is changed. The text can be made twice as large, and all buttons are large enough for a thumb.
accessibility-limits-title = What is missing
accessibility-limits-body = Nobody has tried Sammen with every screen reader yet. Some activities are written in Danish only, and Sammen does not read the text aloud itself.
accessibility-tell-title = Tell us
accessibility-tell-body = If there is something you cannot use, tell the residents’ advisers. They pass it on to those who make Sammen.
