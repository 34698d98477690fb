### What is printed: around the questions of a survey that is answered on paper, and in letters to those who are invited to one.

# The number of a printed sheet, such as 12-5.
paper-sheet = Sheet { $number }
paper-anonymous-title = Answer without a name
paper-voluntary = You decide whether to answer. Do not write your name.
# What is stored of a sheet: three sentences, and they are true.
paper-stored-what = We store your answers, the day they are typed in, and that they came on paper.
paper-stored-not = We store no name, address or language.
paper-stored-number = The number of the sheet is stored with the answers until two people have typed them in alike; after that only by itself, as typed in.
paper-tick-one = Tick one box.
paper-tick-many = You may tick more than one box.
paper-rank = Write 1 beside the most important, 2 beside the next, and so on.
paper-number = Write a number.
paper-number-between = Write a number from { $low } to { $high }.
paper-date = Write day, month and year.
paper-time = Write the time.
paper-date-time = Write day, month, year and time.
paper-words = Do not write the names of others.
paper-read = Tick the box when you have read it.
paper-thanks = Thank you for your answers. Give the sheet to the person you had it from.

## Who is to answer a question

paper-only-if = Answer only if { $condition }.
paper-one-of = you answered { $answers } to question { NUMBER($question) }
paper-none-of = you did not answer { $answers } to question { NUMBER($question) }
paper-other-than = you answered other than { $answers } to question { NUMBER($question) }
paper-given = you answered question { NUMBER($question) }
paper-at-least = you answered { NUMBER($least) } or more to question { NUMBER($question) }
paper-at-most = you answered { NUMBER($most) } or less to question { NUMBER($question) }
paper-between = you answered from { NUMBER($least) } to { NUMBER($most) } to question { NUMBER($question) }
# An answer as it is printed.
paper-answer = “{ $words }”
paper-or = { $first } or { $second }
paper-and = { $first } and { $second }

## Letters to households that were drawn

letter-title = Tell us what it is like to live here
letter-reminder-title = There is still time to answer
letter-drawn = Your household was drawn for a survey. Scan the picture with a phone to answer.
# Where an old phone cannot read the picture.
letter-typed = Without a camera: open { $address }, choose “{ $survey }”, and type the code.
letter-reminder = We write to everybody who was drawn, as we cannot see who has answered. Thank you if you have.
letter-promise = You decide whether to answer. Nobody can see who answered what. The code is good once.
letter-promise-confidential = You decide whether to answer. The answer is confidential: before you answer you can read what is stored. The code is good on one phone.
