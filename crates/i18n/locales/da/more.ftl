### More: language, areas, look, the app on the phone, and what Sammen is.

## Language

language-title = Sprog

## About

safety-title = Er nogen i fare?
safety-112 = Ring 112, hvis der er fare for liv, eller noget brænder.
safety-114 = Ring 114 til politiet, hvis det ikke haster.
safety-call-112 = Ring 112
safety-call-114 = Ring 114
safety-not-sammen = Skriv det ikke i Sammen. Ingen holder øje hele tiden.
