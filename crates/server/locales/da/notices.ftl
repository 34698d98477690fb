# Beskeder til telefonen, når appen ikke er åben. Over dem står aktivitetens navn.
when = { $day }.{ $month }. kl. { $hour }.{ $minute }
called-off = Aflyst: { $when }
takes-place = Finder sted alligevel: { $when }
moved = Flyttet til { $when }
seats = I har fået plads: { $when }
offer = Der er plads til jer: { $when }. Svar inden { $until }.
reminder = Husk: { $when }
# Under beskeder på mail og SMS, før linket; og siden bag linket.
before-end = Vil I ikke have flere beskeder:
end-question = Vil I ikke have flere beskeder fra Sammen? Så sletter vi adressen.
end-button = Stop beskeder
has-ended = I får ikke flere beskeder. Adressen er slettet.
