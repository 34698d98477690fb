### Places, services and partners: whom to ask about what, and how to reach them.

places-title = Places and help
places-tabs-label = Choose what to see
places-tab-places = Places
places-tab-services = Who helps with what
places-tab-partners = Partners
places-search-label = Search places and help
places-search-placeholder = Such as bike or letter
places-count =
    { $count ->
        [0] No places
        [one] { $count } place
       *[other] { $count } places
    }
services-count =
    { $count ->
        [0] No kinds of help
        [one] { $count } kind of help
       *[other] { $count } kinds of help
    }
partners-count =
    { $count ->
        [0] No partners
        [one] { $count } partner
       *[other] { $count } partners
    }
places-none-title = No places match
places-none-body = Try another word.
places-none-action = Show all
places-empty = There are no places here yet.
services-empty = There is nothing about help here yet.
partners-empty = There are no partners here yet.
place-missing-title = It is not here
place-missing-body = It may have been deleted, or it has not been fetched yet.
place-missing-action = See all places

## Opening hours

hours-unknown = Call and ask when they are open.

## About the place

place-address = Address
place-access = Access
place-activities = On here
place-activities-none = Nothing is on here right now.
place-services = Here you can get help with
service-ask-about = Ask here about
service-ask-whom = Ask
partner-activities = What they run
