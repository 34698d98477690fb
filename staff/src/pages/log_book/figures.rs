//! What is said of a programme, each figure with what it counts.

use crate::{
    api::{ProgrammeFigures, ProgrammeMonth, Told},
    words::m,
};

/// A figure in words.
pub(super) struct Figure {
    /// A stable name for tests.
    pub(super) test: &'static str,
    /// What it is called.
    pub(super) name: &'static str,
    /// The number, or what is said in its place.
    pub(super) value: String,
    /// What it counts, and what it does not.
    pub(super) explained: &'static str,
}

/// The figures of the whole period.
pub(super) fn figures_of(programme: &ProgrammeFigures) -> Vec<Figure> {
    let share = programme
        .share
        .map_or_else(|| m().log_book_share_none().to_owned(), |share| m().log_book_percent(share));
    vec![
        Figure {
            test: "log-book-attendances",
            name: m().log_book_attendances(),
            value: told(programme.attendances),
            explained: m().log_book_attendances_explained(),
        },
        Figure {
            test: "log-book-persons",
            name: m().log_book_persons(),
            value: told(programme.persons),
            explained: m().log_book_persons_explained(),
        },
        Figure {
            test: "log-book-share",
            name: m().log_book_share(),
            value: share,
            explained: m().log_book_share_explained(),
        },
        Figure {
            test: "log-book-households",
            name: m().log_book_households(),
            value: told(programme.households),
            explained: m().log_book_households_explained(),
        },
        Figure {
            test: "log-book-dates",
            name: m().log_book_dates(),
            value: programme.dates.to_string(),
            explained: m().log_book_dates_explained(),
        },
    ]
}

/// Attendances by month: `2026-11` and how many.
pub(super) fn months_of(programme: &ProgrammeFigures) -> Vec<(String, String)> {
    let month = |month: &ProgrammeMonth| {
        (format!("{}-{:02}", month.year, month.month), told(month.attendances))
    };
    programme.months.iter().map(month).collect()
}

/// A number, or why it is not there.
fn told(told: Told) -> String {
    match told {
        Told { number: Some(number), .. } => number.to_string(),
        Told { few: true, .. } => m().log_book_few().to_owned(),
        Told { .. } => m().log_book_left_out().to_owned(),
    }
}
