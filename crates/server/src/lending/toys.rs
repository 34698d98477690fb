//! The toys of an area, for the staff.

use sammen_domain::{ActivityId, AreaId, Loan, RowKey, RowKind, Shelf, Text, Toy, ToyId, WorkRow};

use crate::{
    database::{Connection, Database, DatabaseError},
    repository::{
        area, loan,
        row::{self, Space},
        toy, toy_return,
    },
};

/// What an activity lends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Toys {
    /// The toys, by their ids.
    pub(crate) toys: Vec<Toy>,
    /// What is out, the oldest first.
    pub(crate) out: Vec<Loan>,
    /// How many came back that nobody is known to have lent.
    pub(crate) unmatched: usize,
}

/// What the staff say of a toy.
#[derive(Clone, Debug)]
pub(crate) struct ToyChange {
    /// What it is called.
    pub(crate) name: Text,
    /// How many there are.
    pub(crate) copies: u16,
    /// How many of the unusable ones were mended or replaced.
    pub(crate) mended: u16,
    /// How many of those with a flaw somebody has looked at.
    pub(crate) looked_at: u16,
}

/// A toy of an activity.
pub(super) async fn find(
    connection: &mut Connection,
    area: &AreaId,
    activity: ActivityId,
    toy: ToyId,
) -> Result<Option<Toy>, DatabaseError> {
    let key = RowKey { kind: RowKind::Toy, id: toy.0 };
    match row::find_work(connection, area, Space::Lending(activity), key).await? {
        Some(WorkRow::Toy(toy)) => Ok(Some(toy)),
        _ => Ok(None),
    }
}

/// What an activity lends, and what is out.
pub(crate) async fn toys(
    connection: &mut Connection,
    area: &AreaId,
    activity: ActivityId,
) -> Result<Toys, DatabaseError> {
    let mut known = Toys::default();
    for row in row::all_work(connection, area, Space::Lending(activity)).await? {
        if let WorkRow::Toy(toy) = row {
            known.toys.push(toy);
        }
    }
    let loans = loan::of_activity(connection, area, activity).await?;
    let returns = toy_return::of_activity(connection, area, activity).await?;
    let shelf = Shelf::of(loans, returns);
    known.out = shelf.open().to_vec();
    known.unmatched = shelf.unmatched().iter().filter(|back| back.loan.is_none()).count();
    Ok(known)
}

/// Adds a toy as it is, in a transaction of its own; one that is there stays as it is.
///
/// # Errors
/// When the database fails.
pub async fn add_toy(database: &Database, area: &AreaId, toy: Toy) -> Result<(), DatabaseError> {
    let mut transaction = database.write().await?;
    let Toy { id, activity, name, copies, .. } = toy;
    if find(&mut transaction, area, activity, id).await?.is_none() {
        let change = ToyChange { name, copies, mended: 0, looked_at: 0 };
        put_toy(&mut transaction, area, activity, id, change).await?;
    }
    transaction.commit().await
}

/// Adds a toy to an activity, or changes it; says whether the toy is not another activity's.
pub(crate) async fn put_toy(
    connection: &mut Connection,
    area: &AreaId,
    activity: ActivityId,
    id: ToyId,
    change: ToyChange,
) -> Result<bool, DatabaseError> {
    if toy::give(connection, area, id, activity).await? != activity {
        return Ok(false);
    }
    // First, so that what a phone notes meanwhile is counted before or after.
    let version = area::next_version(connection, area).await?;
    let known = find(connection, area, activity, id).await?;
    let (unusable, flawed) = known.map_or((0, 0), |known| (known.unusable, known.flawed));
    let toy = Toy {
        id,
        activity,
        name: change.name,
        copies: change.copies,
        unusable: unusable.saturating_sub(change.mended),
        flawed: flawed.saturating_sub(change.looked_at),
    };
    row::put_work(connection, area, Space::Lending(activity), version, &WorkRow::Toy(toy)).await?;
    Ok(true)
}
