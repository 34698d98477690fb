### What a person reads who answers on a device that is handed round. No native speaker has read this translation yet.

kiosk-promise = عندما تنتهي تختفي إجاباتك من الشاشة. وإذا توقفت قبل ذلك فإنها تُحذف.
kiosk-stop = إيقاف وحذف إجاباتي
kiosk-stop-title = هل تريد التوقف؟
kiosk-stop-body = لن تُرسَل إجاباتك.
kiosk-stop-keep = متابعة
kiosk-over-title = شكرًا على إجاباتك
kiosk-over-body = لم يبقَ أي شيء عنك على الشاشة. يرجى إعادتها الآن.
kiosk-left-title = حُذفت الإجابات
kiosk-left-body = لم تُرسَل، ولم تُحفظ في أي مكان.
kiosk-next = جاهز للشخص التالي
kiosk-idle-title = هل ما زلت هنا؟
kiosk-idle-body =
    { $seconds ->
        [one] بعد ثانية واحدة تُحذف الإجابات وتبدأ الشاشة من جديد.
        [two] بعد ثانيتين تُحذف الإجابات وتبدأ الشاشة من جديد.
        [few] بعد { $seconds } ثوانٍ تُحذف الإجابات وتبدأ الشاشة من جديد.
       *[other] بعد { $seconds } ثانية تُحذف الإجابات وتبدأ الشاشة من جديد.
    }
kiosk-idle-stay = نعم، أنا هنا
