# Messages to the phone when the app is not open. The activity's name stands above them.
when = { $day }/{ $month } at { $hour }:{ $minute }
called-off = Cancelled: { $when }
takes-place = It takes place after all: { $when }
moved = Moved to { $when }
seats = You have got seats: { $when }
offer = There are seats for you: { $when }. Answer before { $until }.
reminder = Remember: { $when }
# Below messages by e-mail and SMS, before the link; and the page behind the link.
before-end = To get no more messages:
end-question = Do you want no more messages from Sammen? We delete the address then.
end-button = Stop messages
has-ended = You get no more messages. The address is deleted.
