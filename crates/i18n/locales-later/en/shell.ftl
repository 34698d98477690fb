### The frame around every page: names, navigation, what has been sent, storage and the first visit.

## Words used everywhere

error-summary =
    { $count ->
        [one] Fix one thing before you go on
       *[other] Fix { $count } things before you go on
    }

## State of sending

sending-now = Sending …
