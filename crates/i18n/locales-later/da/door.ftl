### The dates of a volunteer, and counting heads.

door-explained = Her ser du, hvem der kommer til de aktiviteter, du hjælper med. Vis det ikke til andre.
# When the volunteer's role ends by itself.
door-role-ends = Du er frivillig til { $day } kl. { $time }. Så forsvinder listerne fra telefonen.
door-no-role = Du er ikke frivillig lige nu.
door-coming =
    { $count ->
        [one] { $count } kommer
       *[other] { $count } kommer
    }
door-waiting =
    { $count ->
        [one] { $count } venter
       *[other] { $count } venter
    }
# A household on the waitlist.
door-waits = på venteliste
door-open = Åbn døren
door-heads = Optælling
door-heads-explained = Tryk, hver gang nogen kommer eller går.
door-heads-more = En til
door-heads-fewer = En færre
