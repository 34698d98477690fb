### Surveys on paper: printing sheets and keying them.

paper-title = Paper sheets
paper-explained = Print sheets, hand them out, and key them here. Two people key each sheet. When they agree, the answers are stored.
paper-counts = { NUMBER($printed) } sheets were made. { NUMBER($stored) } are keyed and stored.
paper-print-title = Make new sheets
paper-field-count = How many?
paper-error-count = Write a number from 1 to 500.
paper-field-language = In which language?
paper-print = Make sheets
paper-printed = The sheets are ready to be printed.
paper-open = Open sheets { $first } to { $last } for printing
paper-key-title = Key a sheet
paper-field-number = The sheet's number
paper-number-hint = It stands at the top of each page, such as 12-5.
paper-error-number = Write the number as it stands on the sheet, with the digit behind the hyphen.
paper-key = Key the sheet
paper-waiting-title = Keyed, but not stored
paper-waiting-none = There are none.
paper-waiting-open = Sheet { $number }: not keyed to its end
paper-waiting-own = Sheet { $number }: you have keyed it, somebody else is missing
paper-waiting-other = Sheet { $number }: key it as the second
paper-waiting-different = Sheet { $number }: the two have keyed differently

## Why a survey is not on paper

paper-no-terms = The survey says who may answer once. Paper cannot keep watch over that.
paper-no-repeat = The sheet cannot be printed: { $question } is asked several times.
paper-no-choices = The sheet cannot be printed: the answers to { $question } depend on others.
paper-no-words = The sheet cannot be printed: its questions repeat answers.
paper-no-rule = The sheet cannot be printed: who is to answer { $question } is too intricate for paper.
paper-no-kind = The sheet cannot be printed: { $question } cannot be answered on paper.
paper-no-form = The survey is too old. Publish its workbook again.

## Keying one sheet

sheet-title = Sheet { $number }
sheet-explained = Write the codes that stand beside the crosses. The beginning of a code is enough. Where an answer cannot be read, or there are two crosses for one, leave the field empty.
sheet-question = { NUMBER($number) }. { $label }
sheet-hint-many = Several codes, with spaces between
sheet-hint-rank = Codes in order, number 1 first
sheet-hint-number = A number
sheet-hint-date = Day, month and year
sheet-hint-time = A time
sheet-hint-date-time = Day, month, year and time
sheet-hint-words = Word for word
sheet-hint-read = Write x if there is a cross
sheet-saved = Saved
sheet-saving = Saving
sheet-unsaved = Not saved yet
sheet-save-again = Save again
sheet-done = Done
sheet-not-done = Mend the fields that are no answers first.
sheet-waiting = You are done. Now somebody else is to key the sheet.
sheet-mend = Mend something
sheet-different = You have keyed differently. Look at the paper.
sheet-other = The other has keyed: { $answer }
sheet-other-nothing = The other has keyed nothing.
sheet-mended = Save my changes
sheet-settle = The paper is as I have keyed it
sheet-stored = Both have keyed the same. The answers are stored.
sheet-next = Key another

## What is to be looked at again

sheet-mark-unknown = No code begins so.
sheet-mark-ambiguous = Several codes begin so. Write more.
sheet-mark-twice = The same code is there twice.
sheet-mark-not-written = That is no answer that fits here.
sheet-mark-too-long = The answer is too long.
sheet-mark-not-asked = By the other answers this was not to be answered. If it is on the paper, let it stand.
sheet-mark-missing = This was to be answered. If it is missing on the paper, leave it empty.
sheet-mark-contrary = The form's rules say no. If it is on the paper, let it stand.
