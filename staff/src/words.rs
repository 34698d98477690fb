//! The person's language, for components: messages, texts, days and moments that follow it.

mod vocabulary;

use sammen_domain::{AreaId, LocalDate, UnixSeconds};
use sammen_i18n::{Locale, StaffMessages};

use leptos::prelude::*;

use crate::{
    api::Translation,
    intl::{self, DateStyle},
    state::use_staff,
};

pub use vocabulary::{action, duty, failure, passkey_error, role, sign_in_reason, skill};

/// The messages in the person's language. Does not track it: another language makes every page anew.
#[must_use]
pub fn m() -> StaffMessages {
    StaffMessages::new(locale(), intl::plural)
}

/// The person's language. Does not track it: another language makes every page anew.
#[must_use]
pub fn locale() -> Locale {
    use_staff().locale.get_untracked()
}

/// What the secretariat wrote, in the person's language if it was written in it, else in the first.
#[must_use]
pub fn text(translations: &[Translation]) -> String {
    let own = translations.iter().find(|translation| translation.language == locale().code());
    own.or(translations.first()).map(|found| found.text.clone()).unwrap_or_default()
}

/// A day in words, with its year: `21. november 2026`.
#[must_use]
pub fn day(date: LocalDate) -> String {
    intl::date(locale(), date, DateStyle::WithYear)
}

/// The day of an instant in an area.
#[must_use]
pub fn day_of(area: &AreaId, instant: UnixSeconds) -> String {
    day(use_staff().local(area, instant).date)
}

/// An instant as a day and a clock in an area.
#[must_use]
pub fn moment(area: &AreaId, instant: UnixSeconds) -> String {
    let local = use_staff().local(area, instant);
    m().moment(&day(local.date), &intl::time(locale(), local.minute))
}

/// The last day on which a role holds that ends at this instant: one that ends at midnight ends with the day before.
#[must_use]
pub fn last_day(area: &AreaId, until: UnixSeconds) -> LocalDate {
    use_staff().local(area, until - 1).date
}
