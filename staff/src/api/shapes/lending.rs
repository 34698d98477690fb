//! Toys and what is out of them.

use sammen_domain::{ActivityId, LoanId, ToyId, UnixSeconds};
use serde::Deserialize;

use super::Translation;

/// What an activity lends.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Lending {
    /// The activity.
    pub activity: ActivityId,
    /// What it is called.
    pub title: Vec<Translation>,
    /// The toys.
    pub toys: Vec<Toy>,
    /// How many came back that nobody is known to have lent.
    pub unmatched: usize,
}

/// Something that can be borrowed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Toy {
    /// Its id.
    pub id: ToyId,
    /// What it is called.
    pub name: Vec<Translation>,
    /// How many there are.
    pub copies: u16,
    /// How many cannot be lent.
    pub unusable: u16,
    /// How many have a flaw.
    pub flawed: u16,
    /// Those that are out.
    pub out: Vec<ToyLoan>,
}

/// One toy that is out.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ToyLoan {
    /// The loan's id.
    pub id: LoanId,
    /// Since when.
    pub since: UnixSeconds,
}
