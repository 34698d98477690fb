### What went wrong outside a single form, what it means and what to do.

error-app-too-old = Your version of Sammen is too old to send. Get the new one. What you have saved stays on the phone.
