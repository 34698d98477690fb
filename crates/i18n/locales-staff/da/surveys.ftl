### Undersøgelser: hvor mange der har svaret, og svarene som filer.

nav-surveys = Undersøgelser
surveys-title = Undersøgelser
surveys-explained = Her står, hvor mange der har svaret. Analytikere kan hente svarene som filer. Hver hentning står i loggen.
surveys-none = Ingen undersøgelse er vist for beboerne endnu.
surveys-version = Version { $version }: { NUMBER($responses) } svar
surveys-fieldwork = Interview
surveys-fieldwork-counts = { NUMBER($interviews) } interview, { NUMBER($refused) } sagde nej, { NUMBER($away) } var ikke hjemme
surveys-response-rate = { NUMBER($percent) } % af de besøgte gav et interview: { NUMBER($interviews) } af { NUMBER($visited) }.
surveys-cooperation-rate = { NUMBER($percent) } % af dem, vi traf, gav et interview: { NUMBER($interviews) } af { NUMBER($met) }.
surveys-nobody-met = Vi har ikke truffet nogen endnu. Derfor er der ingen andel af dem, vi traf.
surveys-rates-explained = Andelene er AAPOR's svarprocent RR1, I / (I + R + NC), og samarbejdsprocent COOP1, I / (I + R). I er interview, R er dem, der sagde nej, og NC er dem, der aldrig var hjemme. Hver dør tæller som én husstand. Døre, ingen har besøgt, er ikke med.
surveys-csv = Svar (CSV)
surveys-csv-repeat = { $repeat } (CSV)
surveys-xlsx = Alt i én projektmappe (XLSX)
surveys-spss = Til SPSS (ZIP)
surveys-book = Kodebog (CSV)
surveys-files = Filer
surveys-codes = −9999999 betyder ikke spurgt, −9999998 ikke besvaret, og −9999997 at spørgsmålet ikke var i den version. Kun dagen er gemt, og rækkerne står ikke i den orden, svarene kom i.
surveys-free-text = Folk skriver med egne ord i denne undersøgelse. De kan have skrevet om personer. Læs det igennem, før du giver en fil videre.
log-responses-exported = hentede svar på en undersøgelse
log-collector-added = gav et andet program lov til at samle svar ind
log-collector-removed = tog lov fra et program, der samlede svar ind
