### Undersøgelser på papir: at trykke skemaer og at taste dem ind.

paper-title = Papirskemaer
paper-explained = Tryk skemaer, del dem ud, og tast dem ind her. To personer taster hvert skema. Er de enige, bliver svarene gemt.
paper-counts = { NUMBER($printed) } skemaer er lavet. { NUMBER($stored) } er tastet og gemt.
paper-print-title = Lav nye skemaer
paper-field-count = Hvor mange?
paper-error-count = Skriv et tal fra 1 til 500.
paper-field-language = På hvilket sprog?
paper-print = Lav skemaer
paper-printed = Skemaerne er klar til at blive skrevet ud.
paper-open = Åbn skema { $first } til { $last } til udskrift
paper-key-title = Tast et skema
paper-field-number = Skemaets nummer
paper-number-hint = Det står øverst på hver side, for eksempel 12-5.
paper-error-number = Skriv nummeret, som det står på skemaet, også tallet efter stregen.
paper-key = Tast skemaet
paper-waiting-title = Tastet, men ikke gemt
paper-waiting-none = Der er ikke nogen.
paper-waiting-open = Skema { $number }: ikke tastet færdig
paper-waiting-own = Skema { $number }: du har tastet det, en anden mangler
paper-waiting-other = Skema { $number }: tast det som nummer to
paper-waiting-different = Skema { $number }: de to har tastet forskelligt

## Why a survey is not on paper

paper-no-terms = Undersøgelsen siger, hvem der må svare én gang. Det kan et papir ikke holde øje med.
paper-no-repeat = Skemaet kan ikke trykkes: { $question } spørges der om flere gange.
paper-no-choices = Skemaet kan ikke trykkes: svarene på { $question } afhænger af andre svar.
paper-no-words = Skemaet kan ikke trykkes: spørgsmålene gentager svar.
paper-no-rule = Skemaet kan ikke trykkes: hvem der skal svare på { $question }, er for indviklet til papir.
paper-no-kind = Skemaet kan ikke trykkes: { $question } kan ikke besvares på papir.
paper-no-form = Undersøgelsen er for gammel. Udgiv arbejdsbogen igen.

## Keying one sheet

sheet-title = Skema { $number }
sheet-explained = Skriv de koder, der står ved krydsene. Begyndelsen af en kode er nok. Er et svar ikke til at læse, eller er der to kryds, hvor der skal være ét, så lad feltet stå tomt.
sheet-question = { NUMBER($number) }. { $label }
sheet-hint-many = Flere koder, med mellemrum imellem
sheet-hint-rank = Koder i rækkefølge, nummer 1 først
sheet-hint-number = Et tal
sheet-hint-date = Dag, måned og år
sheet-hint-time = Klokkeslæt
sheet-hint-date-time = Dag, måned, år og klokkeslæt
sheet-hint-words = Ord for ord
sheet-hint-read = Skriv x, hvis der er sat kryds
sheet-saved = Gemt
sheet-saving = Gemmer
sheet-unsaved = Ikke gemt endnu
sheet-save-again = Gem igen
sheet-done = Færdig
sheet-not-done = Ret de felter, der ikke er svar, først.
sheet-waiting = Du er færdig. Nu skal en anden taste skemaet.
sheet-mend = Ret noget
sheet-different = I har tastet forskelligt. Se på papiret.
sheet-other = Den anden har tastet: { $answer }
sheet-other-nothing = Den anden har ikke tastet noget.
sheet-mended = Gem mine rettelser
sheet-settle = Papiret er, som jeg har tastet
sheet-stored = Begge har tastet det samme. Svarene er gemt.
sheet-next = Tast et til

## What is to be looked at again

sheet-mark-unknown = Der er ingen kode, der begynder sådan.
sheet-mark-ambiguous = Flere koder begynder sådan. Skriv mere.
sheet-mark-twice = Den samme kode står to gange.
sheet-mark-not-written = Det er ikke et svar, der passer her.
sheet-mark-too-long = Svaret er for langt.
sheet-mark-not-asked = Skulle ikke besvares efter de andre svar. Står det på papiret, så lad det stå.
sheet-mark-missing = Skulle besvares. Mangler det på papiret, så lad det være tomt.
sheet-mark-contrary = Skemaets regler siger nej. Står det på papiret, så lad det stå.
