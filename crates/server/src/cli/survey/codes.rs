//! `sammen survey codes`: letters to a drawn sample, and codes for the staff's devices.

use std::{fmt::Write as _, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, anyhow};
use qrcode::{Color, EcLevel, QrCode};
use sammen_domain::{AreaId, Row, RowKey, RowKind, SurveyId, Text};
use sammen_paper::{LetterKind, Letters};
use sammen_xforms::xform::XForm;
use uuid::Uuid;

use super::super::Data;
use crate::{
    Database, make_codes,
    repository::row::{self, Space},
    survey_id,
};

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
        let Shown { sender, title, is_confidential } = shown(&database, &self.area, survey).await?;
        database.close().await;
        match (self.letters, self.address) {
            (Some(file), Some(address)) => {
                let address = address.trim_end_matches('/');
                let letters = Letters {
                    sender: &sender,
                    survey: [title.get("da"), title.get("en")],
                    address: &format!("{address}/undersoegelser"),
                    page: &format!("{address}/undersoegelser/{survey}"),
                    is_confidential,
                    kinds: match self.reminders {
                        true => &[LetterKind::Invitation, LetterKind::Reminder],
                        false => &[LetterKind::Invitation],
                    },
                };
                let written: Vec<String> = codes.iter().map(ToString::to_string).collect();
                std::fs::write(&file, letters.html(&written, picture)?)
                    .with_context(|| format!("failed to write {}", file.display()))?;
                let pages = written.len() * letters.kinds.len();
                println!("{pages} letters are in {}", file.display());
            }
            _ => codes.iter().for_each(|code| println!("{code}")),
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// What residents see of an area and its survey.
struct Shown {
    /// What the area is called.
    sender: String,
    /// What the survey is.
    title: Text,
    is_confidential: bool,
}

async fn shown(database: &Database, area: &AreaId, survey: SurveyId) -> Result<Shown> {
    let mut snapshot = database.read().await?;
    let mut find =
        async |kind, id| row::find(&mut snapshot, area, Space::Public, RowKey { kind, id }).await;
    let sender = match find(RowKind::Area, Uuid::nil()).await? {
        Some(Row::Area(area)) => area.name.get("da").to_owned(),
        _ => String::new(),
    };
    let (title, is_confidential) = match find(RowKind::Survey, survey.0).await? {
        Some(Row::Survey(survey)) => (survey.title, XForm::asks_confidentially(&survey.form)),
        _ => (Text::default(), false),
    };
    Ok(Shown { sender, title, is_confidential })
}

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
