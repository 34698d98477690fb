//! Expands calendar files, for comparing with others: a case a line on standard input, `{"id": 1, "zone":
//! "Europe/Copenhagen", "from": "2026-01-01", "through": "2027-01-01", "ics": "BEGIN:VCALENDAR…"}`, and an
//! answer a line on standard output.

use std::io::{self, BufRead, Write};

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;
use sammen_recurrence::{Calendar, ExpandError, Horizon};
use serde_json::{Value, json};

/// More than any case asks for.
const DATES_MAX: usize = 20_000;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let case: Value = serde_json::from_str(&line?)?;
        let answer = match expand(&case) {
            Ok(dates) => json!({ "id": case["id"], "dates": dates }),
            Err(reason) => json!({ "id": case["id"], "refused": reason }),
        };
        writeln!(out, "{answer}")?;
    }
    Ok(())
}

/// Every date that takes place: local start, start and end as instants.
fn expand(case: &Value) -> Result<Vec<Value>, String> {
    let text = |name: &str| case[name].as_str().ok_or_else(|| format!("a case has {name}"));
    let zone: Tz = text("zone")?.parse().map_err(|_| "a case has a known zone")?;
    let day = |name: &str| -> Result<NaiveDate, String> {
        text(name)?.parse().map_err(|_| format!("{name} is a date"))
    };
    let (from, through) = (day("from")?, day("through")?);
    // A day more on each side: a series has its own zone.
    let horizon = Horizon {
        from: from - Days::new(1),
        through: through + Days::new(1),
        dates_max: DATES_MAX,
    };
    let calendar = Calendar::read(text("ics")?.as_bytes(), zone)
        .map_err(|problems| problems[0].to_string())?;
    let mut dates = Vec::new();
    for entry in &calendar.entries {
        let series = entry.series.as_ref().map_err(|problems| problems[0].to_string())?;
        let occurrences = series.occurrences(horizon).map_err(|error| match error {
            ExpandError::StartNotInRule { .. } => "start not in rule".to_owned(),
            ExpandError::EndsBeforeStart => "ends before start".to_owned(),
            other => other.to_string(),
        })?;
        for date in occurrences.iter().filter(|date| !date.cancelled) {
            let (starts, ends) = (date.starts(zone), date.ends(zone));
            if !(from..=through).contains(&starts.local.date()) {
                continue;
            }
            let local = starts.local.format("%Y-%m-%dT%H:%M:%S").to_string();
            dates.push(json!([local, starts.instant, ends.instant]));
        }
    }
    Ok(dates)
}
