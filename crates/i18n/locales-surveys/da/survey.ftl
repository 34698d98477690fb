### What a person reads who answers a survey.

# The language's own name.
language-name = Dansk
# Accessible name of the menu of languages.
survey-language = Sprog
survey-length = { NUMBER($questions) } spørgsmål, ca. { NUMBER($minutes) } min.
survey-anonymous = Intet navn, intet nummer. Svaret sendes for sig selv.
survey-anonymous-title = Svar uden navn
# What is stored where a survey promises to be anonymous: three sentences, and they are true.
survey-stored-what = Sammen med dine svar gemmer vi året, men hverken navn, telefon eller sprog.
survey-stored-token = For sig selv gemmer vi, at din telefon kan svare én gang, men ingen kan se, hvilket svar der er dit.
survey-stored-code = For sig selv gemmer vi, at koden er brugt, men ingen kan se, hvilket svar den blev brugt til.
survey-stored-when =
    { $minutes ->
        [0] Svaret sendes for sig selv, når telefonen har net.
        [1] Svaret sendes for sig selv på et tilfældigt tidspunkt inden for et minut.
       *[other] Svaret sendes for sig selv på et tilfældigt tidspunkt inden for { $minutes } minutter.
    }
survey-confidential = Dine svar gemmes med et nummer for dig. Du kan slette dem igen.
survey-confidential-title = Fortroligt svar
# What is stored where answers are linked to whoever gives them: three sentences, and they are true.
survey-linked-what = Sammen med dine svar gemmer vi dagen og et nummer, der kun står for dig i denne undersøgelse, så dine svar nu og senere kan sammenlignes.
survey-linked-who = De, der arbejder med svarene, ser nummeret, men ikke, hvem du er. Kun den, der passer databasen, kan finde ud af, hvis nummer det er.
survey-linked-yours = Du kan se dine svar her på telefonen og slette dem igen. Det kan andre også, som bruger din telefon.
survey-audience-open = Alle må svare. Hver telefon tæller én gang.
survey-audience-invited = Kun for dem, der har fået et brev. Hver kode tæller én gang.
survey-audience-supervised = Personalet rækker dig en telefon at svare på.
survey-token-key = Undersøgelsens nøgle: { $key }
survey-code-label = Koden i brevet
survey-code-hint = 16 tegn, for eksempel 7K3M-9QXA-M2AB-4DEF
survey-code-missing = Se efter, at koden er skrevet som i brevet. Den har 16 tegn.
survey-once = Der er svaret med denne telefon. Hver telefon tæller én gang.
survey-held-body = Svaret sendes senere, så ingen kan se, hvornår du svarede. Lukker du Sammen, sendes det, når du åbner igen.
survey-voluntary = Du bestemmer selv, om du vil svare.
survey-start = Begynd

## One question

survey-next = Næste
survey-back = Tilbage
survey-skip = Spring over
survey-clear-answer = Slet svaret
survey-position = { NUMBER($position) } af { NUMBER($total) }
# Accessible name of the progress bar.
survey-progress-label = Spørgsmål { NUMBER($position) } af { NUMBER($total) }
survey-saved = Svaret er gemt her på telefonen
survey-choose-one = Vælg én
survey-choose-many = Vælg gerne flere
# Hint at a scale's ends.
survey-scale-hint = { NUMBER($low) } er { $low-label }, { NUMBER($high) } er { $high-label }.
survey-scale-low = lavest
survey-scale-high = højest
# Accessible name of one step on a scale.
survey-scale-step = { NUMBER($value) } af { NUMBER($high) }
survey-number-hint = Skriv et tal
survey-text-hint = Skriv ikke navne på andre.
survey-optional = Du kan springe spørgsmålet over.
survey-remaining-characters = { NUMBER($count) } tegn tilbage
survey-search-choices = Find et svar
survey-together = Spørgsmål, der hører sammen
survey-upload = Det kan ikke besvares her. Gå videre.
survey-read-aloud = Læs op
survey-read-stop = Stop
# Plays the recording that comes with a question or a choice.
survey-listen = Lyt
survey-acknowledge = Det har jeg læst
survey-acknowledged = Læst
survey-rank-hint = Rør ved det vigtigste først, så det næste.
# Said of a thing that has its place in an order.
survey-rank-place = nummer { NUMBER($place) }
survey-rank-none = ikke valgt endnu
survey-place-hint = Vi gemmer kun stedet på cirka en kilometer nær.
survey-place-use = Brug, hvor jeg er nu
survey-place-waiting = Telefonen finder ud af, hvor du er.
survey-place-refused = Telefonen vil ikke sige, hvor du er. Du kan gå videre uden.
survey-place-kept = Stedet er gemt, cirka.

