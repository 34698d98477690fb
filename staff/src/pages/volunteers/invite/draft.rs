//! What is typed into an invitation, and what it amounts to.

use leptos::prelude::*;
use sammen_domain::{ActivityId, LocalDate};

use super::super::Page;
use crate::{
    api::{Duty, InvitationRequest, Role},
    components::last_end,
    intl::{iso_date, parse_iso_date},
    state::Staff,
    words::{last_day, m},
};

/// A name is no longer on the server.
const NAME_CHARS_MAX: usize = 80;
/// A role lasts a year at most before somebody thinks about it again.
const PERIOD_DAYS_MAX: i32 = 366;
const HOURS_DEFAULT: &str = "72";

/// What is typed; Copy.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) name: RwSignal<String>,
    pub(super) activities: RwSignal<Vec<ActivityId>>,
    pub(super) duties: RwSignal<Vec<Duty>>,
    pub(super) from: RwSignal<String>,
    pub(super) until: RwSignal<String>,
    pub(super) is_minor: RwSignal<bool>,
    pub(super) may_see_names: RwSignal<bool>,
    pub(super) certificate: RwSignal<String>,
    pub(super) hours: RwSignal<String>,
}

impl Draft {
    /// Nothing but what is most often meant: from today, until the last date of what is chosen.
    pub(super) fn new(staff: Staff, page: Page) -> Self {
        let today = iso_date(staff.today(&page.area()));
        let draft = Self {
            name: RwSignal::default(),
            activities: RwSignal::default(),
            duties: RwSignal::new(vec![Duty::CheckIn]),
            from: RwSignal::new(today),
            until: RwSignal::default(),
            is_minor: RwSignal::new(false),
            may_see_names: RwSignal::new(false),
            certificate: RwSignal::default(),
            hours: RwSignal::new(HOURS_DEFAULT.to_owned()),
        };
        // Until somebody types another end, it follows what is chosen.
        Effect::new(move |proposed: Option<String>| {
            let proposal = draft.propose_until(staff, page);
            let typed = draft.until.get_untracked();
            if typed.is_empty() || proposed.as_ref() == Some(&typed) {
                draft.until.set(proposal.clone());
            }
            proposal
        });
        draft
    }

    fn propose_until(self, staff: Staff, page: Page) -> String {
        let chosen = self.activities.get();
        let activities = page.activities.ok().unwrap_or_default();
        let ends = activities.iter().filter(|activity| chosen.contains(&activity.id)).map(last_end);
        let Some(last) = ends.max() else { return String::new() };
        let area = page.area();
        let latest = staff.today(&area).plus_days(PERIOD_DAYS_MAX - 1);
        iso_date(last_day(&area, last).min(latest))
    }

    /// A minor never sees names.
    pub(super) fn set_minor(self, is_minor: bool) {
        self.is_minor.set(is_minor);
        if is_minor {
            self.may_see_names.set(false);
        }
    }

    /// The invitation, or what is wrong with which field.
    pub(super) fn read(
        self,
        staff: Staff,
        page: Page,
    ) -> Result<InvitationRequest, Vec<(&'static str, String)>> {
        let area = page.area();
        let today = staff.today(&area);
        let mut found = Vec::new();
        let mut wrong = |field: &'static str, words: &str| found.push((field, words.to_owned()));
        let name = self.name.get_untracked().trim().to_owned();
        if name.is_empty() || name.chars().count() > NAME_CHARS_MAX {
            wrong("invite-name", m().error_name());
        }
        let activities = self.activities.get_untracked();
        if activities.is_empty() {
            wrong("invite-activities", m().error_activities());
        }
        let day = |field: RwSignal<String>| parse_iso_date(&field.get_untracked());
        let (from, until) = (day(self.from), day(self.until));
        if from.is_none() {
            wrong("invite-from", m().error_day());
        }
        match (from, until) {
            (_, None) => wrong("invite-until", m().error_day()),
            (_, Some(until)) if until < today => wrong("invite-until", m().error_until_past()),
            (Some(from), Some(until)) if until < from => {
                wrong("invite-until", m().error_until_before());
            }
            (Some(from), Some(until)) if until.days_since(from) > PERIOD_DAYS_MAX => {
                wrong("invite-until", m().error_too_long());
            }
            _ => {}
        }
        let certificate = self.certificate.get_untracked();
        let seen = day(self.certificate);
        if !certificate.is_empty() && seen.is_none_or(|seen| seen > today) {
            wrong("invite-certificate", m().error_certificate());
        }
        if !found.is_empty() {
            return Err(found);
        }
        let (from, until): (LocalDate, LocalDate) = (from.unwrap_or(today), until.unwrap_or(today));
        Ok(InvitationRequest {
            role: Role::Volunteer,
            display_name: name,
            activities: Some(activities),
            duties: self.duties.get_untracked(),
            may_see_names: self.may_see_names.get_untracked(),
            is_minor: self.is_minor.get_untracked(),
            certificate_declared_on: seen.map(iso_date),
            // From today means from now: the server's own.
            valid_from: (from > today).then(|| staff.instant(&area, from, 0)),
            valid_until: staff.end_of_day(&area, until),
            expires_in_hours: self.hours.get_untracked().parse().unwrap_or(72),
        })
    }
}
