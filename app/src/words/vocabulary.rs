//! The domain's own words, in the person's language.

use sammen_domain::{Audience, Cost, LocalDate, LocalDateTime, MinuteOfDay, Refusal, Skill, Theme};

use super::{day, late, locale, m, time};
use crate::intl;

/// For whom.
#[must_use]
pub fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => m().audience_everyone(),
        Audience::Children => m().audience_children(),
        Audience::Young => m().audience_young(),
        Audience::Adults => m().audience_adults(),
        Audience::Families => m().audience_families(),
        Audience::Elders => m().audience_elders(),
        Audience::Women => m().audience_women(),
    }
}

/// What about.
#[must_use]
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Community => m().theme_community(),
        Theme::Food => m().theme_food(),
        Theme::Culture => m().theme_culture(),
        Theme::Sport => m().theme_sport(),
        Theme::Advice => m().theme_advice(),
        Theme::Learning => m().theme_learning(),
        Theme::Green => m().theme_green(),
        Theme::Parenting => m().theme_parenting(),
        Theme::Play => m().theme_play(),
        Theme::Market => m().theme_market(),
    }
}

/// What it costs: "20 kr. pr. person".
#[must_use]
pub fn cost(cost: Cost) -> String {
    match cost {
        Cost::Free => m().cost_free().to_owned(),
        Cost::PerPerson(oere) => m().cost_amount_person(&intl::kroner(locale(), oere)),
        Cost::PerHousehold(oere) => m().cost_amount_household(&intl::kroner(locale(), oere)),
    }
}

/// Why the rules said no, and what to do.
#[must_use]
pub fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::UnknownOccurrence => m().refusal_unknown_activity().to_owned(),
        Refusal::UnknownRegistration => m().refusal_unknown_registration().to_owned(),
        Refusal::DuplicateRegistration | Refusal::AlreadyRegistered => {
            m().refusal_already_registered().to_owned()
        }
        Refusal::ActivityCancelled => m().refusal_activity_cancelled().to_owned(),
        Refusal::NoRegistrationNeeded => m().refusal_no_registration_needed().to_owned(),
        Refusal::NotOpenYet => m().refusal_not_open_yet().to_owned(),
        Refusal::Closed => m().refusal_closed().to_owned(),
        Refusal::Past => m().refusal_date_passed().to_owned(),
        Refusal::HouseholdSize { max } => m().refusal_household_too_large(u32::from(max)),
        Refusal::NameMissing => m().refusal_name_missing().to_owned(),
        Refusal::NameTooLong { max } => m().register_error_name_too_long(u32::from(max)),
        Refusal::AgeMissing => m().refusal_age_missing().to_owned(),
        Refusal::AgeOutside { youngest, oldest } => {
            m().refusal_age_outside(u32::from(youngest), u32::from(oldest))
        }
        Refusal::AnswerMissing { .. } => m().refusal_answer_missing().to_owned(),
        Refusal::AnswerNotAllowed { .. } => m().refusal_answer_not_allowed().to_owned(),
        Refusal::AnswerTooLong { max, .. } => m().refusal_answer_too_long(u32::from(max)),
        Refusal::NotAllowed => m().refusal_not_allowed().to_owned(),
        Refusal::WholeSeriesOnly => m().refusal_whole_series_only().to_owned(),
        Refusal::SingleDatesOnly => m().refusal_single_dates_only().to_owned(),
        Refusal::NothingOffered => m().refusal_nothing_offered().to_owned(),
        Refusal::SkillMissing { skill } => late().refusal_skill_missing(skill_name(skill)),
        Refusal::NotBegun => m().refusal_not_begun().to_owned(),
        Refusal::NotUnderstood => m().refusal_app_too_old().to_owned(),
    }
}

/// Why somebody does not have a shift, in words.
#[must_use]
pub fn shift_refusal(reason: Refusal) -> String {
    match reason {
        Refusal::AgeOutside { youngest: 18, .. } => late().refusal_shift_adults().to_owned(),
        Refusal::AgeOutside { .. } => late().refusal_shift_pupils().to_owned(),
        Refusal::AlreadyRegistered => late().refusal_shift_asked().to_owned(),
        Refusal::UnknownRegistration => late().refusal_shift_gone().to_owned(),
        Refusal::ActivityCancelled => late().refusal_shift_cancelled().to_owned(),
        Refusal::Past => late().refusal_shift_begun().to_owned(),
        Refusal::NotAllowed => late().refusal_shift_not_allowed().to_owned(),
        other => refusal(other),
    }
}

/// Why confidential answers were not taken, in words.
#[must_use]
pub fn survey_refusal(reason: Refusal) -> String {
    match reason {
        Refusal::AlreadyRegistered => late().survey_refused_counted().to_owned(),
        Refusal::NotAllowed => late().survey_refused_code().to_owned(),
        Refusal::UnknownRegistration => late().survey_refused_unknown().to_owned(),
        _ => late().survey_refused_other().to_owned(),
    }
}

/// What somebody can, as a word.
#[must_use]
pub fn skill_name(skill: Skill) -> &'static str {
    match skill {
        Skill::FirstAid => late().skill_first_aid(),
        Skill::FoodHygiene => late().skill_food_hygiene(),
        Skill::Driving => late().skill_driving(),
    }
}

/// A clock as it is said: `18`, or `18.30` off the hour.
#[must_use]
pub fn clock(minute: MinuteOfDay) -> String {
    if minute.is_multiple_of(60) { (minute / 60).to_string() } else { time(minute) }
}

/// A date as people say it in the middle of a sentence: "i dag", "torsdag den 21. november".
#[must_use]
pub fn day_inside(date: LocalDate, today: LocalDate) -> String {
    let words = day(date, today);
    // Names of weekdays keep the case that their language gives them.
    if date.days_since(today).abs() <= 1 { words.to_lowercase() } else { words }
}

/// Date and clock in the middle of a sentence: "i dag kl. 18.30".
#[must_use]
pub fn moment_inside(moment: LocalDateTime, today: LocalDate) -> String {
    m().when_day_time(&day_inside(moment.date, today), &time(moment.minute))
}
