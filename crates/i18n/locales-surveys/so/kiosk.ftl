### What a person reads who answers on a device that is handed round. No native speaker has read this translation yet.

kiosk-promise = Markaad dhammayso, jawaabahaagu shaashadda kama muuqdaan. Haddii aad ka hor joojiso, waa la tirtirayaa.
kiosk-stop = Jooji oo tirtir jawaabahayga
kiosk-stop-title = Ma rabtaa inaad joojiso?
kiosk-stop-body = Jawaabahaaga lama dirayo.
kiosk-stop-keep = Sii wad
kiosk-over-title = Waad ku mahadsan tahay jawaabahaaga
kiosk-over-body = Shaashadda wax adiga kugu saabsan kuma harin. Fadlan hadda dib u celi.
kiosk-left-title = Jawaabaha waa la tirtiray
kiosk-left-body = Lama dirin, meelna laguma kaydin.
kiosk-next = U diyaar qofka xiga
kiosk-idle-title = Weli ma joogtaa?
kiosk-idle-body = { NUMBER($seconds) } ilbiriqsi kaddib jawaabaha waa la tirtirayaa, shaashadduna dib bay u bilaabanaysaa.
kiosk-idle-stay = Haa, waan joogaa
