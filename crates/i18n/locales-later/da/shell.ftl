### The frame around every page: names, navigation, what has been sent, storage and the first visit.

## Words used everywhere

# Heading of the list of errors above a form.
error-summary =
    { $count ->
        [one] Ret én ting, før du går videre
       *[other] Ret { $count } ting, før du går videre
    }

## State of sending

sending-now = Sender …
