### What went wrong outside a single form, what it means and what to do.

error-app-too-old = Din udgave af Sammen er for gammel til at sende. Hent den nye. Det, du har gemt, bliver på telefonen.
