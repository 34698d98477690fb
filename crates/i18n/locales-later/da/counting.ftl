### Being counted in a programme, for whoever chooses it.

count-me = Tæl mig med i { $programme }
count-me-explained = Det er frivilligt. Så kan partnerskabet se, hvor mange forskellige der kommer. Telefonen sender et tilfældigt mærke og måneden, når du har været med. Intet navn, og ingen kan se, hvem mærket hører til.
counted = Du tælles med i { $programme }.
count-me-not = Tæl mig ikke med
