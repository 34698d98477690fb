//! Letters to the households of a sample: printed from a page, with a code each.

use sammen_i18n::{PaperMessages, PluralCategory, Tongue};

use crate::print::escaped;

/// The languages that a letter is whole in; the others have what is needed to scan its picture.
const WHOLE: [Tongue; 2] = [Tongue::Da, Tongue::En];

/// What a letter is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LetterKind {
    /// It tells that the household was drawn.
    Invitation,
    /// It tells again, to everybody who was drawn.
    Reminder,
}

/// What all letters of a survey say.
#[derive(Clone, Copy, Debug)]
pub struct Letters<'a> {
    /// Who writes: the area.
    pub sender: &'a str,
    /// What the survey is called, in Danish and in English.
    pub survey: [&'a str; 2],
    /// Where the app is.
    pub address: &'a str,
    /// The survey's page in it.
    pub page: &'a str,
    /// Whether answers are linked to whoever gives them.
    pub is_confidential: bool,
    /// One after the other for each code.
    pub kinds: &'a [LetterKind],
}

impl Letters<'_> {
    /// A page to print for each code and kind, with a picture that `picture` draws of a link. Nobody's name: which letter
    /// goes to whom is written on the envelope alone.
    ///
    /// # Errors
    /// Those of `picture`.
    pub fn html<E>(
        &self,
        codes: &[String],
        picture: impl Fn(&str) -> Result<String, E>,
    ) -> Result<String, E> {
        let mut html = String::from(HEAD);
        for code in codes {
            let picture = picture(&format!("{}#{code}", self.page))?;
            html.extend(self.kinds.iter().map(|kind| self.letter(*kind, code, &picture)));
        }
        Ok(html)
    }

    fn letter(&self, kind: LetterKind, code: &str, picture: &str) -> String {
        let shown = format!("<div class=code>{picture}<p>{}</p></div>", escaped(code));
        let [danish, english] = WHOLE.map(|tongue| (tongue.code(), words(tongue)));
        let told = |(language, m): (&str, PaperMessages),
                    survey: &str,
                    heading: &str,
                    shown: &str| {
            let reminder = (kind == LetterKind::Reminder).then(|| m.letter_reminder());
            let before = reminder.into_iter().chain([m.letter_drawn()]);
            let before: String = before.map(|words| format!("<p>{}</p>", escaped(words))).collect();
            let after = [m.letter_typed(self.address, survey).as_str(), self.promise(m)].join(" ");
            format!(
                "<article lang={language}><{heading}>{}</{heading}>{before}{shown}<p>{}</p></article>",
                escaped(title(m, kind)),
                escaped(&after)
            )
        };
        let [in_danish, in_english] = self.survey;
        let others = Tongue::ALL.into_iter().filter(|tongue| !WHOLE.contains(tongue));
        let in_short = |tongue: Tongue| {
            let (m, dir) = (words(tongue), if tongue.is_rtl() { "rtl" } else { "ltr" });
            let told = [m.letter_drawn(), self.promise(m)].join(" ");
            format!("<p lang={} dir={dir}>{}</p>", tongue.code(), escaped(&told))
        };
        format!(
            "<section><header>{}</header>{}{}<footer>{}</footer></section>",
            escaped(self.sender),
            told(danish, in_danish, "h1", &shown),
            told(english, in_english, "h2", ""),
            others.map(in_short).collect::<String>()
        )
    }

    fn promise(&self, m: PaperMessages) -> &'static str {
        match self.is_confidential {
            true => m.letter_promise_confidential(),
            false => m.letter_promise(),
        }
    }
}

fn words(tongue: Tongue) -> PaperMessages {
    // No message here has words that a number chooses.
    PaperMessages::new(tongue, |_, _| PluralCategory::Other)
}

fn title(m: PaperMessages, kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Invitation => m.letter_title(),
        LetterKind::Reminder => m.letter_reminder_title(),
    }
}

/// A browser prints nothing of its own where the page has no margin: the letter has one instead.
const HEAD: &str = "<!doctype html><html lang=da><meta charset=utf-8><title>Breve</title><style>\
    @page{size:A4;margin:0}body{margin:0}\
    section{box-sizing:border-box;height:297mm;padding:14mm 22mm;break-after:page;overflow:hidden;\
    display:flex;flex-direction:column;gap:3mm;font:12pt/1.45 sans-serif}\
    p{margin:0 0 2mm}h1{font-size:21pt;margin:2mm 0 3mm}h2{font-size:13pt;margin:0 0 1mm}\
    header{font-weight:700}.code{text-align:center;margin:3mm 0}.code p{font:700 22pt monospace;margin:2mm 0}\
    svg{width:46mm;height:46mm}article+article{font-size:11pt}\
    footer{margin-top:auto;padding-top:3mm;border-top:.3mm solid;font-size:9pt;line-height:1.4}</style>\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_has_a_code_a_picture_and_nobodys_name_and_its_reminder_lies_behind_it() {
        let codes = ["V5E3-A02Y", "R3YP-WFP1"].map(str::to_owned);
        let letters = Letters {
            sender: "Høje <Gladsaxe>",
            survey: ["Tryghed", "Safety"],
            address: "https://sammen.example/undersoegelser",
            page: "https://sammen.example/undersoegelser/1",
            is_confidential: false,
            kinds: &[LetterKind::Invitation, LetterKind::Reminder],
        };
        let picture = |link: &str| Ok::<_, ()>(format!("<svg data-link={link:?}/>"));
        let html = letters.html(&codes, picture).expect("draws");
        let pages: Vec<&str> = html.split("<section>").skip(1).collect();
        assert_eq!(pages.len(), 4);
        let m = words(Tongue::Da);
        for (at, page) in pages.iter().enumerate() {
            let (kind, other) = [
                (m.letter_title(), m.letter_reminder_title()),
                (m.letter_reminder_title(), m.letter_title()),
            ][at % 2];
            assert!(page.contains(kind) && !page.contains(other), "{at}");
            let (code, others) = (&codes[at / 2], &codes[1 - at / 2]);
            assert!(page.contains(&format!("<p>{code}</p>")) && !page.contains(others.as_str()));
            let link = format!("<svg data-link=\"{}#{code}\"/>", letters.page);
            assert_eq!(page.matches(&link).count(), 1);
            assert!(page.contains("»Tryghed«") && page.contains("“Safety”"));
            assert!(page.contains("Høje &lt;Gladsaxe&gt;"));
            assert_eq!(page.matches(" dir=rtl>").count(), 3, "Arabic, Farsi and Urdu");
        }
    }
    #[test]
    fn a_letter_promises_what_the_survey_does_in_every_language() {
        let letters = Letters {
            sender: "",
            survey: ["", ""],
            address: "",
            page: "",
            is_confidential: false,
            kinds: &[LetterKind::Invitation],
        };
        let html = |is_confidential| {
            let letters = Letters { is_confidential, ..letters };
            letters.html(&[String::new()], |_| Ok::<_, ()>(String::new())).expect("draws")
        };
        let (anonymous, confidential) = (html(false), html(true));
        for m in Tongue::ALL.map(words) {
            let [open, linked] = [m.letter_promise(), m.letter_promise_confidential()].map(escaped);
            assert!(anonymous.contains(&*open) && !anonymous.contains(&*linked), "{open}");
            assert!(confidential.contains(&*linked) && !confidential.contains(&*open), "{linked}");
        }
    }
}
