//! What is known of a volunteer who asks for a shift.

use serde::{Deserialize, Serialize};

use super::{AgeBand, Shift};
use crate::{Duty, Refusal};

/// Something that a volunteer can, which the staff have seen a paper of or know of her. Kept as a number: a new one goes
/// last.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
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

/// A volunteer of the shift's activity.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ShiftVolunteer {
    /// How old, as far as it is known.
    pub age: AgeBand,
    /// What she is there for at the activity.
    pub duties: Vec<Duty>,
    /// What she can, as the staff have noted it.
    pub skills: Vec<Skill>,
}

impl ShiftVolunteer {
    /// Whether she may take a shift.
    pub(super) fn check(&self, shift: &Shift) -> Result<(), Refusal> {
        if shift.duty.is_some_and(|duty| !self.duties.contains(&duty)) {
            return Err(Refusal::NotAllowed);
        }
        if self.age < shift.youngest_band() {
            return Err(Refusal::AgeOutside { youngest: shift.youngest(), oldest: u8::MAX });
        }
        match shift.skill.filter(|skill| !self.skills.contains(skill)) {
            Some(skill) => Err(Refusal::SkillMissing { skill }),
            None => Ok(()),
        }
    }
}
