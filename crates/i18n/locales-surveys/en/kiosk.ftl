### What a person reads who answers on a device that is handed round.

kiosk-promise = When you have finished, your answers are gone from the screen. If you stop before, they are deleted.
kiosk-stop = Stop and delete my answers
kiosk-stop-title = Do you want to stop?
kiosk-stop-body = Your answers are not sent.
kiosk-stop-keep = Go on
kiosk-over-title = Thank you for your answers
kiosk-over-body = Nothing about you is on the screen any more. Hand it back now.
kiosk-left-title = The answers are deleted
kiosk-left-body = They were not sent, and they are not kept anywhere.
kiosk-next = Ready for the next person
kiosk-idle-title = Are you still here?
kiosk-idle-body =
    { $seconds ->
        [one] In { $seconds } second the answers are deleted and the screen begins anew.
       *[other] In { $seconds } seconds the answers are deleted and the screen begins anew.
    }
kiosk-idle-stay = Yes, I am here
