### Surveys: how many answered, and the answers as files.

nav-surveys = Surveys
surveys-title = Surveys
surveys-explained = How many have answered. Analysts can take the answers out as files. The log tells of every time.
surveys-none = No survey has been shown to residents yet.
surveys-version = Version { $version }: { NUMBER($responses) } answers
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
