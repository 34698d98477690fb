//! The person's language, for components: messages, dates and times that follow it.

mod vocabulary;

use leptos::prelude::*;
use sammen_domain::{LocalDate, MinuteOfDay, Text, UnixSeconds};
use sammen_i18n::{LaterMessages, Locale, Messages};

use crate::{
    intl::{self, DateStyle},
    state::use_app,
};

pub use vocabulary::{
    audience, clock, cost, day_inside, moment_inside, refusal, shift_refusal, skill_name,
    survey_refusal, theme,
};

/// The messages in the person's language. Does not track it: another language makes every page anew.
#[must_use]
pub fn m() -> Messages {
    Messages::new(locale(), intl::plural)
}

/// The messages of what is fetched later; nothing of a first visit may say any of them. See [`m`].
#[must_use]
pub fn late() -> LaterMessages {
    LaterMessages::new(locale(), intl::plural)
}

/// The person's language. Does not track it: another language makes every page anew.
#[must_use]
pub fn locale() -> Locale {
    use_app().locale.get_untracked()
}

/// What the secretariat wrote, in the person's language if it was written in it.
#[must_use]
pub fn text(text: &Text) -> String {
    text.get(locale().code()).to_owned()
}

/// The language in which [`text`] answers, for the `lang` attribute; `None` when it is the page's own.
#[must_use]
pub fn text_language(text: &Text) -> Option<String> {
    let language = text.language(locale().code());
    (language != locale().code()).then(|| language.to_owned())
}

/// A date in words.
#[must_use]
pub fn date(date: LocalDate, style: DateStyle) -> String {
    intl::date(locale(), date, style)
}

/// A date as people say it: "I dag", "I morgen", else written out.
#[must_use]
pub fn day(date: LocalDate, today: LocalDate) -> String {
    match date.days_since(today) {
        0 => m().when_today().to_owned(),
        1 => m().when_tomorrow().to_owned(),
        -1 => m().when_yesterday().to_owned(),
        _ => intl::date(locale(), date, DateStyle::Full),
    }
}

/// A clock.
#[must_use]
pub fn time(minute: MinuteOfDay) -> String {
    intl::time(locale(), minute)
}

/// How long ago something was seen: "set for 10 minutter siden".
#[must_use]
pub fn seen(at: Option<UnixSeconds>, now: UnixSeconds) -> String {
    let Some(at) = at else { return m().seen_never().to_owned() };
    // A clock that was set back gives a negative age, which is "just now".
    let minutes = u32::try_from((now - at).max(0) / 60).unwrap_or(u32::MAX);
    match minutes {
        0 => m().seen_just_now().to_owned(),
        1..60 => m().seen_minutes(minutes),
        60..1440 => m().seen_hours(minutes / 60),
        _ => m().seen_days(minutes / 1440),
    }
}
