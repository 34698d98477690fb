### Moving to another phone, using two, and what a phone is told that was left.

## The phone that was left

phones-left-moved-title = Dine tilmeldinger er flyttet til en anden telefon
phones-left-moved-body = De er ikke på denne telefon mere. Du kan stadig bruge Sammen her og melde dig til noget nyt.
phones-left-revoked-title = Dine tilmeldinger er taget af denne telefon
phones-left-revoked-body = Nogen har sagt, at telefonen var blevet væk. Er det ikke rigtigt, så spørg beboerrådgiverne.
phones-left-seen = Det er set
