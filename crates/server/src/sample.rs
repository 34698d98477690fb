//! Drawing the households that are invited to a survey, out of a list that somebody brings.
//!
//! Nothing of it reaches the database: who was drawn stands on envelopes alone.

mod allocation;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::import::{self, ProblemKind, Row};

pub use allocation::Allocation;

/// A list of households, as it was brought.
#[derive(Debug)]
pub struct Households {
    headings: Vec<String>,
    rows: Vec<Row>,
}

/// How many are drawn, and how.
#[derive(Debug)]
pub struct Draw<'a> {
    /// How many households.
    pub count: usize,
    /// The columns that tell one household from another; all of them where none is named.
    pub household: &'a [String],
    /// The column that the list is divided by before it is drawn from.
    pub stratum: Option<&'a str>,
    /// How the drawn are divided among the strata.
    pub allocation: Allocation,
    /// The same seed draws the same households, in whatever order they are listed.
    pub seed: &'a str,
}

/// Who was drawn.
#[derive(Debug)]
pub struct Sample<'a> {
    /// The columns of the list.
    pub headings: &'a [String],
    /// The drawn households as they stand in the list, in an order that tells nothing.
    pub drawn: Vec<&'a Row>,
    /// By the stratum's name; one without a name where the list is not divided.
    pub strata: BTreeMap<String, Stratum>,
}

/// A part of the list that is drawn from by itself.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Stratum {
    /// How many households are in it.
    pub households: usize,
    /// How many were drawn.
    pub drawn: usize,
}

impl Stratum {
    /// How many households of the list each drawn one stands for.
    #[must_use]
    pub fn weight(self) -> f64 {
        self.households as f64 / self.drawn as f64
    }
}

/// Why nobody was drawn.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum SampleError {
    /// The file is no list.
    #[error("failed to read the list of households: {0}")]
    Unreadable(#[source] ProblemKind),
    /// The file has no rows under its headings.
    #[error(
        "the list has no households: the first row has headings, and each row after it one household"
    )]
    Empty,
    /// A heading is missing or stands twice.
    #[error("there is no one column “{column}”: the list has {}", .known.join(", "))]
    Column {
        /// What was asked for.
        column: String,
        /// What there is.
        known: Vec<String>,
    },
    /// A household would have two chances.
    #[error("row {row} is the same household as row {first}: leave one of them out")]
    Twice {
        /// The row.
        row: u32,
        /// The one before it.
        first: u32,
    },
    /// A cell that tells households or strata apart is empty.
    #[error("row {row} says nothing under “{column}”")]
    Blank {
        /// The row.
        row: u32,
        /// The column.
        column: String,
    },
    /// More are wanted than there are.
    #[error("{wanted} households are to be drawn, and the list has {known}")]
    TooMany {
        /// What was asked for.
        wanted: usize,
        /// What there is.
        known: usize,
    },
    /// A stratum would have nobody to speak for it.
    #[error("{wanted} households are to be drawn out of {strata} strata: each needs one at least")]
    TooFew {
        /// What was asked for.
        wanted: usize,
        /// How many strata there are.
        strata: usize,
    },
}

impl Households {
    /// Reads a list: the first sheet of a workbook, or comma-separated values.
    ///
    /// # Errors
    /// [`SampleError::Unreadable`] and [`SampleError::Empty`].
    pub fn read(bytes: &[u8]) -> Result<Self, SampleError> {
        let mut rows = import::read_rows(bytes).map_err(SampleError::Unreadable)?.into_iter();
        let headings = rows.next().map(|row| row.cells).unwrap_or_default();
        let rows: Vec<Row> = rows.filter(|row| row.cells.iter().any(|c| !c.is_empty())).collect();
        match rows.is_empty() {
            true => Err(SampleError::Empty),
            false => Ok(Self { headings, rows }),
        }
    }

    /// Draws without putting back: every household of a stratum is as likely as any other.
    ///
    /// A household's place in the draw is the SHA-256 digest of the seed, a line end, and what tells it from others,
    /// folded to lower case and separated by tabs; the lowest of each stratum are drawn. So a draw can be done again by
    /// anybody who has the list and the seed.
    ///
    /// # Errors
    /// [`SampleError`]; nobody is drawn then.
    pub fn draw(&self, draw: &Draw<'_>) -> Result<Sample<'_>, SampleError> {
        let household = match draw.household {
            [] => (0..self.headings.len()).collect(),
            named => named.iter().map(|name| self.column(name)).collect::<Result<Vec<_>, _>>()?,
        };
        let stratum = draw.stratum.map(|name| self.column(name)).transpose()?;
        let mut seen = BTreeMap::new();
        let mut strata = BTreeMap::<String, Vec<([u8; 32], &Row)>>::new();
        for row in &self.rows {
            let is_named = !draw.household.is_empty();
            let told = household.iter().map(|at| self.cell(row, *at, is_named).map(folded));
            let told = told.collect::<Result<Vec<_>, _>>()?.join("\t");
            if let Some(first) = seen.insert(told.clone(), row.number) {
                return Err(SampleError::Twice { row: row.number, first });
            }
            let of = stratum.map(|at| self.cell(row, at, true)).transpose()?.unwrap_or_default();
            let place = Sha256::digest(format!("{}\n{told}", draw.seed)).into();
            strata.entry(of.to_owned()).or_default().push((place, row));
        }
        let sizes: Vec<usize> = strata.values().map(Vec::len).collect();
        let shares = draw.allocation.shares(&sizes, draw.count)?;
        let mut drawn = Vec::new();
        let mut told = BTreeMap::new();
        for ((name, mut rows), share) in strata.into_iter().zip(shares) {
            told.insert(name, Stratum { households: rows.len(), drawn: share });
            rows.sort_unstable_by_key(|(place, _)| *place);
            drawn.extend(rows.into_iter().take(share));
        }
        // By the digest alone: not by stratum, nor as the list has them.
        drawn.sort_unstable_by_key(|(place, _)| *place);
        let drawn = drawn.into_iter().map(|(_, row)| row).collect();
        Ok(Sample { headings: &self.headings, drawn, strata: told })
    }

    fn column(&self, name: &str) -> Result<usize, SampleError> {
        let mut found = (0..self.headings.len()).filter(|at| self.headings[*at] == name);
        match (found.next(), found.next()) {
            (Some(at), None) => Ok(at),
            _ => {
                let known = self.headings.iter().filter(|name| !name.is_empty()).cloned().collect();
                Err(SampleError::Column { column: name.to_owned(), known })
            }
        }
    }

    fn cell<'a>(&self, row: &'a Row, at: usize, is_needed: bool) -> Result<&'a str, SampleError> {
        match row.cells.get(at).map(String::as_str).unwrap_or_default() {
            "" if is_needed => {
                Err(SampleError::Blank { row: row.number, column: self.headings[at].clone() })
            }
            cell => Ok(cell),
        }
    }
}

/// `Høje  Gladsaxe 1` and `høje gladsaxe 1` are one address.
fn folded(cell: &str) -> String {
    cell.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
