//! One transaction on a PostgreSQL connection.

use deadpool_postgres::Object;
use futures_util::future::try_join_all;
use tokio_postgres::{
    Row,
    types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked},
};

use crate::database::{DatabaseError, Record, Value, value::Cell};

/// A transaction's hold on a connection; undone when dropped, unless it was committed.
pub(in crate::database) struct Session {
    /// Taken when the transaction has ended.
    client: Option<Object>,
}

impl Session {
    pub(super) async fn begin(client: Object, begin: &str) -> Result<Self, DatabaseError> {
        // From here on it is undone when dropped: also when nobody waits for the answer any more.
        let session = Self { client: Some(client) };
        session.client().batch_execute(begin).await?;
        Ok(session)
    }

    pub(in crate::database) async fn execute(
        &self,
        sql: &str,
        values: &[Value<'_>],
    ) -> Result<u64, DatabaseError> {
        let statement = self.client().prepare_cached(sql).await?;
        Ok(self.client().execute(&statement, &places(values)).await?)
    }

    pub(in crate::database) async fn fetch(
        &self,
        sql: &str,
        values: &[Value<'_>],
    ) -> Result<Vec<Record>, DatabaseError> {
        let statement = self.client().prepare_cached(sql).await?;
        let rows = self.client().query(&statement, &places(values)).await?;
        rows.iter().map(read).collect()
    }

    /// Asks for each list of values, and sends all of it before the first is answered.
    pub(in crate::database) async fn fetch_each<const N: usize>(
        &self,
        sql: &str,
        lists: &[[Value<'_>; N]],
    ) -> Result<Vec<Vec<Record>>, DatabaseError> {
        if lists.is_empty() {
            return Ok(Vec::new());
        }
        let (client, statement) = (self.client(), &self.client().prepare_cached(sql).await?);
        let asked = lists
            .iter()
            .map(|values| async move { client.query(statement, &places(values)).await });
        let answers = try_join_all(asked).await?;
        let read_all = |rows: &Vec<Row>| rows.iter().map(read).collect();
        answers.iter().map(read_all).collect()
    }

    pub(in crate::database) async fn lock_tables(
        &self,
        tables: &[&str],
    ) -> Result<(), DatabaseError> {
        let lock = format!("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", tables.join(", "));
        Ok(self.client().batch_execute(&lock).await?)
    }

    pub(in crate::database) async fn commit(mut self) -> Result<(), DatabaseError> {
        self.client().batch_execute("COMMIT").await?;
        // Given back to the pool: nothing is open on it.
        drop(self.client.take());
        Ok(())
    }

    fn client(&self) -> &Object {
        self.client.as_ref().expect("a session has its connection until it ends")
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let Some(client) = self.client.take() else { return };
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(async move {
                if client.batch_execute("ROLLBACK").await.is_err() {
                    // The server undoes what a lost connection had open.
                    drop(Object::take(client));
                }
            })),
            Err(_) => drop(Object::take(client)),
        }
    }
}

fn places<'a>(values: &'a [Value<'_>]) -> Vec<&'a (dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Int(value) => value.to_sql_checked(ty, out),
            Self::Null => Ok(IsNull::Yes),
            Self::Bool(value) => value.to_sql_checked(ty, out),
            Self::Text(value) => value.to_sql_checked(ty, out),
            Self::Bytes(value) => value.to_sql_checked(ty, out),
            Self::Uuid(value) => value.to_sql_checked(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        // Each value is checked against its own type when it is written.
        true
    }

    to_sql_checked!();
}

fn read(row: &Row) -> Result<Record, DatabaseError> {
    let cells = row.columns().iter().enumerate().map(|(place, column)| {
        let cell = match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<_>>(place)?.map(Cell::Int),
            Type::BOOL => row.try_get::<_, Option<_>>(place)?.map(Cell::Bool),
            Type::TEXT => row.try_get::<_, Option<_>>(place)?.map(Cell::Text),
            Type::BYTEA => row.try_get::<_, Option<_>>(place)?.map(Cell::Bytes),
            Type::UUID => row.try_get::<_, Option<_>>(place)?.map(Cell::Uuid),
            ref other => {
                return Err(DatabaseError::damaged(format!("a column of type {other}")));
            }
        };
        Ok(cell.unwrap_or(Cell::Null))
    });
    Ok(Record(cells.collect::<Result<_, _>>()?))
}
