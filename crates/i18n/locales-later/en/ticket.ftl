### A household's ticket, on its own phone or on paper.

ticket-show = Show ticket
ticket-show-of = Show the ticket for { $title }
ticket-picture = The ticket’s picture, which the door reads
ticket-code-explained = Cannot the picture be read? Then say the code:
ticket-series = For every date that you come to
ticket-print = Print
ticket-close = Close
