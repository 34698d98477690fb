//! Stores random answers to several versions of forms, takes them out in every format, and writes beside the files what
//! the database holds, for a program that compares them. The folder to write into is the argument.

use std::{path::Path, sync::Arc};

use anyhow::{Context, Result, anyhow};
use sammen_demo::{AREAS, QUESTIONNAIRES};
use sammen_domain::{AreaId, Collected, LocalDate, ResponseId, SurveyId};
use sammen_server::{
    Clock, Database, ExportFormat, ExportRequest, Location, SurveyForm, content, export_survey,
    import::{ImportFile, ImportOptions, read_content},
    publish_survey, store_collected, survey_id,
};
use sammen_sync::ResponseRequest;
use sammen_xforms::{
    xform::{ControlKind, Device, FormSession, NodeKind, NodeView, ValueType, XForm},
    xpath::{Clock as XPathClock, FixedZone},
};
use sammen_xlsform::{Accept, convert};
use serde_json::{Value as Json, json};
use uuid::Uuid;

/// Two versions of a form with everything in it that a table must tell apart.
const BROAD: [&str; 2] = [include_str!("exports/broad-1.xml"), include_str!("exports/broad-2.xml")];
const RESPONSES: u128 = 150;
/// Words that are hard on files.
const WORDS: [&str; 7] =
    ["godt", "=1+1", "-7", "en, to; \"tre\"", "æble Ønsket, ‏مرحبا", "linje\nlinje", "  luft  "];
/// Every way in which answers are collected, and none that is known.
const COLLECTED: [Option<Collected>; 5] = [
    None,
    Some(Collected::OnOwn),
    Some(Collected::Kiosk),
    Some(Collected::Interview),
    Some(Collected::Paper),
];
const FORMATS: [(ExportFormat, &str); 4] = [
    (ExportFormat::Csv, "answers.csv"),
    (ExportFormat::Xlsx, "answers.xlsx"),
    (ExportFormat::Spss, "spss.zip"),
    (ExportFormat::CodeBook, "code-book.csv"),
];

#[tokio::main]
async fn main() -> Result<()> {
    let target = std::env::args().nth(1).context("give the folder to write into")?;
    let folder = tempfile::tempdir()?;
    let database = Database::connect(&Location::Folder(folder.path().to_owned())).await?;
    let area = with_area(&database).await?;
    let mut chance = Chance(1);
    for (at, forms) in surveys()?.iter().enumerate() {
        let mut id = None;
        for form in forms {
            publish_survey(&database, &area, form).await?;
            let survey = survey_id(&area, form.form.id());
            answer(&database, &area, survey, form, &mut chance).await?;
            id = Some(survey);
        }
        let survey = id.context("a survey has a form")?;
        take_out(&database, &area, survey, &Path::new(&target).join(at.to_string())).await?;
    }
    Ok(())
}

async fn with_area(database: &Database) -> Result<AreaId> {
    let demo = &AREAS[0];
    let files = demo
        .files
        .iter()
        .map(|(name, bytes)| ImportFile { name: (*name).to_owned(), bytes: bytes.to_vec() });
    let options = ImportOptions { shift_days: 0, today: None };
    let content = read_content(&files.collect::<Vec<_>>(), &options)
        .map_err(|problems| anyhow!("failed to read the demo content: {problems:?}"))?;
    content::apply(database, &content, Uuid::new_v4(), &Clock::system()).await?;
    Ok(content.area.id)
}

/// Each survey with its versions: the broad form, and the demo's questionnaires.
fn surveys() -> Result<Vec<Vec<SurveyForm>>> {
    let broad = BROAD.iter().map(|xml| Ok(SurveyForm::from_xml(xml, &[])?));
    let mut all = vec![broad.collect::<Result<Vec<_>>>()?];
    for (name, bytes) in QUESTIONNAIRES {
        let converted = convert(bytes, &[], Accept::Phones);
        let converted = converted.map_err(|found| anyhow!("{name}: {found:?}"))?;
        all.push(vec![converted.into()]);
    }
    Ok(all)
}

async fn answer(
    database: &Database,
    area: &AreaId,
    survey: SurveyId,
    form: &SurveyForm,
    chance: &mut Chance,
) -> Result<()> {
    let compiled = Arc::new(form.form.clone());
    for _ in 0..RESPONSES {
        let request = ResponseRequest {
            id: ResponseId(chance.uuid()),
            area: area.clone(),
            survey,
            form_version: form.form.version().to_owned(),
            answers: random_answers(&compiled, chance).into_bytes(),
        };
        let day = LocalDate(20_000 + i32::try_from(chance.below(900))?);
        let collected = chance.one_of(&COLLECTED).copied().flatten();
        store_collected(database, &request, collected, day).await?;
    }
    Ok(())
}

