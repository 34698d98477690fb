//! Reading the server's tables, whose columns are known here.

use sammen_domain::OwnerId;
use sammen_server::{Connection, Record, Value};
use sammen_sync::Outcome;

/// All rows of a query.
pub(super) async fn all(
    tables: &mut Connection,
    query: &'static str,
    values: &[Value<'_>],
) -> Vec<Record> {
    tables.fetch_all(query, values).await.expect("the tables are as they are known here")
}

/// The first row of a query.
pub(super) async fn first(
    tables: &mut Connection,
    query: &'static str,
    values: &[Value<'_>],
) -> Option<Record> {
    all(tables, query, values).await.into_iter().next()
}

/// A row's column.
pub(super) fn take<T: sammen_server::FromCell>(row: &mut Record, column: usize) -> T {
    row.take(column).expect("the columns are as they are known here")
}

pub(super) fn read_owner(row: &mut Record, column: usize) -> OwnerId {
    OwnerId(take::<Vec<u8>>(row, column).try_into().expect("an owner's digest"))
}

pub(super) fn read_outcome(row: &mut Record, column: usize) -> Outcome {
    sammen_server::read_outcome(row, column).expect("an outcome is stored as it travels")
}
