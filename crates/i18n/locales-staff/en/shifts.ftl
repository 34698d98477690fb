### Shifts of volunteers.

nav-shifts = Shifts
shifts-title = Shifts
shifts-explained = Until a shift is given out everybody can ask for it. Then those get it who have had the fewest hours in the last two months; between equals lots are drawn. After that it goes to whoever says yes first.
shifts-none = There are no shifts yet. Plan the first one below.
shift-counts =
    { $taken ->
        [one] { $taken } of { $needs } have the shift
       *[other] { $taken } of { $needs } have the shift
    }
shift-adults = for adults only
shift-no-pupils = not for pupils
shift-opens = Given out { $moment }
shift-wished = asks for it
shift-waiting = waits
shift-taken = has the shift
shift-offered = looks for a stand-in
shift-young = age 15–17
shift-pupil = under 18, in school
shift-noted = Noted.
shift-call-off = Cancel the shift
shift-call-off-title = Cancel the shift?
shift-call-off-body = Those who have it see it on their phones.
shift-called-off = The shift is cancelled.
shift-volunteers-title = The volunteers
shift-volunteers-none = There are no volunteers yet. Invite the first one under Volunteers.
shift-hours = { $hours } hours in the last year
shift-know = Change what you know
shift-left-school = Is 15 or more and has left compulsory school
shift-left-school-hint = Then shifts may be up to 8 hours. Otherwise at most 2 hours on school days and 7 hours at weekends.
shift-skills = Can
shift-note = Save
shift-skill = takes { $skill }
skill-first-aid = first aid
skill-food-hygiene = a food hygiene certificate
skill-driving = a driving licence
shift-plan-title = A new shift
shift-plan = Plan the shift
shift-planned = The shift is planned.
shift-any-duty = Every volunteer of the activity
shift-no-skill = Nothing in particular
shift-opens-now = At once
shift-opens-after =
    { $hours ->
        [one] In { $hours } hour
       *[other] In { $hours } hours
    }
field-shift-activity = At which activity?
field-shift-title = What is to be done?
field-shift-title-en = In English, if you like
field-shift-date = Day
field-shift-starts = Begins at
field-shift-ends = Ends at
field-shift-clock-hint = Like 14:00
field-shift-needs = How many are needed?
field-shift-duty = Who can take it?
field-shift-skill = What must one be able to?
field-shift-opens = When is it given out?
field-shift-opens-hint = Give everybody time to see it. Until then everybody has the same chance.
field-shift-with-staff = Somebody of the staff is there all the time
field-shift-with-staff-hint = Else an adult volunteer must have the shift before anybody under 18 can.
field-shift-money = Money is handled
field-shift-money-hint = Then the shift is for adults only.
error-shift-title = Write what is to be done.
error-shift-date = Choose a day.
error-shift-clock = Write two times, the first before the second, like 14:00.
error-shift-needs = Write a number from 1 to 100.
