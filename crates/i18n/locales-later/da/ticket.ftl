### A household's ticket, on its own phone or on paper.

ticket-show = Vis billet
ticket-show-of = Vis billetten til { $title }
ticket-picture = Billettens billede, som døren læser
ticket-code-explained = Kan billedet ikke læses? Så sig koden:
ticket-series = Til alle de datoer, I kommer
ticket-print = Udskriv
ticket-close = Luk
