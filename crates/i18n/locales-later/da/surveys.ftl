### Surveys: the list.

surveys-title = Undersøgelser
surveys-lead = Sig, hvordan det er at bo her. Det tager få minutter.
surveys-empty-body = Der er ingen undersøgelser lige nu.
surveys-empty-action = Se, hvad der sker
survey-resume = Fortsæt, hvor du slap
survey-start-over = Begynd forfra
survey-start-over-confirm = Ja, slet mine svar og begynd forfra
survey-start-over-body = Dine svar på undersøgelsen bliver slettet på telefonen.
survey-missing-title = Undersøgelsen er her ikke
survey-missing-body = Måske er den slut, eller også er den ikke hentet endnu.
survey-missing-action = Se alle undersøgelser

## Why an answer was not taken, as Mit says it: what who answered reads is in locales-surveys

survey-refused-closed = Undersøgelsen var slut, da svaret nåede frem. Tak, fordi du prøvede.
survey-refused-unknown = Undersøgelsen findes ikke mere.
survey-refused-changed = Undersøgelsen er ændret, siden du svarede. Svar igen, hvis du har lyst.
survey-refused-counted = Der er allerede svaret med denne telefon eller kode. Hver tæller én gang.
survey-refused-code = Koden passer ikke til undersøgelsen. Se efter i brevet, og svar igen.
survey-refused-other = Der var noget galt med svaret. Svar igen, hvis du har lyst.
