### The toys that the young lend out.

nav-lending = Lending
lending-title = Toy lending
lending-explained = The young mind the lending. Nobody knows who borrows: the child has a number, and it is deleted when the toy is back.
lending-none = There are no toys here yet. Add them below.
lending-counts =
    { $out ->
        [one] { $copies } in all · { $out } out
       *[other] { $copies } in all · { $out } out
    }
lending-unusable =
    { $count ->
        [one] { $count } broken
       *[other] { $count } broken
    }
lending-flawed =
    { $count ->
        [one] { $count } needs a look
       *[other] { $count } need a look
    }
lending-unmatched =
    { $count ->
        [one] { $count } came back that nobody has noted as lent. A phone may not have sent its notes yet.
       *[other] { $count } came back that nobody has noted as lent. A phone may not have sent its notes yet.
    }
lending-since = Out since { $moment }
lending-end = Not out any more
lending-end-title = Is it not out any more?
lending-end-body = The number is deleted. Nobody has to pay.
lending-ended = It is not out any more.
toy-change = Change
toy-changed = Changed.
toy-mended = Everything is mended or looked at
field-copies = How many are there?
copies-save = Save the number
error-copies = Write a number from 0 to 500.
toy-add-title = A new toy
toy-add = Add
toy-added = Added.
field-toy-activity = Who lends it?
field-toy-name = What is it called?
field-toy-name-en = In English, if you like
error-toy-name = Write what it is called.
