//! The demo's shifts of volunteers.

use anyhow::Result;
use chrono::{NaiveDate, NaiveTime, Timelike};
use chrono_tz::Europe::Copenhagen;
use sammen_domain::{AreaId, Duty, LocalDate, MinuteOfDay, ShiftId, Skill, Text};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    Database,
    import::{activity_id, instant},
    shifts::{PlannedShift, plan_shift},
};

const SECONDS_PER_HOUR: i64 = 3_600;

/// One shift as its file has it.
#[derive(Deserialize)]
struct ShiftLine {
    activity: String,
    title: String,
    #[serde(rename = "title::English (en)")]
    title_en: String,
    date: String,
    starts: String,
    ends: String,
    needs: u16,
    duty: Option<Duty>,
    skill: Option<Skill>,
    with_staff: bool,
    money: bool,
    opens_hours_before: i64,
}

/// Plans an area's shifts, their days moved as all dates are.
pub(super) async fn plan_shifts(
    database: &Database,
    area: &AreaId,
    bytes: &[u8],
    shift_days: i32,
) -> Result<()> {
    let mut transaction = database.write().await?;
    for line in csv::Reader::from_reader(bytes).deserialize() {
        let planned = planned(area, line?, shift_days)?;
        plan_shift(&mut transaction, area, planned).await?;
    }
    Ok(transaction.commit().await?)
}

fn planned(area: &AreaId, line: ShiftLine, shift_days: i32) -> Result<PlannedShift> {
    let date = day(&line.date)?;
    let date = LocalDate(date.0 + shift_days);
    let (starts, ends) = (minute(&line.starts)?, minute(&line.ends)?);
    let before = line.opens_hours_before * SECONDS_PER_HOUR;
    Ok(PlannedShift {
        id: ShiftId(Uuid::now_v7()),
        activity: activity_id(area, &line.activity),
        title: Text::new("da", line.title).with("en", line.title_en),
        date,
        starts,
        ends,
        needs: line.needs,
        duty: line.duty,
        skill: line.skill,
        with_staff: line.with_staff,
        money: line.money,
        opens_at: instant(date, starts, Copenhagen) - before,
        seed: Uuid::new_v4().into_bytes(),
    })
}

fn day(written: &str) -> Result<LocalDate> {
    let date: NaiveDate = written.parse()?;
    let days = date.signed_duration_since(NaiveDate::default()).num_days();
    Ok(LocalDate(i32::try_from(days)?))
}

fn minute(written: &str) -> Result<MinuteOfDay> {
    let time = NaiveTime::parse_from_str(written, "%H:%M")?;
    Ok(MinuteOfDay::try_from(time.num_seconds_from_midnight() / 60)?)
}

#[cfg(test)]
mod tests {
    use sammen_demo::SHIFTS;
    use sammen_domain::{RowKey, RowKind};

    use super::*;
    use crate::{
        Clock,
        cli::demo,
        repository::row::{self, Space},
        shifts::shifts,
    };

    #[tokio::test]
    async fn the_demo_has_shifts_of_activities_that_it_has() {
        let database = Database::in_memory().expect("there is memory");
        let clock = Clock::new(|| 1_789_000_000);
        demo::import(&database, &clock).await.expect("the demo is right");
        let area = AreaId::new(SHIFTS[0].0).expect("plain");
        let mut connection = database.read().await.expect("reads");
        let planned = shifts(&mut connection, &area, 0).await.expect("reads");
        assert!(planned.len() >= 8, "{}", planned.len());
        for seen in planned {
            let activity = RowKey { kind: RowKind::Activity, id: seen.shift.activity.0 };
            let known = row::find(&mut connection, &area, Space::Public, activity).await;
            assert!(known.expect("reads").is_some(), "{:?}", seen.shift.title);
            assert!(seen.shift.opens_at < seen.shift.starts_at);
        }
    }
}
