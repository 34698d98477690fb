### Households that were let in more than once.

door-title = At the door
door-explained = When several phones receive guests without a network, the same household may be let in twice. It counts only once. See here whether others came in on its ticket.
door-none-title = Everything adds up
door-none = No household was let in more than once.
door-count =
    { $count ->
        [one] One household was let in more than once
       *[other] { $count } households were let in more than once
    }
door-household = Household with ticket { $code }
door-ticket = Ticket { $code }
door-registered =
    { $count ->
        [one] Registered: { $count } person
       *[other] Registered: { $count } persons
    }
door-registration-gone = The registration has been deleted.
# Who let how many in, and when.
door-scan =
    { $persons ->
        [one] { $who } let { $persons } person in, { $moment }
       *[other] { $who } let { $persons } persons in, { $moment }
    }
door-scan-no-time =
    { $persons ->
        [one] { $who } let { $persons } person in. The phone's clock was wrong, so we do not know when.
       *[other] { $who } let { $persons } persons in. The phone's clock was wrong, so we do not know when.
    }
door-somebody = A volunteer
door-counts = Counts
door-same = It was the same household
door-others = Others came in on the ticket
door-others-how-many = How many others?
door-others-hint = They count as guests who had not registered.
door-others-save = Count them
door-resolved = It has been noted.
door-error-others = Write a number from 1 to { NUMBER($max) }.
door-read-only = Colleagues with the role staff can answer here.
