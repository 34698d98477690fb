### What a person reads who answers a survey. No native speaker has read this translation yet.

language-name = Soomaali
survey-language = Luqadda
survey-length =
    { $questions ->
        [one] { $questions } su’aal
       *[other] { $questions } su’aalood
    }, qiyaastii { NUMBER($minutes) } daqiiqo
survey-anonymous = Magac ma leh, lambarna ma leh. Jawaabta gooni ayaa loo diraa.
survey-anonymous-title = Jawaab aan magac lahayn
survey-stored-what = Jawaabahaaga waxaan la kaydinnaa sannadka, laakiin ma kaydinno magac, telefoon iyo luqad midna.
survey-stored-token = Gooni waxaan u kaydinnaa in telefoonkaagu hal mar jawaabi karo, laakiin cidna ma arki karto jawaabta taada ah.
survey-stored-code = Gooni waxaan u kaydinnaa in koodhka la isticmaalay, laakiin cidna ma arki karto jawaabta loo isticmaalay.
survey-stored-when =
    { $minutes ->
        [0] Jawaabta gooni ayaa loo diraa marka telefoonku internet haysto.
        [1] Jawaabta gooni ayaa loo diraa waqti nasiib ah, hal daqiiqo gudaheed.
       *[other] Jawaabta gooni ayaa loo diraa waqti nasiib ah, { $minutes } daqiiqo gudahood.
    }
survey-confidential = Jawaabahaaga waxaa lala kaydiyaa lambar adiga kuu taagan. Waad tirtiri kartaa.
survey-confidential-title = Jawaab sir ah
survey-linked-what = Jawaabahaaga waxaan la kaydinnaa maalinta iyo lambar adiga kuu taagan sahankan oo keliya, si jawaabahaaga hadda iyo kuwa dambe la isu barbardhigo.
survey-linked-who = Dadka jawaabaha ka shaqeeya waxay arkaan lambarka, laakiin ma arkaan cidda aad tahay. Cidda lambarka leh waxaa ogaan kara oo keliya qofka maamula kaydka xogta.
survey-linked-yours = Jawaabahaaga halkan telefoonka ayaad ku arki kartaa oo aad ku tirtiri kartaa. Dadka kale ee telefoonkaaga isticmaala iyaguna way samayn karaan.
survey-audience-open = Qof kastaa wuu jawaabi karaa. Telefoon kasta hal mar ayaa la tiriyaa.
survey-audience-invited = Waxaa loogu talagalay oo keliya dadka warqadda helay. Koodh kasta hal mar ayaa la tiriyaa.
survey-audience-supervised = Shaqaalaha ayaa kuu dhiibaya telefoon aad ku jawaabto.
survey-token-key = Furaha sahanka: { $key }
survey-code-label = Koodhka warqadda ku qoran
survey-code-hint = 16 xaraf ama tiro, tusaale 7K3M-9QXA-M2AB-4DEF
survey-code-missing = Hubi in koodhku u qoran yahay sida warqadda. Wuxuu ka kooban yahay 16 xaraf ama tiro.
survey-once = Telefoonkan waa lagu jawaabay. Telefoon kasta hal mar ayaa la tiriyaa.
survey-held-body = Jawaabta hadhow ayaa la diraa, si aan cidna u arkin goorta aad jawaabtay. Haddii aad Sammen xirto, waxaa la diraa marka aad mar kale furto.
survey-voluntary = Adiga ayaa go’aansanaya inaad jawaabto iyo in kale.
survey-start = Bilow

## One question

survey-next = Xiga
survey-back = Dib u noqo
survey-skip = Ka bood
survey-clear-answer = Tirtir jawaabta
survey-position = { NUMBER($position) } ka mid ah { NUMBER($total) }
survey-progress-label = Su’aasha { NUMBER($position) } ee { NUMBER($total) }
survey-saved = Jawaabta waxaa lagu kaydiyay telefoonkan
survey-choose-one = Mid dooro
survey-choose-many = Dhowr waad dooran kartaa
survey-scale-hint = { NUMBER($low) } waa { $low-label }, { NUMBER($high) } waa { $high-label }.
survey-scale-low = ugu hooseeya
survey-scale-high = ugu sarreeya
survey-scale-step = { NUMBER($value) } ka mid ah { NUMBER($high) }
survey-number-hint = Qor tiro
survey-text-hint = Ha qorin magacyada dadka kale.
survey-optional = Su’aashan waad ka boodi kartaa.
survey-remaining-characters = { NUMBER($count) } xaraf ayaa haray
survey-search-choices = Raadi jawaab
survey-together = Su’aalo isku xiran
survey-upload = Tan halkan lagama jawaabi karo. Sii wad.
survey-read-aloud = Kor u akhri
survey-read-stop = Jooji
survey-listen = Dhageyso
survey-acknowledge = Tan waan akhriyay
survey-acknowledged = Waa la akhriyay
survey-rank-hint = Marka hore taabo kan ugu muhiimsan, dabadeed kan ku xiga.
survey-rank-place = lambarka { NUMBER($place) }
survey-rank-none = weli lama dooran
survey-place-hint = Goobta waxaan u kaydinnaa qiyaas ahaan oo keliya, ilaa hal kiiloomitir.
survey-place-use = Isticmaal meesha aan hadda joogo
survey-place-waiting = Telefoonku wuxuu raadinayaa meesha aad joogto.
survey-place-refused = Telefoonku ma sheegayo meesha aad joogto. Waad sii wadi kartaa la’aanteed.
survey-place-kept = Goobta waa la kaydiyay, qiyaas ahaan.

