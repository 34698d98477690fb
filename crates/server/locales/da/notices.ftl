# Beskeder til telefonen, når appen ikke er åben. Over dem står aktivitetens navn.
when = { $day }.{ $month }. kl. { $hour }.{ $minute }
called-off = Aflyst: { $when }
takes-place = Finder sted alligevel: { $when }
moved = Flyttet til { $when }
seats = I har fået plads: { $when }
offer = Der er plads til jer: { $when }. Svar inden { $until }.
reminder = Husk: { $when }
