### More: language, areas, look, the app on the phone, and what Sammen is.

## Language

language-title = Language

## About

safety-title = Is someone in danger?
safety-112 = Call 112 if life is in danger or something is on fire.
safety-114 = Call 114 for the police if it is not urgent.
safety-call-112 = Call 112
safety-call-114 = Call 114
safety-not-sammen = Do not write it in Sammen. Nobody watches all the time.
