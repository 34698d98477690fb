### What is printed: around the questions of a survey that is answered on paper, and in letters to those who are invited to one. No native speaker has read this translation yet.

# The number of a printed sheet, such as 12-5.
paper-sheet = Ankieta { $number }
paper-anonymous-title = Odpowiedz bez podawania nazwiska
paper-voluntary = To od Pani lub Pana zależy, czy odpowie. Proszę nie pisać nazwiska.
# What is stored of a sheet: three sentences, and they are true.
paper-stored-what = Zapisujemy odpowiedzi, dzień ich wpisania i to, że przyszły na papierze.
paper-stored-not = Nie zapisujemy nazwiska, adresu ani języka.
paper-stored-number = Numer ankiety jest zapisany razem z odpowiedziami, aż dwie osoby wpiszą je tak samo; potem tylko osobno, jako wpisany.
paper-tick-one = Proszę zaznaczyć jedno pole.
paper-tick-many = Można zaznaczyć więcej niż jedno pole.
paper-rank = Proszę napisać 1 przy najważniejszym, 2 przy następnym i tak dalej.
paper-number = Proszę napisać liczbę.
paper-number-between = Proszę napisać liczbę od { $low } do { $high }.
paper-date = Proszę napisać dzień, miesiąc i rok.
paper-time = Proszę napisać godzinę.
paper-date-time = Proszę napisać dzień, miesiąc, rok i godzinę.
paper-words = Proszę nie pisać nazwisk innych osób.
paper-read = Proszę zaznaczyć po przeczytaniu.
paper-thanks = Dziękujemy za odpowiedzi. Proszę oddać ankietę osobie, od której ją Pani lub Pan ma.

## Who is to answer a question

paper-only-if = Proszę odpowiedzieć tylko, jeśli { $condition }.
paper-one-of = odpowiedź na pytanie { NUMBER($question) } to { $answers }
paper-none-of = odpowiedź na pytanie { NUMBER($question) } to nie { $answers }
paper-other-than = odpowiedź na pytanie { NUMBER($question) } jest inna niż { $answers }
paper-given = na pytanie { NUMBER($question) } jest odpowiedź
paper-at-least = odpowiedź na pytanie { NUMBER($question) } to co najmniej { NUMBER($least) }
paper-at-most = odpowiedź na pytanie { NUMBER($question) } to co najwyżej { NUMBER($most) }
paper-between = odpowiedź na pytanie { NUMBER($question) } jest od { NUMBER($least) } do { NUMBER($most) }
# An answer as it is printed.
paper-answer = „{ $words }”
paper-or = { $first } lub { $second }
paper-and = { $first } i { $second }

## Letters to households that were drawn

letter-title = Proszę nam powiedzieć, jak się tu mieszka
letter-reminder-title = Nadal można odpowiedzieć
letter-drawn = Państwa gospodarstwo domowe zostało wylosowane do ankiety. Aby odpowiedzieć, proszę zeskanować obraz telefonem.
# Where an old phone cannot read the picture.
letter-typed = Bez aparatu: proszę otworzyć { $address }, wybrać „{ $survey }” i wpisać kod.
letter-reminder = Piszemy do wszystkich wylosowanych, ponieważ nie widzimy, kto odpowiedział. Dziękujemy, jeśli już Państwo odpowiedzieli.
letter-promise = Odpowiedź jest dobrowolna. Nikt nie widzi, kto co odpowiedział. Kod działa jeden raz.
letter-promise-confidential = Odpowiedź jest dobrowolna. Odpowiedź jest poufna: zanim Państwo odpowiedzą, można przeczytać, co jest zapisywane. Kod działa na jednym telefonie.
