### Døren: what a volunteer sees of those who come.

nav-door = Døren

## At the door of one date

door-inside = inde
door-search-code-hint = Skriv koden fra billetten.
