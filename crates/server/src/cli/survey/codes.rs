//! `sammen survey codes`: letters to a drawn sample, and codes for the staff's devices.

use std::{fmt::Write as _, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, anyhow};
use qrcode::{Color, EcLevel, QrCode};
use sammen_domain::AreaId;
use sammen_token::SurveyCode;

use super::super::Data;
use crate::{make_codes, survey_id};

/// Makes codes. They are shown once: the database has their digests, and nothing of who gets which.
#[derive(Debug, clap::Args)]
pub struct Codes {
    #[command(flatten)]
    data: Data,
    /// The area's short name, such as hoeje-gladsaxe.
    #[arg(long, value_parser = |name: &str| AreaId::new(name))]
    area: AreaId,
    /// The survey's `form_id`.
    #[arg(long, value_name = "FORM_ID")]
    survey: String,
    /// How many codes: the households of the sample.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    count: u32,
    /// How many answers each code is good for: 1 for a letter.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    answers: u32,
    /// Writes a page to print for each code into this file, with a picture that leads to the app at `--address`.
    #[arg(long, value_name = "FILE", requires = "address")]
    letters: Option<PathBuf>,
    /// Follows each letter with a reminder that has the same code. Nobody knows who has answered, so reminders go to
    /// everybody who was drawn, and to each with its own code: put both into envelopes to the same household at once, and
    /// keep the second envelope, sealed, until it is time.
    #[arg(long, requires = "letters")]
    reminders: bool,
    /// The app's address, such as https://sammen.example.
    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,
}

impl Codes {
    pub(super) async fn run(self) -> Result<ExitCode> {
        let survey = survey_id(&self.area, &self.survey);
        let database = self.data.open().await?;
        let count = usize::try_from(self.count).context("failed to count the codes")?;
        let codes = make_codes(&database, &self.area, survey, count, self.answers).await;
        let codes = codes.context("failed to make codes")?;
        database.close().await;
        match (self.letters, self.address) {
            (Some(file), Some(address)) => {
                let address = address.trim_end_matches('/');
                let page = format!("{address}/undersoegelser/{survey}");
                let kinds: &[Letter] = if self.reminders { &[FIRST, REMINDER] } else { &[FIRST] };
                std::fs::write(&file, letters(kinds, &codes, &page)?)
                    .with_context(|| format!("failed to write {}", file.display()))?;
                println!("{} letters are in {}", codes.len() * kinds.len(), file.display());
            }
            _ => codes.iter().for_each(|code| println!("{code}")),
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// What a letter says, in Danish and in English: its heading, and what comes before the code.
struct Letter {
    headings: [&'static str; 2],
    words: [&'static str; 2],
}

const FIRST: Letter = Letter {
    headings: ["Sig, hvordan det er at bo her", "Tell us what it is like to live here"],
    words: [
        "Din husstand er trukket ud. Scan billedet med telefonen, eller åbn adressen og skriv koden.",
        "Your household was drawn. Scan the picture with a phone, or open the address and type the code.",
    ],
};

const REMINDER: Letter = Letter {
    headings: ["Du kan stadig nå at svare", "There is still time to answer"],
    words: [
        "Vi skriver til alle, der er trukket ud, for vi kan ikke se, hvem der har svaret. Tak, hvis du har. Ellers \
         kan du scanne billedet med telefonen, eller åbne adressen og skrive koden.",
        "We write to everybody who was drawn, as we cannot see who has answered. Thank you if you have. If not, \
         scan the picture with a phone, or open the address and type the code.",
    ],
};

/// A page to print of each kind for each code, those of a code one after the other. Nobody's name: which letter goes to
/// whom is written on the envelope alone.
fn letters(kinds: &[Letter], codes: &[SurveyCode], page: &str) -> Result<String> {
    let mut html = String::from(HEAD);
    for (code, Letter { headings, words }) in
        codes.iter().flat_map(|c| kinds.iter().map(move |k| (c, k)))
    {
        let ([heading, english_heading], [words, english]) = (headings, words);
        let picture = picture(&format!("{page}#{code}"))?;
        write!(
            html,
            "<section><h1>{heading}</h1><p>{words}</p>\
             <div>{picture}<p><b class=address>{page}</b></p><p class=code>{code}</p></div>\
             <p>Ingen kan se, hvem der har svaret hvad. Koden kan bruges én gang.</p>\
             <article lang=en><h2>{english_heading}</h2><p>{english} Nobody can see who answered what. The code is \
             good once.</p></article></section>"
        )?;
    }
    Ok(html)
}

const HEAD: &str = "<!doctype html><html lang=da><meta charset=utf-8><title>Breve</title><style>\
    @page{size:A4;margin:25mm}section{break-after:page;font:13pt/1.5 sans-serif;max-width:16cm}\
    div{text-align:center;margin:10mm 0}.address{overflow-wrap:anywhere;font-size:11pt}\
    .code{font:700 22pt monospace;margin:0}svg{width:6cm;height:6cm}h2{font-size:14pt}</style>\n";

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
    fn a_reminder_lies_behind_its_letter() {
        let codes = [SurveyCode::of([3; 15]), SurveyCode::of([4; 15])];
        let page = "https://sammen.example/undersoegelser/1";
        let html = letters(&[FIRST, REMINDER], &codes, page).expect("draws");
        let pages: Vec<&str> = html.split("<section>").skip(1).collect();
        let kinds = [&FIRST, &REMINDER, &FIRST, &REMINDER].map(|letter| letter.headings[0]);
        assert_eq!(pages.len(), 4);
        for (at, page) in pages.iter().enumerate() {
            assert!(page.contains(&codes[at / 2].to_string()) && page.contains(kinds[at]), "{at}");
        }
    }

    #[test]
    fn a_letter_has_a_code_a_picture_and_nobodys_name() {
        let codes = [SurveyCode::of([3; 15]), SurveyCode::of([4; 15])];
        let html =
            letters(&[FIRST], &codes, "https://sammen.example/undersoegelser/1").expect("draws");
        assert_eq!(html.matches("<section>").count(), 2);
        for code in codes {
            assert_eq!(html.matches(&code.to_string()).count(), 1);
        }
    }
}
