//! The sheet `area`: one row, the neighbourhood itself.

use chrono_tz::Tz;
use sammen_domain::{Area, AreaId};

use super::{
    cell::Cell,
    problem::{Problem, ProblemKind},
    row::{NAME_CHARACTERS_MAX, RowReader},
    table::Table,
    value,
};

const TIME_ZONE: Tz = chrono_tz::Europe::Copenhagen;

/// The area and its zone.
pub(super) fn read(table: &Table, problems: &mut Vec<Problem>) -> Option<(Area, Tz)> {
    let row = match table.rows.as_slice() {
        [row] => row,
        rows => {
            let row = rows.get(1).map(|row| row.number);
            problems.push(Problem { row, ..table.problem(ProblemKind::NotOneArea) });
            return None;
        }
    };
    let mut row = RowReader::new(table, row, problems);
    let id = row.needed("key", area_id);
    let name = row.needed_text("name", NAME_CHARACTERS_MAX);
    let part_of = row.needed_text("part_of", NAME_CHARACTERS_MAX);
    let zone = row.optional("time_zone", time_zone).unwrap_or(TIME_ZONE);
    let time_zone = zone.name().to_owned();
    Some((Area { id: id?, name: name?, part_of: part_of?, time_zone }, zone))
}

fn area_id(cell: &Cell) -> Result<AreaId, ProblemKind> {
    let key = value::text(cell)?;
    AreaId::new(key).map_err(|_| ProblemKind::NotAnAreaKey { given: value::given(cell) })
}

fn time_zone(cell: &Cell) -> Result<Tz, ProblemKind> {
    let name = value::text(cell)?;
    name.parse().map_err(|_| ProblemKind::UnknownTimeZone { given: value::given(cell) })
}
