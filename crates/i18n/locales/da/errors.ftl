### What went wrong outside a single form, what it means and what to do.

error-title = Noget gik galt
error-server = Sammen kunne ikke svare. Det, du har gemt, ligger på telefonen. Prøv igen om lidt.
error-network = Der er ikke noget net. Det, du har gemt, ligger på telefonen og sendes senere.
error-app-too-old = Din udgave af Sammen er for gammel til at sende. Hent den nye. Det, du har gemt, bliver på telefonen.
error-too-large = Det fylder for meget til at blive sendt. Skriv det kortere, og prøv igen.
error-too-many = Der er mange på lige nu. Sammen prøver selv igen om lidt.
error-unreadable = Sammen forstod ikke det, der blev sendt. Hent den nye udgave, og prøv igen.
# The app itself failed.
error-unexpected = Sammen gik i stå. Det, du har gemt, ligger på telefonen. Åbn siden igen.
error-reload = Åbn siden igen
# Two tabs or a copied profile shared an identity; the app has sorted it out.
error-copied-phone = Det gemte er kopieret fra en anden telefon. Se under Mit, om alt er, som det skal være.
error-show-details = Vis mere om fejlen
error-report = Bliver det ved, så sig det til en medarbejder i dit område.
