//! Letters to the households of a sample: printed from a page, with a code each.

use std::fmt::Write as _;

use anyhow::{Result, anyhow};
use qrcode::{Color, EcLevel, QrCode};
use sammen_domain::Text;
use sammen_i18n::{PaperMessages, PluralCategory, Tongue};
use sammen_paper::escaped;
use sammen_token::SurveyCode;

/// The languages that a letter is whole in; the others have what is needed to scan its picture.
const WHOLE: [Tongue; 2] = [Tongue::Da, Tongue::En];

/// What a letter is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Invitation,
    Reminder,
}

/// What all letters of a survey say.
pub(super) struct Letters<'a> {
    /// Who writes: the area.
    pub(super) sender: &'a str,
    /// What the survey is called.
    pub(super) survey: &'a Text,
    /// Where the app is.
    pub(super) address: &'a str,
    /// The survey's page in it.
    pub(super) page: &'a str,
    /// One after the other for each code.
    pub(super) kinds: &'a [Kind],
}

impl Letters<'_> {
    /// A page to print for each code and kind. Nobody's name: which letter goes to whom is written on the envelope alone.
    pub(super) fn html(&self, codes: &[SurveyCode]) -> Result<String> {
        let mut html = String::from(HEAD);
        for code in codes {
            let picture = picture(&format!("{}#{code}", self.page))?;
            for kind in self.kinds {
                self.letter(*kind, code, &picture, &mut html)?;
            }
        }
        Ok(html)
    }

    fn letter(
        &self,
        kind: Kind,
        code: &SurveyCode,
        picture: &str,
        html: &mut String,
    ) -> Result<()> {
        write!(html, "<section><header>{}</header>", escaped(self.sender))?;
        let shown = format!("<div class=code>{picture}<p>{code}</p></div>");
        for (at, tongue) in WHOLE.into_iter().enumerate() {
            let m = words(tongue);
            let title = title(m, kind);
            let (open, heading) =
                if at == 0 { ("<article", "h1") } else { ("<article class=second", "h2") };
            let reminder = (kind == Kind::Reminder).then(|| m.letter_reminder());
            let survey = self.survey.get(tongue.code());
            let typed = m.letter_typed(self.address, survey);
            write!(
                html,
                "{open} lang={}><{heading}>{}</{heading}>",
                tongue.code(),
                escaped(title)
            )?;
            for words in reminder.into_iter().chain([m.letter_drawn()]) {
                write!(html, "<p>{}</p>", escaped(words))?;
            }
            if at == 0 {
                html.push_str(&shown);
            }
            write!(html, "<p>{} {}</p></article>", escaped(&typed), escaped(m.letter_promise()))?;
        }
        html.push_str("<footer>");
        for tongue in Tongue::ALL.into_iter().filter(|tongue| !WHOLE.contains(tongue)) {
            let (m, dir) = (words(tongue), if tongue.is_rtl() { "rtl" } else { "ltr" });
            let code = tongue.code();
            write!(html, "<p lang={code} dir={dir}>{} ", escaped(m.letter_drawn()))?;
            write!(html, "{}</p>", escaped(m.letter_promise()))?;
        }
        html.push_str("</footer></section>");
        Ok(())
    }
}

fn words(tongue: Tongue) -> PaperMessages {
    // No message here has words that a number chooses.
    PaperMessages::new(tongue, |_, _| PluralCategory::Other)
}

fn title(m: PaperMessages, kind: Kind) -> &'static str {
    match kind {
        Kind::Invitation => m.letter_title(),
        Kind::Reminder => m.letter_reminder_title(),
    }
}

/// A browser prints nothing of its own where the page has no margin: the letter has one instead.
const HEAD: &str = "<!doctype html><html lang=da><meta charset=utf-8><title>Breve</title><style>\
    @page{size:A4;margin:0}body{margin:0}\
    section{box-sizing:border-box;height:297mm;padding:14mm 22mm;break-after:page;overflow:hidden;\
    display:flex;flex-direction:column;gap:3mm;font:12pt/1.45 sans-serif}\
    p{margin:0 0 2mm}h1{font-size:21pt;margin:2mm 0 3mm}h2{font-size:13pt;margin:0 0 1mm}\
    header{font-weight:700}.code{text-align:center;margin:3mm 0}.code p{font:700 22pt monospace;margin:2mm 0}\
    svg{width:46mm;height:46mm}.second{font-size:11pt}\
    footer{margin-top:auto;padding-top:3mm;border-top:.3mm solid;font-size:9pt;line-height:1.4}</style>\n";

/// A picture that a camera reads.
fn picture(link: &str) -> Result<String> {
    let code = QrCode::with_error_correction_level(link, EcLevel::M)
        .map_err(|error| anyhow!("failed to draw the link: {error}"))?;
    let (width, mut squares) = (code.width(), String::new());
    for (place, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            write!(squares, "M{} {}h1v1h-1z", place % width, place / width)?;
        }
    }
    // Four squares of quiet around it, as cameras expect.
    let side = width + 8;
    Ok(format!("<svg viewBox=\"-4 -4 {side} {side}\"><path d=\"{squares}\"/></svg>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_has_a_code_a_picture_and_nobodys_name_and_its_reminder_lies_behind_it() {
        let codes = [SurveyCode::of([3; 15]), SurveyCode::of([4; 15])];
        let letters = Letters {
            sender: "Høje <Gladsaxe>",
            survey: &Text::new("da", "Tryghed").with("en", "Safety"),
            address: "https://sammen.example/undersoegelser",
            page: "https://sammen.example/undersoegelser/1",
            kinds: &[Kind::Invitation, Kind::Reminder],
        };
        let html = letters.html(&codes).expect("draws");
        let pages: Vec<&str> = html.split("<section>").skip(1).collect();
        assert_eq!(pages.len(), 4);
        let m = words(Tongue::Da);
        for (at, page) in pages.iter().enumerate() {
            let (kind, other) = [
                (m.letter_title(), m.letter_reminder_title()),
                (m.letter_reminder_title(), m.letter_title()),
            ][at % 2];
            assert!(page.contains(kind) && !page.contains(other), "{at}");
            assert_eq!(page.matches(&codes[at / 2].to_string()).count(), 1);
            assert!(!page.contains(&codes[1 - at / 2].to_string()));
            assert_eq!(page.matches("<svg").count(), 1);
            assert!(page.contains("»Tryghed«") && page.contains("“Safety”"));
            assert!(page.contains("Høje &lt;Gladsaxe&gt;"));
            assert_eq!(page.matches(" dir=rtl>").count(), 3, "Arabic, Farsi and Urdu");
        }
    }
}
