### More: language, areas, look, the app on the phone, and what Sammen is.

more-title = Mere
more-settings = Indstillinger
more-places-hint = Hvem hjælper med hvad, og hvornår er der åbent

## Language

language-hint = Aktiviteter står på det sprog, de er skrevet på.

## Areas

areas-title = Områder, du følger
areas-hint = Du ser det, der sker i de områder, du vælger.
areas-choose = Vælg område
areas-at-least-one = Vælg mindst ét område.

## Look

look-title = Udseende
look-light = Lyst
look-dark = Mørkt
look-as-phone = Som telefonen

## The app on the phone

install-title = Læg Sammen på telefonen
install-body = Så åbner du den ligesom en app, og det, du har gemt, bliver liggende.
install-ios-how = Tryk på Del, og vælg Føj til hjemmeskærm.
install-ios-seven-days = På iPhone sletter Safari det gemte, hvis du ikke åbner Sammen i syv dage. Læg Sammen på hjemmeskærmen, så bliver det liggende.
install-other-how = Åbn browserens menu, og vælg Installer eller Føj til startskærm.
install-done = Sammen ligger på telefonen.
protection-title = Er det gemte i sikkerhed?
protection-on = Ja. Telefonen sletter det ikke af sig selv.
protection-off = Ikke helt. Telefonen kan slette det, hvis den mangler plads.
protection-unknown = Telefonen vil ikke sige det.
refresh-title = Det, der er hentet
refresh-action = Hent nyt nu
refresh-offline = Du er uden net. Det nye hentes, når du har net.

## About

about-title = Om Sammen
about-body = Sammen viser, hvad der sker, hvor du bor, og virker også uden net. Du skal ikke oprette dig.
privacy-title = Dine oplysninger
privacy-no-account = Du skal hverken oprette dig eller logge ind, og ingen følger med i, hvad du kigger på.
privacy-registrations = Din tilmelding sendes til dem, der står for aktiviteten, med de navne, du selv skriver.
privacy-surveys = Svar på undersøgelser sendes for sig selv, uden navn og uden nummer. Er en undersøgelse fortrolig i stedet, står det, før du begynder, og du kan slette dit svar igen.
version-number = Udgave { $version }
accessibility-title = Tilgængelighedserklæring
accessibility-hint = Hvad virker, hvad virker ikke, og hvem siger du det til.
accessibility-body = Sammen skal kunne bruges af alle, også med skærmlæser, tastatur og stor skrift.
more-services-hint = Råd, job, unge og familie
more-partners-hint = Dem, der arbejder sammen om området
more-settings-hint = Sprog, områder og udseende
more-about-hint = Hvad er Sammen, og hvad gemmer vi om dig
accessibility-checked-title = Det har vi prøvet
accessibility-checked-body = Hver side bliver prøvet af et program, der finder fejl for skærmlæser, tastatur og kontrast, hver gang Sammen bliver ændret. Skriften kan gøres dobbelt så stor, og alle knapper er store nok til en tommelfinger.
accessibility-limits-title = Det mangler
accessibility-limits-body = Ingen har prøvet Sammen med alle skærmlæsere endnu. Nogle aktiviteter står kun på dansk, og teksten bliver ikke læst højt af Sammen selv.
accessibility-tell-title = Sig det til os
accessibility-tell-body = Er der noget, du ikke kan bruge, så sig det til beboerrådgiverne. De sender det videre til dem, der laver Sammen.
