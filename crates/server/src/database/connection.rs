//! What the repositories are handed: a transaction, on whichever database.

use std::{
    ops::{Deref, DerefMut},
    sync::Arc,
};

use crate::telemetry::Watch;

use super::{Boundary, DatabaseError, Gate, Record, Value, postgres, sqlite};

/// A statement, with its places `$1`, `$2`, … in order.
#[derive(Clone, Copy, Debug)]
pub struct Sql {
    sqlite: &'static str,
    postgres: &'static str,
}

impl From<&'static str> for Sql {
    /// The same words on both databases.
    fn from(both: &'static str) -> Self {
        Self { sqlite: both, postgres: both }
    }
}

impl Sql {
    /// A query and the same query that locks the rows it finds until the transaction ends. SQLite's
    /// writer is alone and needs no lock.
    #[must_use]
    pub const fn locking(sqlite: &'static str, postgres: &'static str) -> Self {
        Self { sqlite, postgres }
    }
}

/// A query that locks the rows it finds, where a writer is not alone.
macro_rules! for_update {
    ($query:literal) => {
        $crate::database::Sql::locking($query, concat!($query, " FOR UPDATE"))
    };
}
pub(crate) use for_update;

/// What a transaction holds on to.
pub(super) enum Hold {
    Sqlite(sqlite::Session),
    Postgres(postgres::Session),
}

/// An open transaction, as statements see it.
pub struct Connection {
    hold: Hold,
    gate: Option<Arc<dyn Gate>>,
    watch: Option<Watch>,
}

impl Connection {
    /// Runs a statement that answers with no rows; how many it changed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn execute(
        &mut self,
        sql: impl Into<Sql>,
        values: &[Value<'_>],
    ) -> Result<u64, DatabaseError> {
        let sql = sql.into();
        self.pass(Boundary::Statement(sql.sqlite)).await?;
        let changed = match &mut self.hold {
            Hold::Sqlite(session) => session.execute(sql.sqlite, values),
            Hold::Postgres(session) => session.execute(sql.postgres, values).await,
        };
        changed.inspect_err(|error| self.failed(error))
    }

    /// All rows of a query's answer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fetch_all(
        &mut self,
        sql: impl Into<Sql>,
        values: &[Value<'_>],
    ) -> Result<Vec<Record>, DatabaseError> {
        self.fetch(sql.into(), values, usize::MAX).await
    }

    /// The first row of a query's answer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fetch_optional(
        &mut self,
        sql: impl Into<Sql>,
        values: &[Value<'_>],
    ) -> Result<Option<Record>, DatabaseError> {
        Ok(self.fetch(sql.into(), values, 1).await?.into_iter().next())
    }

    /// The first row of a query that always has one.
    ///
    /// # Errors
    /// When the database fails, or there is no row.
    pub async fn fetch_one(
        &mut self,
        sql: impl Into<Sql>,
        values: &[Value<'_>],
    ) -> Result<Record, DatabaseError> {
        let first = self.fetch_optional(sql, values).await?;
        first.ok_or_else(|| DatabaseError::damaged("a row that must be there is not"))
    }

    /// Runs a statement that answers with no rows once for each list of values, in their order. Where the database is a
    /// server, it is asked all at once.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn execute_each<const N: usize>(
        &mut self,
        sql: impl Into<Sql>,
        lists: &[[Value<'_>; N]],
    ) -> Result<(), DatabaseError> {
        self.fetch_each(sql, lists).await.map(drop)
    }

    /// All rows of a query's answers, one for each list of values, asked as [`Self::execute_each`] does.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn fetch_each<const N: usize>(
        &mut self,
        sql: impl Into<Sql>,
        lists: &[[Value<'_>; N]],
    ) -> Result<Vec<Vec<Record>>, DatabaseError> {
        let sql = sql.into();
        let mut answers = Vec::with_capacity(lists.len());
        for values in lists {
            self.pass(Boundary::Statement(sql.sqlite)).await?;
            if let Hold::Sqlite(session) = &mut self.hold {
                let found = session.fetch(sql.sqlite, values, usize::MAX);
                answers.push(found.inspect_err(|error| self.failed(error))?);
            }
        }
        if let Hold::Postgres(session) = &self.hold {
            let found = session.fetch_each(sql.postgres, lists).await;
            answers = found.inspect_err(|error| self.failed(error))?;
        }
        Ok(answers)
    }

    /// Keeps everybody else from these tables until the transaction ends. SQLite's writer is alone
    /// already.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn lock_tables(&mut self, tables: &[&str]) -> Result<(), DatabaseError> {
        match &mut self.hold {
            Hold::Sqlite(_) => Ok(()),
            Hold::Postgres(session) => session.lock_tables(tables).await,
        }
    }

    async fn fetch(
        &mut self,
        sql: Sql,
        values: &[Value<'_>],
        rows_max: usize,
    ) -> Result<Vec<Record>, DatabaseError> {
        self.pass(Boundary::Statement(sql.sqlite)).await?;
        let found = match &mut self.hold {
            Hold::Sqlite(session) => session.fetch(sql.sqlite, values, rows_max),
            Hold::Postgres(session) => session.fetch(sql.postgres, values).await,
        };
        found.inspect_err(|error| self.failed(error))
    }

    fn failed(&self, error: &DatabaseError) {
        self.watch.iter().for_each(|watch| watch.failed(error));
    }

    async fn pass(&mut self, boundary: Boundary<'_>) -> Result<(), DatabaseError> {
        match &self.gate {
            Some(gate) => gate.pass(boundary).await,
            None => Ok(()),
        }
    }
}

/// A transaction; undone when dropped, unless it was committed.
pub struct Transaction(Connection);

impl Transaction {
    pub(super) fn new(hold: Hold, gate: Option<Arc<dyn Gate>>, watch: Option<Watch>) -> Self {
        Self(Connection { hold, gate, watch })
    }

    /// Makes what was written durable, all of it at once.
    ///
    /// # Errors
    /// When the database fails. Whether it was committed is then not known; doing the same again must be
    /// harmless.
    pub async fn commit(mut self) -> Result<(), DatabaseError> {
        self.0.pass(Boundary::Commit).await?;
        let Connection { hold, watch, .. } = self.0;
        let committed = match hold {
            Hold::Sqlite(session) => session.commit(),
            Hold::Postgres(session) => session.commit().await,
        };
        watch.into_iter().for_each(|watch| watch.end(&committed));
        committed
    }
}

impl Deref for Transaction {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.0
    }
}

impl DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.0
    }
}