## What is asked about several, such as each child

# What one of them is called: "Barn 2".
survey-repeat-item = { $name } { NUMBER($number) }
survey-repeat-unnamed = Flere
survey-repeat-count = Der er { NUMBER($count) } indtil nu.
survey-repeat-how-many = Hvor mange?
survey-repeat-add = Tilføj: { $name }
survey-repeat-take-away = Fjern
survey-repeat-remove = Fjern { $name }
survey-repeat-remove-title = Fjern?
survey-repeat-remove-body = Svarene om den bliver slettet.
survey-repeat-remove-confirm = Ja, fjern
survey-repeat-remove-keep = Nej, behold

## Errors beside the question

survey-error-required = Svar på spørgsmålet for at komme videre.
survey-error-choose = Vælg mindst ét svar.
survey-error-not-number = Skriv et tal, fx 3.
survey-error-not-whole = Skriv et helt tal.
survey-error-unranked = Sæt dem alle i rækkefølge.
survey-error-not-moment = Skriv hele datoen eller tidspunktet.
survey-error-too-long = Svaret er for langt. Skriv højst { NUMBER($max) } tegn.
survey-error-constraint = Svaret passer ikke. Ret det, og prøv igen.
survey-not-saved = Svaret blev ikke gemt. Det står her stadig. Prøv igen.
survey-try-again = Prøv igen

## The last page

survey-check-title = Se dine svar igennem
survey-check-body = Når du har sendt, kan du ikke ændre dem.
survey-change-answer = Ret
# Accessible name of the link that changes one answer.
survey-change-answer-to = Ret svaret på: { $question }
survey-not-answered = Ikke besvaret
survey-send = Send svar
survey-waiting-title = Gemt på telefonen
survey-waiting-body = Svaret sendes for sig selv, når telefonen har net. Du kan lukke Sammen nu.
survey-linked-waiting = Svaret sendes, når telefonen har net. Du kan lukke Sammen nu.
survey-sent-title = Sendt
survey-sent-body = Tak for dit svar.
survey-refused-title = Svaret blev ikke taget imod
survey-refused-closed = Undersøgelsen var slut, da svaret nåede frem. Tak, fordi du prøvede.
survey-refused-unknown = Undersøgelsen findes ikke mere.
survey-refused-changed = Undersøgelsen er ændret, siden du svarede. Svar igen, hvis du har lyst.
survey-refused-counted = Der er allerede svaret med denne telefon eller kode. Hver tæller én gang.
survey-refused-code = Koden passer ikke til undersøgelsen. Se efter i brevet, og svar igen.
survey-linked-code = Koden passer ikke, eller den er brugt på en anden telefon. Dine svar er her stadig: skriv koden fra brevet, og send dem igen.
survey-refused-other = Der var noget galt med svaret. Svar igen, hvis du har lyst.
# Another person may want to answer on the same phone.
survey-another = Lad en anden svare
# Leads to the activities.
survey-see-activities = Se, hvad der sker
survey-acknowledge-refusal = Okay, det har jeg set

## What one answered to a confidential survey

survey-own-title = Dine svar
survey-own-delete = Slet mine svar
survey-own-delete-title = Vil du slette dine svar?
survey-own-delete-body = De bliver slettet her og hos dem, der spurgte. Du kan svare igen.
survey-own-delete-confirm = Ja, slet dem
survey-own-deleting = Svarene bliver slettet, når telefonen har net.
