//! Who is in, from all scans that are known.

use std::collections::BTreeMap;

use super::Scan;
use crate::{
    OccurrenceId, RegistrationId, ScanId,
    mutant::{Mutant, is_on},
};

/// Who is in at one date. It is the same for the same scans, in whatever order and however often they came.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    entries: BTreeMap<RegistrationId, Entry>,
    walk_ins: BTreeMap<ScanId, Scan>,
}

/// The scans of one household at one date.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// All of them, the earliest first; never empty.
    scans: Vec<Scan>,
}

impl Entry {
    /// The one that counts: the earliest whose moment can be believed; if there is none, any one, the same
    /// everywhere.
    #[must_use]
    pub fn canonical(&self) -> &Scan {
        &self.scans[0]
    }

    /// All of them, the earliest first.
    #[must_use]
    pub fn scans(&self) -> &[Scan] {
        &self.scans
    }

    /// Whether the household was let in more than once, which a human is to look at.
    #[must_use]
    pub fn is_double(&self) -> bool {
        self.scans.len() > 1
    }

    fn add(&mut self, scan: Scan) {
        let at = self.scans.partition_point(|known| known.order() < scan.order());
        if self.scans.iter().all(|known| known.id != scan.id) {
            self.scans.insert(at, scan);
        }
    }
}

impl Tally {
    /// Who is in at a date.
    ///
    /// ```
    /// use sammen_domain::{OccurrenceId, RegistrationId, Scan, ScanId, Tally};
    /// use uuid::Uuid;
    /// let (date, household) = (OccurrenceId(Uuid::nil()), RegistrationId(Uuid::nil()));
    /// let scan = |id, moment| Scan {
    ///     id: ScanId(Uuid::from_u128(id)),
    ///     occurrence: date,
    ///     registration: Some(household),
    ///     persons: 3,
    ///     moment,
    /// };
    /// let tally = Tally::of(date, [scan(1, None), scan(2, Some(90)), scan(1, None)]);
    /// assert_eq!(tally.persons(), 3);
    /// assert_eq!(tally.entry(household).map(|entry| entry.canonical().id.0.as_u128()), Some(2));
    /// ```
    #[must_use]
    pub fn of(date: OccurrenceId, scans: impl IntoIterator<Item = Scan>) -> Self {
        let mut tally = Self::default();
        for scan in scans.into_iter().filter(|scan| scan.occurrence == date) {
            match scan.registration {
                Some(household) => tally
                    .entries
                    .entry(household)
                    .or_insert_with(|| Entry { scans: Vec::new() })
                    .add(scan),
                None => {
                    tally.walk_ins.insert(scan.id, scan);
                }
            }
        }
        tally
    }

    /// How many persons are in: each household once, and everybody who had not registered.
    #[must_use]
    pub fn persons(&self) -> u32 {
        let persons = |scan: &Scan| u32::from(scan.persons);
        let registered = self.entries.values().flat_map(|entry| {
            let counted = if is_on(Mutant::ScansCountedTwice) { entry.scans.len() } else { 1 };
            &entry.scans[..counted]
        });
        registered.map(persons).sum::<u32>() + self.walk_ins()
    }

    /// How many of them had not registered.
    #[must_use]
    pub fn walk_ins(&self) -> u32 {
        self.walk_ins.values().map(|scan| u32::from(scan.persons)).sum()
    }

    /// A household's scans, if it is in.
    #[must_use]
    pub fn entry(&self, household: RegistrationId) -> Option<&Entry> {
        self.entries.get(&household)
    }

    /// The households that are in, by their ids.
    pub fn entries(&self) -> impl Iterator<Item = (RegistrationId, &Entry)> {
        self.entries.iter().map(|(household, entry)| (*household, entry))
    }

    /// Those that were let in more than once.
    pub fn doubles(&self) -> impl Iterator<Item = (RegistrationId, &Entry)> {
        self.entries().filter(|(_, entry)| entry.is_double())
    }
}
