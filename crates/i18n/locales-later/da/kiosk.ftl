### Handing the device round: the staff's words.

kiosk-title = Lad andre svare her
kiosk-hint = Én skærm, mange svar
kiosk-lead = Mange kan svare efter hinanden på denne skærm. Imens er resten af Sammen lukket, til du giver din kode.
kiosk-choose-survey = Hvad skal der spørges om?
kiosk-error-no-survey = Vælg, hvad der skal spørges om.
kiosk-not-listed = Undersøgelser, hvor der kun tæller ét svar fra hver, kan ikke bruges her.
kiosk-idle = Begynd forfra, når ingen har rørt skærmen i
kiosk-idle-seconds =
    { $seconds ->
        [one] { $seconds } sekund
       *[other] { $seconds } sekunder
    }
kiosk-pin = Din kode
kiosk-pin-explained = Vælg en kode på mindst 6 tegn. Du skal bruge den for at slutte. Uden den kan ingen åbne resten af Sammen på denne skærm.
kiosk-advice = Log først ud af personalets sider, og lås skærmen til denne app, hvis den kan det.
kiosk-begin = Begynd
kiosk-error-wrong = Koden er forkert.
kiosk-error-key = Første gang skal skærmen have net. Find net, og prøv igen.
kiosk-error-code = Koden passer ikke til undersøgelsen. Spørg sekretariatet om en ny.
kiosk-code-used-up = Koden er brugt op. Bed sekretariatet om en ny, og begynd igen med den. Så bliver de svar sendt, der venter.
kiosk-error-unsupported = Det kan ikke lade sig gøre i denne browser. Prøv en anden.

## Beside what is asked

kiosk-staff = For personalet
kiosk-survey-gone = Undersøgelsen er ikke på skærmen mere. Personalet kan slutte her.

## What the staff see

kiosk-staff-title = For personalet
kiosk-go-on = Tilbage til spørgsmålene
kiosk-waiting =
    { $answers ->
        [0] Ingen svar venter på denne skærm.
        [one] Ét svar venter på net.
       *[other] { $answers } svar venter på net.
    }
kiosk-delivered =
    { $answers ->
        [one] Ét svar er sendt.
       *[other] { $answers } svar er sendt.
    }
kiosk-refused =
    { $answers ->
        [one] Ét svar blev ikke taget imod. Gem det som en fil, og spørg sekretariatet.
       *[other] { $answers } svar blev ikke taget imod. Gem dem som en fil, og spørg sekretariatet.
    }
kiosk-save = Gem de ventende svar som en fil
kiosk-save-hint = Filen er låst: kun partnerskabet kan læse den. Svar, der også bliver sendt herfra, tæller kun én gang.
kiosk-end = Slut, og åbn resten af Sammen
kiosk-end-hint = Svar, der venter, bliver sendt, når der er net.

## Interviews

kiosk-use = Hvordan skal skærmen bruges?
kiosk-use-round = Folk svarer selv, en ad gangen
kiosk-use-interviews = Jeg spørger, og jeg skriver svarene
interview-language = Sproget, I taler
interview-before = Her var ingen hjemme før
interview-start = Begynd et interview
interview-refused = Sagde nej
interview-nobody = Ingen hjemme
interview-today = I dag på denne skærm
interview-count-answered = { NUMBER($count) } interview
interview-count-refused = { NUMBER($count) } sagde nej
interview-count-nobody = { NUMBER($count) } gange ingen hjemme
interview-said-refused = Talt med: sagde nej.
interview-said-nobody = Talt med: ingen hjemme.
interview-said-again = Døren er talt med fra før. Den tæller kun én gang.
interview-take-back = Fortryd det sidste tryk
interview-taken-back = Det sidste tryk tæller ikke mere.
interview-read-out = Læs det op, før du spørger.
interview-yes = Sagde ja: stil spørgsmålene
kiosk-visits-waiting =
    { $visits ->
        [one] Ét besøg uden svar venter på net.
       *[other] { $visits } besøg uden svar venter på net.
    }
