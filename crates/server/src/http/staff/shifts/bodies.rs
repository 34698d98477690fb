//! Shifts and volunteers as they travel to and from the staff.

use std::collections::BTreeSet;

use sammen_domain::{
    ActivityId, AgeBand, MinuteOfDay, PlaceState, ShiftId, Skill, Text, UnixSeconds,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    http::{
        Problem,
        areas::{TranslationBody, translations},
        bodies::{Day, DutyBody},
        transfers::entropy,
    },
    repository::{qualification::Qualified, sign_up::SignUp},
    shifts::{PlannedShift, Seen},
};

const TITLE_CHARS_MAX: usize = 80;
const NEEDS_MAX: u16 = 100;

/// The shifts of an area.
#[derive(Serialize, ToSchema)]
#[schema(as = Shifts)]
pub(in crate::http) struct ShiftsBody {
    /// The earliest first.
    pub(super) shifts: Vec<ShiftBody>,
    /// Everybody who is or was a volunteer, with what is known of them.
    pub(super) volunteers: Vec<VolunteerBody>,
}

/// One shift.
#[derive(Serialize, ToSchema)]
#[schema(as = Shift)]
pub(super) struct ShiftBody {
    id: Uuid,
    activity: Uuid,
    activity_title: Vec<TranslationBody>,
    title: Vec<TranslationBody>,
    starts_at: UnixSeconds,
    ends_at: UnixSeconds,
    opens_at: UnixSeconds,
    needs: u16,
    duty: Option<DutyBody>,
    skill: Option<SkillBody>,
    with_staff: bool,
    money: bool,
    is_cancelled: bool,
    /// The youngest that may take it; 0, 15 or 18.
    youngest: u8,
    /// Who wants it or has it.
    people: Vec<PersonBody>,
}

/// A volunteer on a shift.
#[derive(Serialize, ToSchema)]
#[schema(as = ShiftPerson)]
struct PersonBody {
    account: Uuid,
    name: String,
    state: PlaceKind,
    age: AgeKind,
}

/// Where a volunteer stands with a shift.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = ShiftPlaceState)]
enum PlaceKind {
    /// Wants it; it is not given out yet.
    Wished,
    /// Wants it, and has not got it.
    Waiting,
    /// Has it.
    Taken,
    /// Has it until somebody else takes it.
    Offered,
}

/// How old a volunteer is, as far as it is known.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = AgeBand)]
enum AgeKind {
    /// Under 15, or older and still in compulsory school.
    Pupil,
    /// 15 to 17, and has left it.
    Young,
    /// 18 or more.
    Adult,
}

/// Something that a volunteer can.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = Skill)]
enum SkillBody {
    /// Has learned first aid.
    FirstAid,
    /// Has learned to handle food.
    FoodHygiene,
    /// May drive a car.
    Driving,
}

/// A volunteer, as who plans shifts sees them.
#[derive(Serialize, ToSchema)]
#[schema(as = ShiftVolunteer)]
pub(super) struct VolunteerBody {
    account: Uuid,
    name: String,
    age: AgeKind,
    skills: Vec<SkillBody>,
    /// For how long on shifts in the last year, by the plan.
    minutes: i64,
}

/// A shift to be planned. Its clocks are the area's.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PlannedShift)]
pub(in crate::http) struct PlannedBody {
    activity: Uuid,
    /// Danish, at most 80 characters.
    title: String,
    /// English; empty where nobody has translated it.
    #[serde(default)]
    title_en: String,
    date: Day,
    /// Minutes after midnight.
    #[schema(value_type = u16)]
    starts: MinuteOfDay,
    /// Minutes after midnight, on the same day.
    #[schema(value_type = u16)]
    ends: MinuteOfDay,
    needs: u16,
    /// What one must be there for; null: any volunteer of the activity may take it.
    duty: Option<DutyBody>,
    /// What one must be able to.
    skill: Option<SkillBody>,
    #[serde(default)]
    with_staff: bool,
    #[serde(default)]
    money: bool,
    /// When it is given out; null: at once, to whoever comes first.
    opens_at: Option<UnixSeconds>,
}

