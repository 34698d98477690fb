### Døren: what a volunteer sees of those who come.

nav-door = Døren
door-title = Døren
door-explained = Her ser du, hvem der kommer til de aktiviteter, du hjælper med. Vis det ikke til andre.
# When the volunteer's role ends by itself.
door-role-ends = Du er frivillig til { $day } kl. { $time }. Så forsvinder listerne fra telefonen.
door-no-role = Du er ikke frivillig lige nu.
door-no-dates = Der er ingen datoer lige nu.
door-nobody = Ingen er tilmeldt endnu.
door-cancelled = Aflyst
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
