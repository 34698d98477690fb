//! What the API answers, as far as it is shown.

mod door;
mod lending;
mod log_book;
mod paper;
mod shifts;
mod surveys;

use sammen_domain::{ActivityId, AreaId, OccurrenceId, RegistrationId, UnixSeconds};
use serde::{Deserialize, Serialize};

pub use door::{DoorConflict, DoorScan};
pub use lending::{Lending, Toy, ToyLoan};
pub use log_book::{ProgrammeFigures, ProgrammeMonth, Told};
pub use paper::{
    PaperChoice, PaperNumbers, PaperObstacle, PaperOverview, PaperQuestion, PaperSheet,
    PaperStanding, PaperWaiting,
};
pub use shifts::{AgeBand, Shift, ShiftPerson, ShiftPlaceState, ShiftVolunteer, Shifts, Skill};
pub use surveys::{Survey, SurveyFieldwork, SurveyVersion};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);
    )*};
}

ids! {
    /// An account's id.
    AccountId;
    /// A role's id.
    GrantId;
    /// An invitation's id.
    InvitationId;
    /// A session's id.
    SessionId;
}

/// What somebody may do in an area.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Helps with activities.
    Volunteer,
    /// Plans and runs activities, invites volunteers.
    Staff,
    /// Works with figures.
    Analyst,
    /// Decides who of the staff may do what.
    Administrator,
}

impl Role {
    /// The roles that the staff's accounts have.
    pub const OF_STAFF: [Self; 3] = [Self::Staff, Self::Analyst, Self::Administrator];
}

/// Something that a volunteer is there for.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// Receives those who come.
    CheckIn,
    /// Minds the toy lending.
    ToyLending,
    /// Registers others who ask for it.
    OnBehalf,
}

impl Duty {
    /// Every duty, in the order a form shows them.
    pub const ALL: [Self; 3] = [Self::CheckIn, Self::ToyLending, Self::OnBehalf];
}

/// A text in one language.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
pub struct Translation {
    /// The language's code.
    pub language: String,
    /// The text.
    pub text: String,
}

/// A role that somebody has or had.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Grant {
    /// Its id.
    pub id: GrantId,
    /// Where.
    pub area: AreaId,
    /// What.
    pub role: Role,
    /// The activities it is for; `None` for all.
    pub activities: Option<Vec<ActivityId>>,
    /// What for.
    #[serde(default)]
    pub duties: Vec<Duty>,
    /// Whether participants' names are shown.
    pub may_see_names: bool,
    /// The day a children's certificate was declared to have been seen.
    pub certificate_declared_on: Option<String>,
    /// When it begins.
    pub valid_from: UnixSeconds,
    /// When it ends.
    pub valid_until: UnixSeconds,
    /// When it was ended before its time.
    pub revoked_at: Option<UnixSeconds>,
    /// Whether it holds now.
    pub is_active: bool,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Me {
    /// Their account.
    pub account: OwnAccount,
    /// What every change repeats.
    pub csrf_token: String,
    /// What they may do now, in all areas.
    pub grants: Vec<Grant>,
}

/// One's own account.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct OwnAccount {
    /// Its id.
    pub id: AccountId,
    /// What the others of the staff call them.
    pub display_name: String,
}

impl Me {
    /// Whether they have one of these roles in an area.
    #[must_use]
    pub fn has_role(&self, area: &AreaId, roles: &[Role]) -> bool {
        self.grants.iter().any(|grant| grant.area == *area && roles.contains(&grant.role))
    }

    /// The areas where they have something to do here, each once.
    #[must_use]
    pub fn areas(&self) -> Vec<AreaId> {
        let own = self.grants.iter().filter(|grant| grant.role != Role::Volunteer);
        let mut areas: Vec<AreaId> = own.map(|grant| grant.area.clone()).collect();
        areas.sort();
        areas.dedup();
        areas
    }
}

/// How somebody signed in.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// By passkey.
    Passkey,
    /// By PIN.
    Pin,
    /// Through the municipality.
    Oidc,
}

/// A browser that is signed in.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct OwnSession {
    /// Its id.
    pub id: SessionId,
    /// How.
    pub method: Method,
    /// Since when.
    pub created_at: UnixSeconds,
    /// When it was used last.
    pub used_at: UnixSeconds,
    /// Whether it is this one.
    pub is_current: bool,
}

/// One's own passkey.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Passkey {
    /// Its id.
    pub id: String,
    /// When it was made.
    pub created_at: UnixSeconds,
    /// When it was used last.
    pub used_at: Option<UnixSeconds>,
}

/// The ways to sign in besides a passkey.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Methods {
    /// The municipality's, if it is set up.
    pub oidc: Option<Provider>,
}

/// Who vouches for the staff.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Provider {
    /// What it is called.
    pub name: String,
}

/// What an invitation is for, as whoever has the link is told.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Offer {
    /// What the area is called.
    pub area_name: Vec<Translation>,
    /// What.
    pub role: Role,
    /// With which activities; `None` for all.
    pub activities: Option<Vec<OfferedActivity>>,
    /// What for.
    #[serde(default)]
    pub duties: Vec<Duty>,
    /// Whether participants' names are shown.
    pub may_see_names: bool,
    /// Whether it is for somebody under 18.
    pub is_minor: bool,
    /// When it begins.
    pub valid_from: UnixSeconds,
    /// When it ends.
    pub valid_until: UnixSeconds,
    /// Whether it is a new way in for somebody who has an account.
    pub is_for_existing_account: bool,
}

