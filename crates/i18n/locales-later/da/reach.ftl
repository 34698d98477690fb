### Being told when the app is not open: calendar, messages to the phone, e-mail or SMS.

reach-title = Få besked
reach-hint = Når noget bliver aflyst eller flyttet
# Beside a registration.
reach-of-changes = Få besked, når noget bliver aflyst eller flyttet
reach-intro = Vælg selv, om du vil have besked. Du kan altid slå det fra igen her.
reach-needs-network = Det her kræver net. Alt det andet i Sammen virker uden.
reach-unreachable = Det kræver net. Intet er ændret. Prøv igen, når du har net.
reach-not-taken = Det blev ikke taget imod. Intet er ændret.
reach-failing = Det gik ikke lige nu. Prøv igen om lidt.

## Messages to the phone

reach-push-title = Besked på telefonen
reach-push-body = Vi siger til, når noget bliver aflyst eller flyttet, når I får plads, og dagen før.
reach-push-start = Ja, send mig besked
reach-push-on = Du får besked på telefonen
reach-push-stop = Stop beskeder
# Said under the button, before the browser asks in its own words.
reach-push-explained = Telefonen spørger, om Sammen må. Beskeden går gennem browserens firma. Det kan se, at der kommer en besked, men ikke læse den.
reach-push-denied = Telefonen lader ikke Sammen sende besked. Giv Sammen lov under notifikationer i browserens indstillinger. Åbn så siden her igen.
reach-push-missing = Denne browser kan ikke få besked. På iPhone skal Sammen først ligge på hjemmeskærmen.
reach-push-browser = Browseren kunne ikke slå beskeder til. Intet er ændret. Prøv igen, eller vælg kalenderen.

## A calendar that follows

reach-calendar-title = I din egen kalender
reach-calendar-body = Det, I har sagt ja til, står i kalenderen. Bliver det flyttet eller aflyst, retter den sig selv.
reach-calendar-make = Lav en adresse til kalenderen
reach-calendar-on = Kalenderen følger med
reach-calendar-address = Adressen
reach-calendar-open = Åbn i kalenderen
reach-calendar-copy = Kopiér
reach-calendar-copied = Kopieret
reach-calendar-once = Adressen vises kun nu. Giv den ikke til andre: Den, der har den, kan se jeres datoer. Der står ingen navne.
reach-calendar-anew = Lav en ny adresse
reach-calendar-anew-explained = Med en ny adresse holder den gamle op med at virke.
reach-calendar-stop = Stop kalenderen

## E-mail or SMS

reach-contact-title = Mail eller SMS
reach-contact-body = Vi skriver det samme, som telefonen ville have sagt. Du behøver ikke.
reach-mail = Mail
reach-sms = SMS
reach-mail-label = Din mailadresse
reach-sms-label = Dit mobilnummer
reach-mail-wrong = Skriv en mailadresse, for eksempel navn@eksempel.dk.
reach-sms-wrong = Skriv et nummer på 8 tal, eller et med landekode, for eksempel +46 70 123 45 67.
reach-contact-give = Skriv til mig
reach-mail-on = Vi skriver til dig på mail
reach-sms-on = Vi skriver til dig på SMS
reach-contact-deleted = Adressen bruges kun til det. Den bliver slettet 30 dage efter det sidste, I har sagt ja til, eller når du vil.
reach-contact-stop = Slet adressen nu
