### What is printed: around the questions of a survey that is answered on paper, and in letters to those who are invited to one.

# The number of a printed sheet, such as 12-5.
paper-sheet = Skema { $number }
paper-anonymous-title = Svar uden navn
paper-voluntary = Du bestemmer selv, om du vil svare. Skriv ikke dit navn.
# What is stored of a sheet: three sentences, and they are true.
paper-stored-what = Vi gemmer dine svar, dagen de bliver tastet ind, og at de kom på papir.
paper-stored-not = Vi gemmer hverken navn, adresse eller sprog.
paper-stored-number = Nummeret på skemaet gemmes sammen med svarene, indtil to personer har tastet dem ens ind; bagefter kun for sig selv, som tastet.
paper-tick-one = Sæt ét kryds.
paper-tick-many = Sæt gerne flere kryds.
paper-rank = Skriv 1 ved det vigtigste, 2 ved det næste og så videre.
paper-number = Skriv et tal.
paper-number-between = Skriv et tal fra { $low } til { $high }.
paper-date = Skriv dag, måned og år.
paper-time = Skriv klokkeslættet.
paper-date-time = Skriv dag, måned, år og klokkeslæt.
paper-words = Skriv ikke navne på andre.
paper-read = Sæt kryds, når du har læst det.
paper-thanks = Tak for dine svar. Giv skemaet til den, du fik det af.

## Who is to answer a question

paper-only-if = Svar kun, hvis { $condition }.
paper-one-of = du ved spørgsmål { NUMBER($question) } svarede { $answers }
paper-none-of = du ved spørgsmål { NUMBER($question) } ikke svarede { $answers }
paper-other-than = du ved spørgsmål { NUMBER($question) } svarede andet end { $answers }
paper-given = du svarede på spørgsmål { NUMBER($question) }
paper-at-least = du ved spørgsmål { NUMBER($question) } svarede mindst { NUMBER($least) }
paper-at-most = du ved spørgsmål { NUMBER($question) } svarede højst { NUMBER($most) }
paper-between = du ved spørgsmål { NUMBER($question) } svarede fra { NUMBER($least) } til { NUMBER($most) }
# An answer as it is printed.
paper-answer = »{ $words }«
paper-or = { $first } eller { $second }
paper-and = { $first } og { $second }

## Letters to households that were drawn

letter-title = Sig, hvordan det er at bo her
letter-reminder-title = Du kan stadig nå at svare
letter-drawn = Din husstand er trukket ud til en undersøgelse. Scan billedet med en telefon for at svare.
# Where an old phone cannot read the picture.
letter-typed = Uden kamera: åbn { $address }, vælg »{ $survey }«, og skriv koden.
letter-reminder = Vi skriver til alle, der er trukket ud, for vi kan ikke se, hvem der har svaret. Tak, hvis du har.
letter-promise = Du bestemmer selv, om du vil svare. Ingen kan se, hvem der har svaret hvad. Koden kan bruges én gang.
letter-promise-confidential = Du bestemmer selv, om du vil svare. Svaret er fortroligt: før du svarer, kan du læse, hvad der gemmes. Koden kan bruges på én telefon.
