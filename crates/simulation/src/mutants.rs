//! Showing that bugs are found: each mutant is switched on until a case catches it.

use sammen_domain::mutant::{Mutant, switch};
use sammen_server::Database;

use crate::{Violation, generate, shrink::breaks};

/// Where a mutant was caught.
#[derive(Clone, Debug)]
pub struct Caught {
    /// After so many cases, the first being 1.
    pub after: u64,
    /// Of which seed.
    pub seed: u64,
    /// By what.
    pub violation: Violation,
}

/// Runs cases with a mutant switched on, until one catches it.
#[must_use]
pub fn catch(mutant: Mutant, first_seed: u64, cases_max: u64, disk: &Database) -> Option<Caught> {
    switch(Some(mutant));
    let caught = (0..cases_max).find_map(|number| {
        let seed = first_seed.wrapping_add(number);
        let violation = breaks(&generate(seed), disk)?;
        Some(Caught { after: number + 1, seed, violation })
    });
    switch(None);
    caught
}
