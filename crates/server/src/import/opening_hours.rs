//! Opening hours as schema.org writes them: `Mo 10:00-17:00; We 10:00-15:00`.

use sammen_domain::{OpeningHours, Weekday};

use super::{cell::Cell, problem::ProblemKind, value};

const DAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];

/// Reads spans separated by semicolons; each names days (`Mo`, `Mo-Fr`, `Mo,We`) and a clock to clock.
pub(super) fn opening_hours(cell: &Cell) -> Result<Vec<OpeningHours>, ProblemKind> {
    let text = value::text(cell)?;
    let mut all = Vec::new();
    for span in text.split([';', '\n']).map(str::trim).filter(|span| !span.is_empty()) {
        all.extend(read_span(span)?);
    }
    all.sort_by_key(|hours| (hours.weekday, hours.opens));
    Ok(all)
}

fn read_span(span: &str) -> Result<Vec<OpeningHours>, ProblemKind> {
    let bad = || ProblemKind::NotOpeningHours { given: value::given(&Cell::Text(span.into())) };
    let (days, clocks) = span.rsplit_once(char::is_whitespace).ok_or_else(bad)?;
    let (opens, closes) = clocks.split_once(['-', '–']).ok_or_else(bad)?;
    let opens = value::clock(opens).ok_or_else(bad)?;
    let closes = value::clock(closes).ok_or_else(bad)?;
    if opens >= closes {
        return Err(bad());
    }
    let days = read_days(days)?;
    Ok(days.into_iter().map(|weekday| OpeningHours { weekday, opens, closes }).collect())
}

fn read_days(days: &str) -> Result<Vec<Weekday>, ProblemKind> {
    let mut all = Vec::new();
    for part in days.split(',') {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (first, last) = (index(first)?, index(last)?);
        if first > last {
            return Err(ProblemKind::UnknownWeekday { given: part.into() });
        }
        all.extend_from_slice(&Weekday::ALL[first..=last]);
    }
    Ok(all)
}

fn index(day: &str) -> Result<usize, ProblemKind> {
    let day = day.trim();
    DAYS.iter()
        .position(|known| day.eq_ignore_ascii_case(known))
        .ok_or_else(|| ProblemKind::UnknownWeekday { given: day.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expect: Option<&[(Weekday, u16, u16)]>) {
        let read = opening_hours(&Cell::text(typed))
            .ok()
            .map(|all| all.into_iter().map(|h| (h.weekday, h.opens, h.closes)).collect::<Vec<_>>());
        assert_eq!(read.as_deref(), expect, "{typed:?}");
    }

    #[test]
    fn reads_spans_of_days() {
        use Weekday::{Friday, Monday, Tuesday, Wednesday};
        let two = [(Monday, 600, 1020), (Wednesday, 600, 900)];
        check("Mo 10:00-17:00; We 10:00-15:00", Some(&two));
        check("we 10.00–15.00;mo 10.00–17.00;", Some(&two));
        check("Mo-We 10:00-11:00", Some(&[Monday, Tuesday, Wednesday].map(|d| (d, 600, 660))));
        check("Mo, Fr 10:00-11:00", Some(&[Monday, Friday].map(|d| (d, 600, 660))));
        check("", Some(&[]));
    }

    #[test]
    fn refuses_what_is_no_span() {
        for typed in ["Ma 10:00-17:00", "Fr-Mo 10:00-17:00", "Mo 17:00-10:00", "Mo", "10:00-17:00"]
        {
            check(typed, None);
        }
    }
}
