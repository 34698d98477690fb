### What went wrong outside a single form, what it means and what to do.

error-title = Something went wrong
error-server = Sammen could not answer. What you have saved is on the phone. Try again in a while.
error-network = There is no network. What you have saved is on the phone and is sent later.
error-app-too-old = Your version of Sammen is too old to send. Get the new one. What you have saved stays on the phone.
error-too-large = It is too large to be sent. Write it shorter and try again.
error-too-many = Many people are here right now. Sammen tries again by itself in a while.
error-unreadable = Sammen did not understand what was sent. Get the new version and try again.
error-unexpected = Sammen stopped. What you have saved is on the phone. Open the page again.
error-reload = Open the page again
error-copied-phone = What is saved was copied from another phone. See under Mine whether all is as it should be.
error-show-details = Show more about the error
error-report = If it goes on, tell someone who works in your area.
