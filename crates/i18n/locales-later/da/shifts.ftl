### Vagter: the shifts that a volunteer can take.

shifts-title = Vagter
shifts-explained = Sig ja til de vagter, du gerne vil have. Når en vagt fordeles, går den først til dem, der har haft færrest timer. Er I lige, trækkes der lod.
# Hours and minutes of the last month.
shifts-hours = Du har været på vagt i { $hours } timer den sidste måned.
shifts-own = Dine vagter
shifts-none-own = Du har ingen vagter endnu.
shifts-open = Ledige vagter
shifts-none-open = Der er ingen ledige vagter lige nu.
shifts-fill = { $taken } af { $needs } har vagten
shifts-adults = kun for voksne
shifts-no-pupils = ikke for dig, der går i skole
shifts-opens = Fordeles { $moment }. Indtil da har alle lige stor chance.
shifts-cancelled = Aflyst
shifts-wish = Jeg vil gerne
shifts-take = Tag vagten
shifts-queue = Skriv mig op
shifts-offer = Find en afløser
shifts-keep = Behold vagten
shifts-leave = Meld afbud
shifts-undo = Fortryd
shifts-notes = Til den næste vagt
shifts-note = Hvad skal den næste vide?
shifts-note-hint = Skriv ikke om personer.
shifts-note-send = Gem

## Where a volunteer stands with a shift

shifts-mark-wished = Ønsket
shifts-mark-waiting = Venter på en plads
shifts-mark-taken = Din vagt
shifts-mark-offered = Din vagt · søger afløser
shifts-asked = Du har sagt ja. Svaret kommer, når telefonen har net.
shifts-left = Du har meldt afbud. Det sendes, når telefonen har net.
shifts-offering = Du søger en afløser. Det sendes, når telefonen har net.
shifts-keeping = Du beholder vagten. Det sendes, når telefonen har net.
shifts-waiting = Du får den, hvis der bliver plads. Er du under 18, skal der også være en voksen.
shifts-offered = Vagten er din, til en anden tager den.
shifts-skill = kræver { $skill }
# After "takes" and within a sentence.
skill-first-aid = førstehjælp
skill-food-hygiene = hygiejnebevis
skill-driving = kørekort

## Why somebody does not have a shift

refusal-skill-missing = Vagten kræver { $skill }. Kan du det, så bed dem, der planlægger vagterne, skrive det ind.
refusal-shift-adults = Vagten er kun for voksne.
refusal-shift-pupils = Vagten er for lang for dig, der går i skole. Find en kortere.
refusal-shift-asked = Du har allerede sagt ja til vagten.
refusal-shift-gone = Du har ikke vagten længere.
refusal-shift-cancelled = Vagten er aflyst.
refusal-shift-begun = Vagten er begyndt eller forbi.
refusal-shift-not-allowed = Vagten er ikke for din rolle. Spørg dem, der planlægger vagterne.
