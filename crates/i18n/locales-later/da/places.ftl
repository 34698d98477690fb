### Places, services and partners: whom to ask about what, and how to reach them.

places-title = Steder og hjælp
places-tabs-label = Vælg, hvad du vil se
places-tab-places = Steder
places-tab-services = Hvem hjælper med hvad
places-tab-partners = Partnere
places-search-label = Søg i steder og hjælp
places-search-placeholder = Fx cykel eller brev
places-count =
    { $count ->
        [0] Ingen steder
        [one] { $count } sted
       *[other] { $count } steder
    }
services-count =
    { $count ->
        [0] Ingen slags hjælp
        [one] { $count } slags hjælp
       *[other] { $count } slags hjælp
    }
partners-count =
    { $count ->
        [0] Ingen partnere
        [one] { $count } partner
       *[other] { $count } partnere
    }
places-none-title = Ingen steder passer
places-none-body = Prøv et andet ord.
places-none-action = Vis alle
places-empty = Der er ikke nogen steder her endnu.
services-empty = Der står ikke noget om hjælp her endnu.
partners-empty = Der er ikke nogen partnere her endnu.
place-missing-title = Det er her ikke
place-missing-body = Måske er det slettet, eller også er det ikke hentet endnu.
place-missing-action = Se alle steder

## Opening hours

hours-unknown = Ring og hør, hvornår der er åbent.

## About the place

place-address = Adresse
place-access = Adgang
place-activities = Det sker her
place-activities-none = Der sker ikke noget her lige nu.
place-services = Her kan du få hjælp til
service-ask-about = Spørg her om
service-ask-whom = Spørg
partner-activities = Det står de for
