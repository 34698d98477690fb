//! The demo content, brought in the way a secretariat would.

mod shifts;

use anyhow::{Result, anyhow};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Copenhagen;
use sammen_demo::{AREAS, QUESTIONNAIRES, SHIFTS, SURVEYS, TOYS, WRITTEN_FOR_MONDAY};
use sammen_domain::{AreaId, LocalDate, Text, Toy, ToyId};
use sammen_xlsform::{Accept, convert};
use uuid::Uuid;

use crate::{
    Clock, Database, SurveyForm, add_toy, content,
    import::{ImportFile, ImportOptions, activity_id, read_content},
    publish_survey,
    repository::area,
};

/// Imports the demo content, its dates moved to this week, unless there is an area already.
pub(super) async fn import(database: &Database, clock: &Clock) -> Result<()> {
    if !area::ids(&mut *database.read().await?).await?.is_empty() {
        return Ok(());
    }
    let options = ImportOptions { shift_days: shift_days(clock), today: None };
    for demo in AREAS {
        let files: Vec<ImportFile> = demo
            .files
            .iter()
            .map(|(name, bytes)| ImportFile { name: (*name).to_owned(), bytes: bytes.to_vec() })
            .collect();
        let content = read_content(&files, &options).map_err(|problems| {
            anyhow!("failed to read the demo content of {}: {}", demo.area, listed(&problems))
        })?;
        let applied = content::apply(database, &content, Uuid::new_v4(), clock).await?;
        tracing::info!(area = demo.area, %applied, "demo content imported");
    }
    for (area, name, bytes) in SURVEYS {
        publish(database, area, name, bytes).await?;
    }
    for demo in AREAS {
        for (name, bytes) in QUESTIONNAIRES {
            publish(database, demo.area, name, bytes).await?;
        }
    }
    for (area, bytes) in TOYS {
        add_toys(database, &AreaId::new(*area)?, bytes).await?;
    }
    for (area, bytes) in SHIFTS {
        shifts::plan_shifts(database, &AreaId::new(*area)?, bytes, options.shift_days).await?;
    }
    Ok(())
}

async fn publish(database: &Database, area: &str, name: &str, bytes: &[u8]) -> Result<()> {
    let converted = convert(bytes, &[], Accept::Phones)
        .map_err(|problems| anyhow!("failed to read {name}: {}", listed(&problems)))?;
    let survey = SurveyForm::from(converted);
    publish_survey(database, &AreaId::new(area)?, &survey).await?;
    tracing::info!(area, survey = survey.form.id(), "demo survey published");
    Ok(())
}

/// One toy as its file has it.
type ToyLine = (String, String, String, u16);

async fn add_toys(database: &Database, area: &AreaId, bytes: &[u8]) -> Result<()> {
    for line in csv::Reader::from_reader(bytes).deserialize() {
        let (activity, name, name_en, copies): ToyLine = line?;
        let toy = Toy {
            id: ToyId(Uuid::now_v7()),
            activity: activity_id(area, &activity),
            name: Text::new("da", name).with("en", name_en),
            copies,
            unusable: 0,
            flawed: 0,
        };
        add_toy(database, area, toy).await?;
    }
    Ok(())
}

/// From the week that the files were written for to this one.
fn shift_days(clock: &Clock) -> i32 {
    let now = DateTime::<Utc>::from_timestamp(clock.now(), 0).unwrap_or_default();
    let today = now.with_timezone(&Copenhagen).date_naive();
    let days = today.signed_duration_since(NaiveDate::default()).num_days();
    let today = LocalDate(i32::try_from(days).expect("chrono's dates are within i32 days"));
    today.monday().days_since(LocalDate(WRITTEN_FOR_MONDAY))
}

fn listed<P: ToString>(problems: &[P]) -> String {
    problems.iter().map(P::to_string).collect::<Vec<_>>().join("; ")
}
