### The door: what a volunteer sees of those who come.

nav-door = The door

## At the door of one date

door-inside = in
door-search-code-hint = Type the code on the ticket.
