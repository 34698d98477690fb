//! What the files themselves say, beside the words of the forms.

use crate::{Audience, Missing};

/// What the files themselves say, in one language.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// The language's code, whose words of the forms are the labels.
    pub language: &'static str,
    /// The sheet of answers.
    pub answers: &'static str,
    /// The sheet of the code book.
    pub code_book: &'static str,
    pub response: &'static str,
    pub number: &'static str,
    pub form_version: &'static str,
    pub received_day: &'static str,
    pub verdict: &'static str,
    pub collected: &'static str,
    pub respondent: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
    not_in_version: &'static str,
    unanswered: &'static str,
    not_asked: &'static str,
    open: &'static str,
    invited: &'static str,
    supervised: &'static str,
    undeclared: &'static str,
}

impl Wording {
    /// Why there is no answer.
    #[must_use]
    pub const fn missing(&self, missing: Missing) -> &'static str {
        match missing {
            Missing::NotInVersion => self.not_in_version,
            Missing::Unanswered => self.unanswered,
            Missing::NotAsked => self.not_asked,
        }
    }

    /// Who could answer.
    #[must_use]
    pub const fn audience(&self, audience: Option<Audience>) -> &'static str {
        match audience {
            Some(Audience::Open) => self.open,
            Some(Audience::Invited) => self.invited,
            Some(Audience::Supervised) => self.supervised,
            None => self.undeclared,
        }
    }

    /// Of words in several languages those of this one, or else the first.
    pub(crate) fn of<'w>(&self, words: &'w [(String, String)]) -> &'w str {
        let own = words.iter().find(|(language, _)| language == self.language);
        own.or_else(|| words.first()).map_or("", |(_, text)| text)
    }
}

/// Danish.
pub const DANISH: Wording = Wording {
    language: "da",
    answers: "svar",
    code_book: "kodebog",
    response: "Svarets nummer i denne fil; siger intet om hvornår det kom",
    number: "Nummer i svaret",
    form_version: "Skemaets version",
    received_day: "Dagen hvor svaret kom",
    verdict: "Hvad skemaet siger om svaret: allowed, contrary (imod reglerne) eller unchecked",
    collected: "Hvordan svaret blev givet: self (på egen enhed), kiosk (på en enhed der går rundt), interview eller paper (på papir); tomt: det vides ikke",
    respondent: "Nummer for den, der svarede, det samme i alle versioner af undersøgelsen; siger ikke, hvem det er",
    yes: "Valgt",
    no: "Ikke valgt",
    not_in_version: "Findes ikke i denne version",
    unanswered: "Ikke besvaret",
    not_asked: "Ikke spurgt",
    open: "Alle kunne svare, én gang fra hver telefon",
    invited: "Kun udtrukne husstande kunne svare, én gang for hver kode",
    supervised: "De, som personalet gav en telefon, kunne svare én gang",
    undeclared: "Alle kunne svare, også flere gange",
};

/// English.
pub const ENGLISH: Wording = Wording {
    language: "en",
    answers: "answers",
    code_book: "code book",
    response: "The response's number in this file; tells nothing of when it came",
    number: "Number in the response",
    form_version: "The form's version",
    received_day: "The day on which the response came",
    verdict: "What the form says of the response: allowed, contrary (to its rules) or unchecked",
    collected: "How the response was given: self (on one's own device), kiosk (on a device that is handed round), interview or paper; empty: not known",
    respondent: "Number of whoever answered, the same in all versions of the survey; does not tell who it is",
    yes: "Chosen",
    no: "Not chosen",
    not_in_version: "Not in this version",
    unanswered: "Not answered",
    not_asked: "Not asked",
    open: "Everybody could answer, once from each phone",
    invited: "Only households that were drawn could answer, once for each code",
    supervised: "Those whom the staff handed a phone could answer once",
    undeclared: "Everybody could answer, more than once too",
};
