### Moving to another phone, using two, and what a phone is told that was left.

## The phone that was left

phones-left-moved-title = Your sign-ups have moved to another phone
phones-left-moved-body = They are no longer on this phone. You can still use Sammen here and sign up for something new.
phones-left-revoked-title = Your sign-ups were taken off this phone
phones-left-revoked-body = Somebody said that the phone was lost. If that is not so, ask the residents’ advisers.
phones-left-seen = I have seen it
