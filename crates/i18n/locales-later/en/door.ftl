### The dates of a volunteer, and counting heads.

door-explained = Here you see who comes to the activities you help with. Do not show it to others.
# When the volunteer's role ends by itself.
door-role-ends = You are a volunteer until { $day } at { $time }. Then the lists disappear from the phone.
door-no-role = You are not a volunteer right now.
door-coming =
    { $count ->
        [one] { $count } is coming
       *[other] { $count } are coming
    }
door-waiting =
    { $count ->
        [one] { $count } is waiting
       *[other] { $count } are waiting
    }
# A household on the waitlist.
door-waits = on the waitlist
door-open = Open the door
door-heads = Head count
door-heads-explained = Press each time somebody comes or goes.
door-heads-more = One more
door-heads-fewer = One fewer