/// A way through a form: every question twice, since what is asked depends on answers.
fn random_answers(form: &Arc<XForm>, chance: &mut Chance) -> String {
    let mut session = FormSession::start(Arc::clone(form), &Desk);
    for _ in 0..2 {
        for node in session.nodes() {
            if node.kind == NodeKind::Range {
                for _ in 0..chance.below(3) {
                    session.add_instance(node.id, &Desk).ok();
                }
            }
        }
        for node in session.nodes() {
            let is_asked = node.relevant && !node.read_only && chance.below(5) > 0;
            if let Some(given) = is_asked.then(|| given(&session, &node, chance)).flatten() {
                session.answer(node.id, &given, &Desk).ok();
            }
        }
    }
    session.submission()
}

fn given(session: &FormSession, node: &NodeView, chance: &mut Chance) -> Option<String> {
    let NodeKind::Control(kind) = node.kind else { return None };
    let choices: Vec<String> = session
        .choices(node.id, &Desk)
        .into_iter()
        .map(|choice| choice.value.to_string())
        .collect();
    match kind {
        ControlKind::SelectOne => chance.one_of(&choices).cloned(),
        ControlKind::SelectMany | ControlKind::Rank => {
            let some = choices.into_iter().filter(|_| chance.below(2) == 0);
            Some(some.collect::<Vec<_>>().join(" "))
        }
        ControlKind::Trigger => Some("OK".into()),
        ControlKind::Input | ControlKind::Range => {
            Some(match session.model_of(node.id)?.value_type {
                ValueType::Integer => (i64::try_from(chance.below(40)).ok()? - 5).to_string(),
                ValueType::Decimal => format!("{}.25", chance.below(40)),
                ValueType::Date => {
                    format!("20{:02}-{:02}-17", chance.below(30), chance.below(12) + 1)
                }
                ValueType::Text => match chance.below(20) {
                    0 => "lang æ".repeat(100),
                    at => WORDS[at % WORDS.len()].to_owned(),
                },
                _ => return None,
            })
        }
        _ => None,
    }
}

async fn take_out(
    database: &Database,
    area: &AreaId,
    survey: SurveyId,
    folder: &Path,
) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for (format, name) in FORMATS {
        let wording = &sammen_survey_data::DANISH;
        let request = ExportRequest { form_version: None, format, repeat: None, wording };
        let file = export_survey(database, area, survey, request, (None, 0)).await?;
        std::fs::write(folder.join(name), file.bytes)?;
    }
    let stored = serde_json::to_vec(&stored(database, survey).await?)?;
    std::fs::write(folder.join("stored.json"), stored)?;
    Ok(())
}

/// The rows as they are in the tables.
async fn stored(database: &Database, survey: SurveyId) -> Result<Json> {
    let mut snapshot = database.read().await?;
    let mut forms = Vec::new();
    let find = "SELECT form_version, xml FROM survey WHERE id = $1 ORDER BY number";
    let id = || [sammen_server::Value::Uuid(survey.0)];
    for mut row in snapshot.fetch_all(find, &id()).await? {
        forms.push(json!([row.take::<String>(0)?, row.take::<String>(1)?]));
    }
    let mut responses = Vec::new();
    let find = "SELECT id, form_version, received_day, verdict, collected, answers FROM response WHERE survey = $1";
    for mut row in snapshot.fetch_all(find, &id()).await? {
        responses.push(json!({
            "id": row.take::<Uuid>(0)?,
            "form_version": row.take::<String>(1)?,
            "received_day": row.take::<i32>(2)?,
            "verdict": row.take::<String>(3)?,
            "collected": row.take::<String>(4)?,
            "answers": String::from_utf8(row.take::<Vec<u8>>(5)?)?,
        }));
    }
    Ok(json!({ "forms": forms, "responses": responses }))
}

/// Numbers that are the same every time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next()).map_or(0, |number| number % end)
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        if all.is_empty() { None } else { all.get(self.below(all.len())) }
    }

    fn uuid(&mut self) -> Uuid {
        Uuid::from_u64_pair(self.next() << 32 | self.next(), self.next() << 32 | self.next())
    }
}

/// A device without chance, at the beginning of time.
struct Desk;

impl Device for Desk {
    fn clock(&self) -> XPathClock<'_> {
        XPathClock { now_ms: 0.0, zone: &FixedZone(0) }
    }

    fn random(&self) -> f64 {
        0.5
    }
}
