### Moving to another phone, using two, and what a phone is told that was left.

phones-title = Change phone
phones-hint = Move to a new phone, or use two
phones-area = Area
phones-what-moves = Your sign-ups are what comes along. A survey that you are in the middle of stays on this phone.
phones-lost = Have you lost your phone? Ask the residents’ advisers. They can give you a code.

## A code for another phone

phones-move-title = Move to another phone
phones-move-body = You get a code to write on the new phone. Your sign-ups then move there and are gone from here.
phones-move-action = Make a code
phones-share-title = Use two phones
phones-share-body = Both phones see the same sign-ups, and both can sign up and cancel.
phones-share-action = Make a code for both
phones-sending = Sending what waits …
phones-making = Making the code …
phones-code-title = Your code
phones-code-how = Open Sammen on the other phone. Go to More, Settings and Change phone, and write the code. Or point the camera at the picture.
phones-code-picture = Picture of the code that the other phone can read with its camera
phones-code-secret = Give the code only to yourself or someone you live with.
phones-code-left =
    { $count ->
        [one] The code works for { $count } more minute.
       *[other] The code works for { $count } more minutes.
    }
phones-code-over = The code no longer works. Make a new one.
phones-code-new = Make a new code
phones-code-stop = Done

## A code from another phone

phones-enter-title = I have a code
phones-enter-body = Write the code from the other phone.
phones-enter-label = Code of 9 characters
phones-enter-example = For example 7K3-9QX-M2A
phones-enter-action = Use the code
phones-entering = Fetching your sign-ups …
phones-entered-title = The phone is ready
phones-entered-none = There are no sign-ups right now. From now on they are seen here.
phones-entered =
    { $count ->
        [one] Here is your sign-up for { $count } date.
       *[other] Here are your sign-ups for { $count } dates.
    }
phones-entered-doubled =
    { $count ->
        [one] For { $count } date you are signed up twice, once from each phone. If it is the same people, cancel one of them.
       *[other] For { $count } dates you are signed up twice, once from each phone. If it is the same people, cancel one of them.
    }
phones-entered-go = See your sign-ups

## When it did not work

phones-not-good = The code does not work. It may have been used, or more than a quarter of an hour has passed. Make a new one on the other phone.
phones-too-many =
    { $count ->
        [one] There were too many tries. Try again in { $count } minute.
       *[other] There were too many tries. Try again in { $count } minutes.
    }
phones-same-household = The code was made on this phone or one that it belongs with. Write it on another phone.
phones-shared = This phone belongs with another one. To use the code here, delete everything under Settings first.
phones-offline = You have no network. Try again when you have it.
phones-failing = It did not work just now. Nothing has changed. Try again in a while.
