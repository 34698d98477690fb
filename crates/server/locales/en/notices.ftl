# Messages to the phone when the app is not open. The activity's name stands above them.
when = { $day }/{ $month } at { $hour }:{ $minute }
called-off = Cancelled: { $when }
takes-place = It takes place after all: { $when }
moved = Moved to { $when }
seats = You have got seats: { $when }
offer = There are seats for you: { $when }. Answer before { $until }.
reminder = Remember: { $when }
