### Surveys: how many answered, and the answers as files.

nav-surveys = Surveys
surveys-title = Surveys
surveys-explained = How many have answered. Analysts can take the answers out as files. The log tells of every time.
surveys-none = No survey has been shown to residents yet.
surveys-version = Version { $version }: { NUMBER($responses) } answers
surveys-fieldwork = Interviews
surveys-fieldwork-counts = { NUMBER($interviews) } interviews, { NUMBER($refused) } said no, { NUMBER($away) } were not at home
surveys-response-rate = { NUMBER($percent) } % of those visited gave an interview: { NUMBER($interviews) } of { NUMBER($visited) }.
surveys-cooperation-rate = { NUMBER($percent) } % of those we met gave an interview: { NUMBER($interviews) } of { NUMBER($met) }.
surveys-nobody-met = We have met nobody yet. So there is no share of those we met.
surveys-rates-explained = The shares are AAPOR's response rate RR1, I / (I + R + NC), and cooperation rate COOP1, I / (I + R). I is interviews, R those who said no, and NC those who were never at home. Each door counts as one household. Doors that nobody has visited are not in it.
surveys-csv = Answers (CSV)
surveys-csv-repeat = { $repeat } (CSV)
surveys-xlsx = All in one workbook (XLSX)
surveys-spss = For SPSS (ZIP)
surveys-book = Code book (CSV)
surveys-files = Files
surveys-codes = −9999999 means not asked, −9999998 not answered, and −9999997 that the question was not in that version. Only the day is stored, and rows are not in the order in which answers came.
surveys-free-text = People write in their own words in this survey. They may have written about persons. Read it through before you pass a file on.
log-responses-exported = took out answers to a survey
log-collector-added = let another program collect answers
log-collector-removed = let a program collect answers no more
