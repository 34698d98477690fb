### What a person reads who answers a survey. No native speaker has read this translation yet.

language-name = Polski
survey-language = Język
survey-length =
    { $questions ->
        [one] { $questions } pytanie
        [few] { $questions } pytania
       *[other] { $questions } pytań
    }, ok. { NUMBER($minutes) } min.
survey-anonymous = Bez nazwiska, bez numeru. Odpowiedź jest wysyłana osobno.
survey-anonymous-title = Odpowiedź bez nazwiska
survey-stored-what = Razem z odpowiedziami zapisujemy rok, ale nie zapisujemy imienia i nazwiska, telefonu ani języka.
survey-stored-token = Osobno zapisujemy, że Państwa telefon może odpowiedzieć jeden raz, ale nikt nie może zobaczyć, która odpowiedź jest Państwa.
survey-stored-code = Osobno zapisujemy, że kod został użyty, ale nikt nie może zobaczyć, do której odpowiedzi został użyty.
survey-stored-when =
    { $minutes ->
        [0] Odpowiedź jest wysyłana osobno, gdy telefon ma internet.
        [1] Odpowiedź jest wysyłana osobno, w losowej chwili w ciągu minuty.
       *[other] Odpowiedź jest wysyłana osobno, w losowej chwili w ciągu { $minutes } minut.
    }
survey-confidential = Odpowiedzi są zapisywane z Państwa numerem. Można je potem usunąć.
survey-confidential-title = Odpowiedź poufna
survey-linked-what = Razem z odpowiedziami zapisujemy dzień i numer, który oznacza Państwa tylko w tej ankiecie, aby można było porównać odpowiedzi teraz i później.
survey-linked-who = Osoby, które pracują z odpowiedziami, widzą numer, ale nie widzą, kim Państwo są. Tylko osoba, która opiekuje się bazą danych, może ustalić, czyj to numer.
survey-linked-yours = Odpowiedzi można zobaczyć tu w telefonie i usunąć. Mogą to zrobić także inne osoby, które używają tego telefonu.
survey-audience-open = Każdy może odpowiedzieć. Każdy telefon liczy się jeden raz.
survey-audience-invited = Tylko dla osób, które dostały list. Każdy kod liczy się jeden raz.
survey-audience-supervised = Pracownicy podają telefon, na którym można odpowiedzieć.
survey-token-key = Klucz ankiety: { $key }
survey-code-label = Kod z listu
survey-code-hint = 16 znaków, na przykład 7K3M-9QXA-M2AB-4DEF
survey-code-missing = Proszę sprawdzić, czy kod jest wpisany tak jak w liście. Ma 16 znaków.
survey-once = Z tego telefonu już odpowiedziano. Każdy telefon liczy się jeden raz.
survey-held-body = Odpowiedź zostanie wysłana później, żeby nikt nie mógł zobaczyć, kiedy jej udzielono. Jeśli zamkną Państwo Sammen, zostanie wysłana po ponownym otwarciu.
survey-voluntary = To Państwo decydują, czy odpowiedzieć.
survey-start = Zaczynamy

## One question

survey-next = Dalej
survey-back = Wstecz
survey-skip = Pomiń
survey-clear-answer = Usuń odpowiedź
survey-position = { NUMBER($position) } z { NUMBER($total) }
survey-progress-label = Pytanie { NUMBER($position) } z { NUMBER($total) }
survey-saved = Odpowiedź jest zapisana w tym telefonie
survey-choose-one = Proszę wybrać jedną odpowiedź
survey-choose-many = Można wybrać kilka odpowiedzi
survey-scale-hint = { NUMBER($low) } to { $low-label }, { NUMBER($high) } to { $high-label }.
survey-scale-low = najniżej
survey-scale-high = najwyżej
survey-scale-step = { NUMBER($value) } z { NUMBER($high) }
survey-number-hint = Proszę wpisać liczbę
survey-text-hint = Proszę nie wpisywać imion i nazwisk innych osób.
survey-optional = To pytanie można pominąć.
survey-remaining-characters =
    { $count ->
        [one] Pozostał { $count } znak
        [few] Pozostały { $count } znaki
       *[other] Pozostało { $count } znaków
    }
