//! How programmes were attended, as far as it may be told.

use serde::Deserialize;

/// A programme in a period.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ProgrammeFigures {
    /// Its name.
    pub programme: String,
    /// How many dates it had.
    pub dates: u32,
    /// Attendances by month.
    pub months: Vec<ProgrammeMonth>,
    /// Attendances of the whole period.
    pub attendances: Told,
    /// Those who chose to be counted, each once.
    pub persons: Told,
    /// Households that had seats, each once.
    pub households: Told,
    /// Of a hundred such households so many chose to be counted, where that can be told.
    pub share: Option<u32>,
}

/// A month.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ProgrammeMonth {
    /// Its year.
    pub year: i32,
    /// From 1 to 12.
    pub month: u32,
    /// Everybody at each of its dates.
    pub attendances: Told,
}

/// A number, if it may be told.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Told {
    /// The number, where it is told.
    pub number: Option<u32>,
    /// Whether it is one to four; where it is neither told nor that, it would give away another number.
    pub few: bool,
}
