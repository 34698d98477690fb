### Reading tickets at the door with the camera, and the list on paper.

scan-start = Scan tickets
scan-title = Scan tickets
scan-stop = Close the camera
scan-starting = The camera opens …
scan-aim = Hold a ticket in front of the camera
scan-refused = The app may not use the camera
scan-refused-help = Allow it in the browser’s settings for this page. Or search the list by name, or by the code under the picture.
scan-missing = There is no camera here
scan-missing-help = Search the list by name, or by the code under the ticket’s picture.
scan-busy = The camera is in use
scan-busy-help = Close the other app that uses it, and try again. Or search the list.
scan-failed = The camera does not work
scan-failed-help = Try again. Or search the list by name, or by the code under the ticket’s picture.
scan-torch = Light
scan-sound = Sound
scan-how-many = The list here does not know them yet. How many come in?
# How many are in, after the number.
scan-inside =
    { $count ->
        [one] { $count } in
       *[other] { $count } in
    }

## The list on paper

paper-open = List on paper
paper-title = List for the door
paper-explained = Tick those who come. Throw the list away when the day is over, so that nobody else sees it.
paper-who = Name
paper-persons = Persons
paper-code = Code
paper-came = In
paper-walk-ins = Not registered, how many:
paper-print = Print
paper-close = Close
