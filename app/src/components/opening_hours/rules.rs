//! Open or closed at a given time; pure.

use sammen_domain::{LocalDateTime, MinuteOfDay, OpeningHours, Weekday};

/// From opening to closing on one day.
type Span = (MinuteOfDay, MinuteOfDay);

/// Open or closed, and until when.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Opening {
    /// Open; closes at.
    OpenUntil(MinuteOfDay),
    /// Closed; opens later today at.
    OpensAt(MinuteOfDay),
    /// Closed; opens on another day at.
    OpensOn(Weekday, MinuteOfDay),
}

/// Whether it is open; `None` where it never is.
pub fn opening(hours: &[OpeningHours], now: LocalDateTime) -> Option<Opening> {
    let today = spans_of(hours, now.date.weekday());
    // Spans may meet or overlap: the latest that can be reached without a pause counts.
    let mut open_until = None;
    for &(opens, closes) in &today {
        if opens <= open_until.unwrap_or(now.minute) && closes > now.minute {
            open_until = open_until.max(Some(closes));
        }
    }
    if let Some(closes) = open_until {
        return Some(Opening::OpenUntil(closes));
    }
    if let Some(&(opens, _)) = today.iter().find(|(opens, _)| *opens > now.minute) {
        return Some(Opening::OpensAt(opens));
    }
    (1..=7).find_map(|days| {
        let day = now.date.plus_days(days).weekday();
        spans_of(hours, day).first().map(|&(opens, _)| Opening::OpensOn(day, opens))
    })
}

/// Monday to Sunday, neighbours with the same hours together; a closed day has none.
pub fn group(hours: &[OpeningHours]) -> Vec<(Vec<Weekday>, Vec<Span>)> {
    let mut groups: Vec<(Vec<Weekday>, Vec<Span>)> = Vec::new();
    for day in Weekday::ALL {
        let spans = spans_of(hours, day);
        match groups.last_mut() {
            Some((days, same)) if *same == spans => days.push(day),
            _ => groups.push((vec![day], spans)),
        }
    }
    groups
}

fn spans_of(hours: &[OpeningHours], day: Weekday) -> Vec<Span> {
    let mut spans: Vec<Span> =
        hours.iter().filter(|h| h.weekday == day).map(|h| (h.opens, h.closes)).collect();
    spans.sort_unstable();
    spans
}

#[cfg(test)]
mod tests {
    use sammen_domain::LocalDate;

    use super::*;

    fn week() -> Vec<OpeningHours> {
        let hours = |weekday, opens, closes| OpeningHours { weekday, opens, closes };
        vec![
            hours(Weekday::Monday, 600, 720),
            hours(Weekday::Monday, 780, 960),
            hours(Weekday::Tuesday, 600, 960),
            hours(Weekday::Wednesday, 600, 960),
        ]
    }

    fn check(weekday: i32, minute: MinuteOfDay, expect: Opening) {
        // 1970-01-05 was a Monday.
        let now = LocalDateTime { date: LocalDate(4 + weekday), minute };
        assert_eq!(opening(&week(), now), Some(expect), "day {weekday} at {minute}");
    }

    #[test]
    fn it_is_open_from_opening_to_closing() {
        check(0, 599, Opening::OpensAt(600));
        check(0, 600, Opening::OpenUntil(720));
        check(0, 720, Opening::OpensAt(780));
        check(0, 959, Opening::OpenUntil(960));
        check(0, 960, Opening::OpensOn(Weekday::Tuesday, 600));
        check(2, 960, Opening::OpensOn(Weekday::Monday, 600));
        check(5, 0, Opening::OpensOn(Weekday::Monday, 600));
        assert_eq!(opening(&[], LocalDateTime { date: LocalDate(0), minute: 0 }), None);
    }

    #[test]
    fn spans_that_meet_are_one() {
        let hours = |opens, closes| OpeningHours { weekday: Weekday::Monday, opens, closes };
        let now = LocalDateTime { date: LocalDate(4), minute: 610 };
        let open = opening(&[hours(600, 700), hours(700, 800)], now);
        assert_eq!(open, Some(Opening::OpenUntil(800)));
    }

    #[test]
    fn days_with_the_same_hours_stand_together() {
        let days: Vec<usize> = group(&week()).iter().map(|(days, _)| days.len()).collect();
        assert_eq!(days, [1, 2, 4]);
    }
}
