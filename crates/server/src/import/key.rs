//! The keys of the rows, what refers to them, and the ids made from them.

use std::collections::BTreeMap;

use sammen_domain::{ActivityId, AreaId, LocalDate, OccurrenceId, PartnerId, PlaceId, ServiceId};
use uuid::Uuid;

use super::{
    calendar,
    cell::Cell,
    problem::{Problem, ProblemKind},
    sheet::Sheet,
    table::Table,
    value,
};

/// The namespace of every id that an import makes. Changing it would make every row a new one.
const NAMESPACE: Uuid = Uuid::from_u128(0x6f1d_3c1e_52a4_4b0c_9d5e_8a37_c0f2_41b7);

const KEY_LENGTH_MAX: usize = 60;

/// The keys of every sheet that was found, and the row of each.
#[derive(Debug, Default)]
pub(super) struct Keys(BTreeMap<Sheet, BTreeMap<String, u32>>);

impl Keys {
    /// Collects the keys before anything is read, so that a row may refer to a later one, and to one
    /// that has problems of its own.
    pub(super) fn collect(tables: &[Table], problems: &mut Vec<Problem>) -> Self {
        let mut all = Self::default();
        for table in tables.iter().filter(|table| table.sheet.has_own_keys() && table.has("key")) {
            let keys = all.0.entry(table.sheet).or_default();
            for row in &table.rows {
                let cell = table.cell(row, "key");
                if cell.is_empty() {
                    continue;
                }
                let key = cell.to_string();
                if let Some(&first) = keys.get(&key) {
                    problems.push(Problem {
                        row: Some(row.number),
                        column: Some("key".into()),
                        ..table.problem(ProblemKind::DuplicateKey { given: key, first })
                    });
                } else {
                    keys.insert(key, row.number);
                }
            }
        }
        all
    }

    /// A key of another sheet. Where the sheet itself is missing, that is the problem, not this.
    pub(super) fn refer(&self, cell: &Cell, sheet: Sheet) -> Result<String, ProblemKind> {
        let key = value::text(cell)?;
        match self.0.get(&sheet) {
            Some(keys) if !keys.contains_key(&key) => Err(ProblemKind::UnknownReference {
                given: value::given(cell),
                sheet: sheet.name(),
            }),
            None if !sheet.needed() => Err(ProblemKind::UnknownReference {
                given: value::given(cell),
                sheet: sheet.name(),
            }),
            _ => Ok(key),
        }
    }
}

/// Reads a row's own key.
pub(super) fn key(cell: &Cell) -> Result<String, ProblemKind> {
    let text = value::text(cell)?;
    let plain = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    if plain && text.len() <= KEY_LENGTH_MAX {
        Ok(text)
    } else {
        Err(ProblemKind::NotAKey { given: value::given(cell) })
    }
}

/// The id that an import gives to the activity of this key.
#[must_use]
pub fn activity_id(area: &AreaId, key: &str) -> ActivityId {
    Ids::new(area.clone()).activity(key)
}

/// Makes the ids of one area.
#[derive(Debug)]
pub(super) struct Ids {
    area: AreaId,
}

impl Ids {
    pub(super) fn new(area: AreaId) -> Self {
        Self { area }
    }

    pub(super) fn partner(&self, key: &str) -> PartnerId {
        PartnerId(self.id(Sheet::Partners, key))
    }

    pub(super) fn place(&self, key: &str) -> PlaceId {
        PlaceId(self.id(Sheet::Places, key))
    }

    pub(super) fn service(&self, key: &str) -> ServiceId {
        ServiceId(self.id(Sheet::Services, key))
    }

    pub(super) fn activity(&self, key: &str) -> ActivityId {
        ActivityId(self.id(Sheet::Activities, key))
    }

    /// A date's id, by the day it was first planned for.
    pub(super) fn occurrence(&self, activity: &str, planned: LocalDate) -> OccurrenceId {
        let key = format!("{activity}/{}", calendar::show_date(planned));
        OccurrenceId(self.id(Sheet::Dates, &key))
    }

    fn id(&self, sheet: Sheet, key: &str) -> Uuid {
        // Keys have no slash, so no two things share a name.
        Uuid::new_v5(&NAMESPACE, format!("{}/{}/{key}", self.area, sheet.name()).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_never_change() {
        let ids = Ids::new(AreaId::new("hoeje-gladsaxe").unwrap());
        let first = ids.occurrence("toy-lending", LocalDate(20_699));
        assert_eq!(first, ids.occurrence("toy-lending", LocalDate(20_699)));
        assert_ne!(first, ids.occurrence("toy-lending", LocalDate(20_700)));
        assert_ne!(ids.place("x").0, ids.partner("x").0);
        let elsewhere = Ids::new(AreaId::new("vaerebro-park").unwrap());
        assert_ne!(ids.place("x"), elsewhere.place("x"));
        assert_eq!(first.to_string(), "1d81d6ff-2c58-5c01-a913-cbab888df712");
    }

    #[test]
    fn keys_are_plain() {
        for (typed, fine) in [("toy-lending", true), ("a1", true), ("Toy", false), ("æ", false)] {
            assert_eq!(key(&Cell::text(typed)).is_ok(), fine, "{typed}");
        }
    }
}
