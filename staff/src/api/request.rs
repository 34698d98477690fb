//! What is sent to the API.

use std::collections::BTreeMap;

use sammen_domain::{ActivityId, MinuteOfDay, RegistrationId, UnixSeconds};
use serde::Serialize;

use super::{AccountId, Attendance, Duty, Role, Skill};

/// An invitation to be made.
#[derive(Clone, Debug, Serialize)]
pub struct InvitationRequest {
    /// To what.
    pub role: Role,
    /// Who is invited.
    pub display_name: String,
    /// With which activities; `None` for all.
    pub activities: Option<Vec<ActivityId>>,
    /// What for.
    pub duties: Vec<Duty>,
    /// Whether participants' names are shown.
    pub may_see_names: bool,
    /// Whether it is for somebody under 18.
    pub is_minor: bool,
    /// The day a children's certificate was declared to have been seen.
    pub certificate_declared_on: Option<String>,
    /// When the role begins; `None` for now.
    pub valid_from: Option<UnixSeconds>,
    /// When it ends.
    pub valid_until: UnixSeconds,
    /// How long the link can be used.
    pub expires_in_hours: i64,
}

/// A role to be given to somebody who has an account.
#[derive(Clone, Debug, Serialize)]
pub struct GrantRequest {
    /// What.
    pub role: Role,
    /// With which activities; `None` for all.
    pub activities: Option<Vec<ActivityId>>,
    /// Whether participants' names are shown.
    pub may_see_names: bool,
    /// When it ends.
    pub valid_until: UnixSeconds,
}

/// An account of somebody who signs in through the municipality.
#[derive(Clone, Debug, Serialize)]
pub struct ProviderAccountRequest {
    /// What the others of the staff call them.
    pub display_name: String,
    /// What the municipality calls them.
    pub login: String,
    /// What they may do.
    pub grant: GrantRequest,
}

/// Another end of a role.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EndRequest {
    /// When.
    pub valid_until: UnixSeconds,
}

/// Whether everything is closed to an account.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct DisabledRequest {
    /// Whether it is.
    pub disabled: bool,
}

/// Another number of seats.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CapacityRequest {
    /// How many.
    pub capacity: u32,
}

/// Why a date is called off.
#[derive(Clone, Debug, Serialize)]
pub struct CallOffRequest {
    /// The words that everybody who comes will read.
    pub reason: String,
}

/// A household to be registered that has no phone.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct HouseholdRequest {
    /// The registration's id.
    pub id: RegistrationId,
    /// How many come.
    pub persons: u16,
}

/// Whether a household came.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct AttendanceRequest {
    /// Whether it did.
    pub attendance: Attendance,
}

/// A toy as the staff want it.
#[derive(Clone, Debug, Serialize)]
pub struct ToyRequest {
    /// The activity that lends it.
    pub activity: ActivityId,
    /// Danish.
    pub name: String,
    /// English; may be empty.
    pub name_en: String,
    /// How many there are.
    pub copies: u16,
    /// How many of the unusable ones were mended.
    pub mended: u16,
    /// How many of those with a flaw somebody has looked at.
    pub looked_at: u16,
}

/// A shift to be planned.
#[derive(Clone, Debug, Serialize)]
pub struct ShiftRequest {
    /// The activity.
    pub activity: ActivityId,
    /// Danish.
    pub title: String,
    /// English; may be empty.
    pub title_en: String,
    /// The day, as the browser's field says it.
    pub date: String,
    /// When it begins.
    pub starts: MinuteOfDay,
    /// When it ends.
    pub ends: MinuteOfDay,
    /// How many are needed.
    pub needs: u16,
    /// What one must be there for.
    pub duty: Option<Duty>,
    /// What one must be able to.
    pub skill: Option<Skill>,
    /// Whether somebody of the staff is there.
    pub with_staff: bool,
    /// Whether money is handled.
    pub money: bool,
    /// When it is given out; `None`: at once.
    pub opens_at: Option<UnixSeconds>,
}

/// What is known of a volunteer.
#[derive(Clone, Debug, Serialize)]
pub struct QualificationRequest {
    /// Whether a volunteer under 18 is 15 or more and has left compulsory school.
    pub has_left_school: bool,
    /// What she can.
    pub skills: Vec<Skill>,
}

/// Which lines of the log.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct AuditFilter {
    /// Only what this account did.
    pub actor: Option<AccountId>,
    /// Only this.
    pub action: Option<String>,
    /// Only this moment and later.
    pub from: Option<UnixSeconds>,
    /// Only before this moment.
    pub until: Option<UnixSeconds>,
}

impl AuditFilter {
    /// The query that asks for it. Ids, names of actions and numbers need no encoding.
    #[must_use]
    pub fn query(&self, after: Option<&str>) -> String {
        let given = [
            ("actor", self.actor.as_ref().map(|actor| actor.0.clone())),
            ("action", self.action.clone()),
            ("from", self.from.map(|from| from.to_string())),
            ("until", self.until.map(|until| until.to_string())),
            ("after", after.map(str::to_owned)),
        ];
        let parts: Vec<String> = given
            .into_iter()
            .filter_map(|(name, value)| Some(format!("{name}={}", value?)))
            .collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

/// What a human says of a household that was let in more than once.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct DoorRuling {
    /// How many times were shown to them.
    pub seen_scans: usize,
    /// How many others came in on the household's ticket.
    pub others: u16,
}

/// How many sheets are to be printed.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PaperOrder {
    /// 1 to 500.
    pub count: u32,
}

/// What is keyed of a sheet.
#[derive(Clone, Debug, Serialize)]
pub struct KeyedRequest {
    /// What is keyed, by the path of the question.
    pub answers: BTreeMap<String, String>,
    /// The revision that it follows.
    pub revision: u32,
    /// Whether that is all.
    pub is_done: bool,
    /// The other entry's revision, where the paper is as it is keyed here.
    pub settles: Option<u32>,
}
