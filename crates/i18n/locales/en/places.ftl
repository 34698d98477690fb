### Places, services and partners: whom to ask about what, and how to reach them.

## Opening hours

hours-title = Open
hours-open-now = Open now
hours-closed-now = Closed now
hours-closes-at = Closes at { $time }
hours-opens-at = Opens at { $time }
hours-opens-on = Opens { $day } at { $time }
hours-closed-day = Closed
hours-days = { $first }–{ $last }

## How to reach them

contact-title = How to reach them
contact-call-number = Call { $number }
contact-write-address = Write to { $address }
contact-website = See the website
contact-none = Drop by and ask.
contact-call-works-offline = You can call even without network.
