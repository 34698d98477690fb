### What is printed: around the questions of a survey that is answered on paper, and in letters to those who are invited to one. No native speaker has read this translation yet.

# The number of a printed sheet, such as 12-5.
paper-sheet = Foomka { $number }
paper-anonymous-title = Ku jawaab magac la’aan
paper-voluntary = Adiga ayaa go’aansanaya inaad jawaabto. Ha qorin magacaaga.
# What is stored of a sheet: three sentences, and they are true.
paper-stored-what = Waxaan kaydinaa jawaabahaaga, maalinta la geliyo, iyo inay warqad ku yimaadeen.
paper-stored-not = Ma kaydino magac, cinwaan ama luqad.
paper-stored-number = Lambarka foomka waxaa lala kaydiyaa jawaabaha ilaa laba qof ay si isku mid ah u geliyaan; kadib keligiis ayaa loo kaydiyaa, inuu la geliyey.
paper-tick-one = Calaamadi hal sanduuq.
paper-tick-many = Waxaad calaamadin kartaa in ka badan hal sanduuq.
paper-rank = Ka ugu muhiimsan ku qor 1, kan xiga 2, sidaas u wad.
paper-number = Qor tiro.
paper-number-between = Qor tiro u dhaxaysa { $low } iyo { $high }.
paper-date = Qor maalinta, bisha iyo sannadka.
paper-time = Qor saacadda.
paper-date-time = Qor maalinta, bisha, sannadka iyo saacadda.
paper-words = Ha qorin magacyada dadka kale.
paper-read = Calaamadi markaad akhrido.
paper-thanks = Waad ku mahadsan tahay jawaabahaaga. Foomka sii qofkii aad ka heshay.

## Who is to answer a question

paper-only-if = Jawaab keliya haddii { $condition }.
paper-one-of = aad su’aasha { NUMBER($question) } ku jawaabtay { $answers }
paper-none-of = aadan su’aasha { NUMBER($question) } ku jawaabin { $answers }
paper-other-than = aad su’aasha { NUMBER($question) } ku jawaabtay wax aan ahayn { $answers }
paper-given = aad ka jawaabtay su’aasha { NUMBER($question) }
paper-at-least = aad su’aasha { NUMBER($question) } ku jawaabtay { NUMBER($least) } ama ka badan
paper-at-most = aad su’aasha { NUMBER($question) } ku jawaabtay { NUMBER($most) } ama ka yar
paper-between = aad su’aasha { NUMBER($question) } ku jawaabtay inta u dhaxaysa { NUMBER($least) } iyo { NUMBER($most) }
# An answer as it is printed.
paper-answer = “{ $words }”
paper-or = { $first } ama { $second }
paper-and = { $first } iyo { $second }

## Letters to households that were drawn

letter-title = Noo sheeg sida ay tahay inaad halkan ku nooshahay
letter-reminder-title = Weli waad jawaabi kartaa
letter-drawn = Qoyskaaga waxaa qori-tuur loogu soo xulay sahan. Sawirka telefoon ku iskaan garee si aad u jawaabto.
# Where an old phone cannot read the picture.
letter-typed = Kaamiro la’aan: fur { $address }, dooro “{ $survey }”, oo qor koodka.
letter-reminder = Waxaan u qoraynaa qof kasta oo la soo xulay, maxaa yeelay ma arki karno cidda jawaabtay. Haddii aad jawaabtay, waad mahadsan tahay.
letter-promise = Adiga ayaa go’aansanaya inaad jawaabto. Cidna ma arki karto qofka waxa uu ku jawaabay. Koodka hal mar ayaa la isticmaali karaa.
letter-promise-confidential = Adiga ayaa go’aansanaya inaad jawaabto. Jawaabtu waa sir: ka hor intaadan jawaabin waxaad akhrin kartaa waxa la kaydiyo. Koodka waxaa lagu isticmaali karaa hal telefoon.
