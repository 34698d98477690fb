//! Shifts, who has them, and what is known of volunteers.

use sammen_domain::{ShiftId, UnixSeconds};
use serde::{Deserialize, Serialize};

use super::{AccountId, Translation};

/// The shifts of an area.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Shifts {
    /// The earliest first.
    pub shifts: Vec<Shift>,
    /// Everybody who is or was a volunteer.
    pub volunteers: Vec<ShiftVolunteer>,
}

/// One shift.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Shift {
    /// Its id.
    pub id: ShiftId,
    /// Its activity.
    pub activity_title: Vec<Translation>,
    /// What is to be done.
    pub title: Vec<Translation>,
    /// When it begins.
    pub starts_at: UnixSeconds,
    /// When it is given out.
    pub opens_at: UnixSeconds,
    /// How many are needed.
    pub needs: u16,
    /// What one must be able to.
    pub skill: Option<Skill>,
    /// Whether it does not take place.
    pub is_cancelled: bool,
    /// The youngest that may take it.
    pub youngest: u8,
    /// Who wants it or has it.
    pub people: Vec<ShiftPerson>,
}

/// A volunteer on a shift.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ShiftPerson {
    /// The account.
    pub account: AccountId,
    /// What the staff call the volunteer.
    pub name: String,
    /// Where she stands.
    pub state: ShiftPlaceState,
    /// How old, as far as it is known.
    pub age: AgeBand,
}

/// Where a volunteer stands with a shift.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShiftPlaceState {
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
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgeBand {
    /// Under 15, or older and still in compulsory school.
    Pupil,
    /// 15 to 17, and has left it.
    Young,
    /// 18 or more.
    Adult,
}

/// Something that a volunteer can.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Skill {
    /// Has learned first aid.
    FirstAid,
    /// Has learned to handle food.
    FoodHygiene,
    /// May drive a car.
    Driving,
}

impl Skill {
    /// Every skill, in the order a form shows them.
    pub const ALL: [Self; 3] = [Self::FirstAid, Self::FoodHygiene, Self::Driving];
}

/// A volunteer, as who plans shifts sees them.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ShiftVolunteer {
    /// The account.
    pub account: AccountId,
    /// What the staff call the volunteer.
    pub name: String,
    /// How old, as far as it is known.
    pub age: AgeBand,
    /// What she can.
    pub skills: Vec<Skill>,
    /// For how long on shifts in the last year.
    pub minutes: i64,
}