## What is asked about several, such as each child

survey-repeat-item = { $name } { NUMBER($number) }
survey-repeat-unnamed = Dhowr
survey-repeat-count = Ilaa hadda waa { NUMBER($count) }.
survey-repeat-how-many = Immisa?
survey-repeat-add = Ku dar: { $name }
survey-repeat-take-away = Ka saar
survey-repeat-remove = Ka saar: { $name }
survey-repeat-remove-title = Ma laga saaraa?
survey-repeat-remove-body = Jawaabaha ku saabsan waa la tirtirayaa.
survey-repeat-remove-confirm = Haa, ka saar
survey-repeat-remove-keep = Maya, ha joogo

## Errors beside the question

survey-error-required = Su’aasha ka jawaab si aad u sii waddo.
survey-error-choose = Dooro ugu yaraan hal jawaab.
survey-error-not-number = Qor tiro, tusaale 3.
survey-error-not-whole = Qor tiro dhan.
survey-error-unranked = Dhammaantood kala horraysii.
survey-error-not-moment = Qor taariikhda ama saacadda oo dhammaystiran.
survey-error-too-long = Jawaabtu aad bay u dheer tahay. Qor ugu badnaan { NUMBER($max) } xaraf.
survey-error-constraint = Jawaabtu kuma habboona. Sax oo mar kale isku day.
survey-not-saved = Jawaabta lama kaydin. Weli halkan bay ku qoran tahay. Mar kale isku day.
survey-try-again = Mar kale isku day

## The last page

survey-check-title = Eeg jawaabahaaga
survey-check-body = Markaad dirto kaddib ma beddeli kartid.
survey-change-answer = Sax
survey-change-answer-to = Sax jawaabta su’aashan: { $question }
survey-not-answered = Lagama jawaabin
survey-send = Dir jawaabaha
survey-waiting-title = Telefoonka ayaa lagu kaydiyay
survey-waiting-body = Jawaabta gooni ayaa loo diraa marka telefoonku internet haysto. Hadda waad xiri kartaa Sammen.
survey-linked-waiting = Jawaabta waa la diraa marka telefoonku shabakad helo. Hadda waad xiri kartaa Sammen.
survey-sent-title = Waa la diray
survey-sent-body = Waad ku mahadsan tahay jawaabtaada.
survey-refused-title = Jawaabta lama aqbalin
survey-refused-closed = Sahanku wuu dhammaaday markii jawaabtu timid. Waad ku mahadsan tahay isku daygaaga.
survey-refused-unknown = Sahankani hadda ma jiro.
survey-refused-changed = Sahanka waa la beddelay kaddib markii aad jawaabtay. Haddii aad rabto, mar kale jawaab.
survey-refused-counted = Telefoonkan ama koodhkan horay ayaa loogu jawaabay. Mid kasta hal mar ayaa la tiriyaa.
survey-refused-code = Koodhku kuma habboona sahankan. Warqadda eeg oo mar kale jawaab.
survey-linked-code = Koodku ma habboona, ama telefoon kale ayaa lagu isticmaalay. Jawaabahaagu weli halkan ayay ku jiraan: qor koodka warqadda oo mar kale dir.
survey-refused-other = Jawaabta wax baa ka qaldanaa. Haddii aad rabto, mar kale jawaab.
survey-another = Qof kale ha jawaabo
survey-see-activities = Eeg waxa socda
survey-acknowledge-refusal = Haye, waan arkay

## What one answered to a confidential survey

survey-own-title = Jawaabahaaga
survey-own-delete = Tirtir jawaabahayga
survey-own-delete-title = Ma rabtaa inaad tirtirto jawaabahaaga?
survey-own-delete-body = Halkan iyo dadkii ku weydiiyey labadaba waa laga tirtirayaa. Mar kale waad jawaabi kartaa.
survey-own-delete-confirm = Haa, tirtir
survey-own-deleting = Jawaabaha waa la tirtiraa marka telefoonku shabakad helo.