survey-search-choices = Szukaj odpowiedzi
survey-together = Pytania, które się łączą
survey-upload = Tutaj nie można na to odpowiedzieć. Proszę przejść dalej.
survey-read-aloud = Czytaj na głos
survey-read-stop = Zatrzymaj
survey-listen = Posłuchaj
survey-acknowledge = Tak, przeczytane
survey-acknowledged = Przeczytane
survey-rank-hint = Proszę dotknąć najpierw tego, co najważniejsze, a potem kolejnych.
survey-rank-place = numer { NUMBER($place) }
survey-rank-none = jeszcze nie wybrano
survey-place-hint = Miejsce zapisujemy tylko z dokładnością do około kilometra.
survey-place-use = Użyj miejsca, w którym teraz jestem
survey-place-waiting = Telefon sprawdza, gdzie Państwo są.
survey-place-refused = Telefon nie chce powiedzieć, gdzie Państwo są. Można przejść dalej bez tego.
survey-place-kept = Miejsce jest zapisane w przybliżeniu.

## What is asked about several, such as each child

survey-repeat-item = { $name } { NUMBER($number) }
survey-repeat-unnamed = Kilka
survey-repeat-count = Na razie: { NUMBER($count) }.
survey-repeat-how-many = Ile?
survey-repeat-add = Dodaj: { $name }
survey-repeat-take-away = Usuń
survey-repeat-remove = Usuń: { $name }
survey-repeat-remove-title = Usunąć?
survey-repeat-remove-body = Odpowiedzi na ten temat zostaną usunięte.
survey-repeat-remove-confirm = Tak, usuń
survey-repeat-remove-keep = Nie, zostaw

## Errors beside the question

survey-error-required = Aby przejść dalej, proszę odpowiedzieć na pytanie.
survey-error-choose = Proszę wybrać przynajmniej jedną odpowiedź.
survey-error-not-number = Proszę wpisać liczbę, np. 3.
survey-error-not-whole = Proszę wpisać liczbę całkowitą.
survey-error-unranked = Proszę ustawić wszystko w kolejności.
survey-error-not-moment = Proszę wpisać całą datę lub godzinę.
survey-error-too-long = Odpowiedź jest za długa. Najwięcej znaków: { NUMBER($max) }.
survey-error-constraint = Ta odpowiedź nie pasuje. Proszę ją poprawić i spróbować ponownie.
survey-not-saved = Odpowiedź nie została zapisana. Nadal tu jest. Proszę spróbować ponownie.
survey-try-again = Spróbuj ponownie

## The last page

survey-check-title = Proszę przejrzeć odpowiedzi
survey-check-body = Po wysłaniu nie można ich zmienić.
survey-change-answer = Popraw
survey-change-answer-to = Popraw odpowiedź na: { $question }
survey-not-answered = Bez odpowiedzi
survey-send = Wyślij odpowiedzi
survey-waiting-title = Zapisano w telefonie
survey-waiting-body = Odpowiedź zostanie wysłana osobno, gdy telefon będzie miał internet. Można już zamknąć Sammen.
survey-linked-waiting = Odpowiedź zostanie wysłana, gdy telefon będzie miał sieć. Można teraz zamknąć Sammen.
survey-sent-title = Wysłano
survey-sent-body = Dziękujemy za odpowiedź.
survey-refused-title = Odpowiedź nie została przyjęta
survey-refused-closed = Gdy odpowiedź dotarła, ankieta była już zakończona. Dziękujemy, że Państwo spróbowali.
survey-refused-unknown = Tej ankiety już nie ma.
survey-refused-changed = Ankieta zmieniła się po Państwa odpowiedzi. Jeśli mają Państwo ochotę, można odpowiedzieć jeszcze raz.
survey-refused-counted = Z tego telefonu lub z tym kodem już odpowiedziano. Każdy liczy się jeden raz.
survey-refused-code = Kod nie pasuje do tej ankiety. Proszę sprawdzić w liście i odpowiedzieć jeszcze raz.
survey-linked-code = Kod nie pasuje albo został użyty na innym telefonie. Odpowiedzi są tu nadal: proszę wpisać kod z listu i wysłać je ponownie.
survey-refused-other = Coś było nie tak z odpowiedzią. Jeśli mają Państwo ochotę, można odpowiedzieć jeszcze raz.
survey-another = Niech odpowie ktoś inny
survey-see-activities = Zobacz, co się dzieje
survey-acknowledge-refusal = Dobrze, przeczytane

## What one answered to a confidential survey

survey-own-title = Państwa odpowiedzi
survey-own-delete = Usuń moje odpowiedzi
survey-own-delete-title = Czy usunąć odpowiedzi?
survey-own-delete-body = Zostaną usunięte tutaj i u tych, którzy pytali. Można odpowiedzieć ponownie.
survey-own-delete-confirm = Tak, usuń
survey-own-deleting = Odpowiedzi zostaną usunięte, gdy telefon będzie miał sieć.
