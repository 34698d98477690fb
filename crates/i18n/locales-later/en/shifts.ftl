### Shifts: the shifts that a volunteer can take.

shifts-title = Shifts
shifts-explained = Say yes to the shifts you would like. When a shift is given out, it goes first to those who have had the fewest hours. Between equals lots are drawn.
# Hours and minutes of the last month.
shifts-hours = You have been on shifts for { $hours } hours in the last month.
shifts-own = Your shifts
shifts-none-own = You have no shifts yet.
shifts-open = Open shifts
shifts-none-open = There are no open shifts right now.
shifts-fill = { $taken } of { $needs } have the shift
shifts-adults = for adults only
shifts-no-pupils = not for those who go to school
shifts-opens = Given out { $moment }. Until then everybody has the same chance.
shifts-cancelled = Cancelled
shifts-wish = I would like to
shifts-take = Take the shift
shifts-queue = Put me on the list
shifts-offer = Find a stand-in
shifts-keep = Keep the shift
shifts-leave = Cancel
shifts-undo = Undo
shifts-notes = To the next shift
shifts-note = What should the next one know?
shifts-note-hint = Do not write about people.
shifts-note-send = Save

## Where a volunteer stands with a shift

shifts-mark-wished = Wished for
shifts-mark-waiting = Waiting for a place
shifts-mark-taken = Your shift
shifts-mark-offered = Your shift · looking for a stand-in
shifts-asked = You have said yes. The answer comes when the phone has network.
shifts-left = You have cancelled. It is sent when the phone has network.
shifts-offering = You are looking for a stand-in. It is sent when the phone has network.
shifts-keeping = You keep the shift. It is sent when the phone has network.
shifts-waiting = You get it if there is room. If you are under 18, an adult must be there too.
shifts-offered = The shift is yours until somebody else takes it.
shifts-skill = takes { $skill }
# After "takes" and within a sentence.
skill-first-aid = first aid
skill-food-hygiene = a food hygiene certificate
skill-driving = a driving licence

## Why somebody does not have a shift

refusal-skill-missing = The shift takes { $skill }. If you have it, ask those who plan the shifts to note it.
refusal-shift-adults = The shift is for adults only.
refusal-shift-pupils = The shift is too long for somebody who goes to school. Find a shorter one.
refusal-shift-asked = You have already said yes to the shift.
refusal-shift-gone = You do not have the shift any more.
refusal-shift-cancelled = The shift is cancelled.
refusal-shift-begun = The shift has begun or is over.
refusal-shift-not-allowed = The shift is not for your role. Ask those who plan the shifts.
