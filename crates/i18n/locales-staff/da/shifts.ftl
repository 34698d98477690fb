### Shifts of volunteers.

nav-shifts = Vagter
shifts-title = Vagter
shifts-explained = Indtil en vagt fordeles, kan alle ønske den. Så får de den, der har haft færrest timer de sidste to måneder; er nogen lige, trækkes der lod. Bagefter får den, der først siger ja.
shifts-none = Der er ingen vagter endnu. Læg den første nedenfor.
shift-counts =
    { $taken ->
        [one] { $taken } af { $needs } har vagten
       *[other] { $taken } af { $needs } har vagten
    }
shift-adults = kun for voksne
shift-no-pupils = ikke for skoleelever
shift-opens = Fordeles { $moment }
shift-wished = ønsker den
shift-waiting = venter
shift-taken = har vagten
shift-offered = søger en afløser
shift-young = 15–17 år
shift-pupil = under 18 år, går i skole
shift-noted = Noteret.
shift-call-off = Aflys vagten
shift-call-off-title = Skal vagten aflyses?
shift-call-off-body = De, der har den, ser det på telefonen.
shift-called-off = Vagten er aflyst.
shift-volunteers-title = De frivillige
shift-volunteers-none = Der er ingen frivillige endnu. Invitér den første under Frivillige.
shift-hours = { $hours } timer det sidste år
shift-know = Ret, hvad I ved
shift-left-school = Er fyldt 15 og har gået ud af 9. klasse
shift-left-school-hint = Så må vagter være op til 8 timer. Ellers højst 2 timer på skoledage og 7 timer i weekenden.
shift-skills = Kan
shift-note = Gem
shift-skill = kræver { $skill }
skill-first-aid = førstehjælp
skill-food-hygiene = hygiejnebevis
skill-driving = kørekort
shift-plan-title = Ny vagt
shift-plan = Læg vagten
shift-planned = Vagten er lagt.
shift-any-duty = Alle frivillige ved aktiviteten
shift-no-skill = Ikke noget særligt
shift-opens-now = Med det samme
shift-opens-after =
    { $hours ->
        [one] Om { $hours } time
       *[other] Om { $hours } timer
    }
field-shift-activity = Ved hvilken aktivitet?
field-shift-title = Hvad skal gøres?
field-shift-title-en = På engelsk, hvis du vil
field-shift-date = Dag
field-shift-starts = Begynder kl.
field-shift-ends = Slutter kl.
field-shift-clock-hint = Som 14:00
field-shift-needs = Hvor mange er der brug for?
field-shift-duty = Hvem kan tage den?
field-shift-skill = Hvad skal man kunne?
field-shift-opens = Hvornår fordeles den?
field-shift-opens-hint = Giv alle tid til at se den. Indtil da har alle lige stor chance.
field-shift-with-staff = En medarbejder er der hele tiden
field-shift-with-staff-hint = Ellers skal en voksen frivillig have vagten, før nogen under 18 kan.
field-shift-money = Der tages imod penge
field-shift-money-hint = Så er vagten kun for voksne.
error-shift-title = Skriv, hvad der skal gøres.
error-shift-date = Vælg en dag.
error-shift-clock = Skriv to klokkeslæt, det første før det sidste, som 14:00.
error-shift-needs = Skriv et tal fra 1 til 100.