/// An activity of an invitation.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct OfferedActivity {
    /// What it is called.
    pub title: Vec<Translation>,
}

/// An invitation, as the staff see it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// To what.
    pub role: Role,
    /// Who is invited.
    pub display_name: String,
    /// With which activities.
    pub activities: Option<Vec<ActivityId>>,
    /// When the role ends.
    pub valid_until: UnixSeconds,
    /// When the link ends.
    pub expires_at: UnixSeconds,
    /// When it was used.
    pub used_at: Option<UnixSeconds>,
    /// When it was taken back.
    pub withdrawn_at: Option<UnixSeconds>,
    /// Whether it can be used now.
    pub is_open: bool,
}

/// An invitation that was just made.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct InvitationLink {
    /// The invitation.
    pub invitation: Invitation,
    /// Its link, told this once.
    pub link: String,
}

/// An account and its roles in an area.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// What the staff call them.
    pub display_name: String,
    /// Whether they are under 18.
    pub is_minor: bool,
    /// When everything was closed to it.
    pub disabled_at: Option<UnixSeconds>,
    /// Whether its PIN was tried wrongly too often.
    pub is_pin_locked: bool,
    /// Its roles here, ended ones too.
    pub grants: Vec<Grant>,
}

/// An activity with its dates.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// What it is called.
    pub title: Vec<Translation>,
    /// Its dates, the earliest first.
    pub occurrences: Vec<Date>,
}

/// One date of an activity.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Date {
    /// Its id.
    pub id: OccurrenceId,
    /// When it begins.
    pub starts_at: UnixSeconds,
    /// When it ends.
    pub ends_at: UnixSeconds,
    /// Whether it does not take place.
    pub is_cancelled: bool,
    /// The seats; `None` where there is no limit.
    pub capacity: Option<u32>,
    /// How many persons have one.
    pub confirmed_persons: u32,
    /// How many households wait.
    pub waiting_households: u32,
}

/// Who comes to a date.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Registrations {
    /// The date.
    pub occurrence: Date,
    /// What the activity is called.
    pub title: Vec<Translation>,
    /// Those who come or wait, in the order they came.
    pub registrations: Vec<Registration>,
    /// Whether names are told.
    pub are_names_shown: bool,
    /// How many may come in one household; `None` where nobody registers.
    #[serde(default)]
    pub household_max: Option<u16>,
}

/// Whether a household has its seats.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RegistrationState {
    /// It has.
    Confirmed,
    /// It waits for them.
    Waitlisted,
    /// It has them if it says so in time.
    Offered,
    /// It did not say so in time.
    Lapsed,
    /// Something that this version has no word for.
    #[serde(other)]
    Other,
}

/// Whether a household came.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attendance {
    /// Nobody took note.
    #[default]
    Unknown,
    /// It came.
    Attended,
    /// It did not.
    DidNotCome,
}

/// What a household got that was registered here.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Placed {
    /// Where it stands.
    pub state: RegistrationState,
    /// Its number among the waiting.
    pub position: Option<u32>,
}

/// One household's registration.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Registration {
    /// Its id.
    pub id: RegistrationId,
    /// How many.
    pub persons: u32,
    /// Where it stands.
    pub state: RegistrationState,
    /// Its number among the waiting.
    pub position: Option<u32>,
    /// Which seat it has, where seats are numbered.
    #[serde(default)]
    pub seat: Option<Seat>,
    /// Whether it is somebody else's than theirs who made it.
    #[serde(default)]
    pub is_on_behalf: bool,
    /// Whether it came.
    #[serde(default)]
    pub attendance: Attendance,
    /// Who they are, where that is told.
    pub names: Option<Vec<String>>,
    /// How old they are, where that was asked and is told.
    #[serde(default)]
    pub ages: Option<Vec<u8>>,
    /// What they answered, where that is told.
    #[serde(default)]
    pub answers: Option<Vec<Answer>>,
}

/// A numbered seat.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Seat {
    /// The first is 1.
    pub number: u32,
    /// What such a seat is called.
    pub called: Vec<Translation>,
}

/// What a household answered to a question.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Answer {
    /// The question.
    pub question: Vec<Translation>,
    /// Whose answer it is, where each participant is asked; the first is 0.
    pub participant: Option<u32>,
    /// What was written.
    pub text: Option<String>,
    /// What was chosen.
    pub choices: Vec<Vec<Translation>>,
    /// Yes or no, where that was asked.
    pub is_yes: Option<bool>,
}

/// A code for a resident's new phone.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct TransferCode {
    /// What is typed on the new phone.
    pub code: String,
    /// When it ends.
    pub expires_at: UnixSeconds,
}

/// A page of the log.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct AuditPage {
    /// The newest first.
    pub entries: Vec<AuditEntry>,
    /// What to ask the next page with.
    pub next: Option<String>,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct AuditEntry {
    /// When.
    pub at: UnixSeconds,
    /// Who; `None` when the server did it.
    pub actor: Option<Actor>,
    /// What, by its name.
    pub action: String,
    /// About which id.
    pub subject: Option<String>,
}

/// Who did something.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Actor {
    /// What the staff call them; `None` when the account is not there any more.
    pub display_name: Option<String>,
}