/// What the staff know of a volunteer. No birthday is kept, and no paper.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Qualification)]
pub(in crate::http) struct QualificationBody {
    /// Whether a volunteer under 18 is 15 or more and has left compulsory school.
    pub(super) has_left_school: bool,
    skills: Vec<SkillBody>,
}

impl PlannedBody {
    pub(super) fn check(self, id: ShiftId, now: UnixSeconds) -> Result<PlannedShift, Problem> {
        let (title, english) = (self.title.trim(), self.title_en.trim());
        let is_short = |title: &str| title.chars().count() <= TITLE_CHARS_MAX;
        if title.is_empty() || !is_short(title) || !is_short(english) {
            let words = format!("a shift's title has 1 to {TITLE_CHARS_MAX} characters");
            return Err(Problem::Invalid(words));
        }
        if !(1..=NEEDS_MAX).contains(&self.needs) {
            return Err(Problem::Invalid(format!("a shift needs 1 to {NEEDS_MAX} volunteers")));
        }
        let mut seed = [0; 16];
        seed[..8].copy_from_slice(&entropy().to_be_bytes());
        seed[8..].copy_from_slice(&entropy().to_be_bytes());
        Ok(PlannedShift {
            id,
            activity: ActivityId(self.activity),
            title: Text::new("da", title).with("en", english),
            date: self.date.0,
            starts: self.starts,
            ends: self.ends,
            needs: self.needs,
            duty: self.duty.map(Into::into),
            skill: self.skill.map(Into::into),
            with_staff: self.with_staff,
            money: self.money,
            opens_at: self.opens_at.unwrap_or(now),
            seed,
        })
    }
}

impl ShiftBody {
    pub(super) fn new(activity_title: &Text, seen: Seen) -> Self {
        let Seen { shift, people } = seen;
        Self {
            id: shift.id.0,
            activity: shift.activity.0,
            activity_title: translations(activity_title),
            title: translations(&shift.title),
            starts_at: shift.starts_at,
            ends_at: shift.ends_at,
            opens_at: shift.opens_at,
            needs: shift.needs,
            duty: shift.duty.map(Into::into),
            skill: shift.skill.map(Into::into),
            with_staff: shift.with_staff,
            money: shift.money,
            is_cancelled: shift.cancelled,
            youngest: shift.youngest(),
            people: people.iter().filter_map(PersonBody::new).collect(),
        }
    }
}

impl PersonBody {
    /// `None` for who does not come.
    fn new(sign_up: &SignUp) -> Option<Self> {
        let state = match sign_up.place.state {
            PlaceState::Wished => PlaceKind::Wished,
            PlaceState::Waiting => PlaceKind::Waiting,
            PlaceState::Taken => PlaceKind::Taken,
            PlaceState::Offered => PlaceKind::Offered,
            PlaceState::Left => return None,
        };
        let age = sign_up.age.into();
        Some(Self { account: sign_up.account.0, name: sign_up.name.clone(), state, age })
    }
}

impl VolunteerBody {
    pub(super) fn new(known: Qualified, minutes: i64) -> Self {
        Self {
            account: known.account.0,
            name: known.name,
            age: known.age.into(),
            skills: known.skills.into_iter().map(Into::into).collect(),
            minutes,
        }
    }
}

impl QualificationBody {
    /// What she can; each once.
    pub(super) fn skills(&self) -> Vec<Skill> {
        let given: BTreeSet<Skill> = self.skills.iter().map(|skill| (*skill).into()).collect();
        given.into_iter().collect()
    }
}

impl From<AgeBand> for AgeKind {
    fn from(age: AgeBand) -> Self {
        match age {
            AgeBand::Pupil => Self::Pupil,
            AgeBand::Young => Self::Young,
            AgeBand::Adult => Self::Adult,
        }
    }
}

impl From<Skill> for SkillBody {
    fn from(skill: Skill) -> Self {
        match skill {
            Skill::FirstAid => Self::FirstAid,
            Skill::FoodHygiene => Self::FoodHygiene,
            Skill::Driving => Self::Driving,
        }
    }
}

impl From<SkillBody> for Skill {
    fn from(skill: SkillBody) -> Self {
        match skill {
            SkillBody::FirstAid => Self::FirstAid,
            SkillBody::FoodHygiene => Self::FoodHygiene,
            SkillBody::Driving => Self::Driving,
        }
    }
}
