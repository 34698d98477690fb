//! The server's database file, read past the server.

use std::path::Path;

use sqlx::{
    Connection, Row, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteRow},
};

/// The server's database, for reading only.
pub struct Database {
    connection: SqliteConnection,
}

/// A registration as it is stored.
///
/// In a test it reads `Registration::confirmed(2)`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Registration {
    /// How many persons.
    pub persons: i64,
    /// `confirmed`, `waitlisted` or `cancelled`.
    pub state: String,
    /// Its number among the waiting.
    pub position: Option<i64>,
}

impl Registration {
    /// A household that has its seats.
    #[must_use]
    pub fn confirmed(persons: i64) -> Self {
        Self { persons, state: "confirmed".to_owned(), position: None }
    }

    /// A household that waits.
    #[must_use]
    pub fn waitlisted(persons: i64, position: i64) -> Self {
        Self { persons, state: "waitlisted".to_owned(), position: Some(position) }
    }

    /// A household that does not come.
    #[must_use]
    pub fn cancelled(persons: i64) -> Self {
        Self { persons, state: "cancelled".to_owned(), position: None }
    }
}

impl Database {
    /// Opens the database of a data folder.
    pub async fn open(data: &Path) -> Self {
        let options =
            SqliteConnectOptions::new().filename(data.join("sammen.sqlite")).read_only(true);
        let connection = SqliteConnection::connect_with(&options).await;
        Self { connection: connection.expect("the server's database can be read") }
    }

    /// Every registration, in the order they came.
    pub async fn registrations(&mut self) -> Vec<Registration> {
        let query = "SELECT persons, state, position FROM registration ORDER BY sequence, id";
        self.read(query, |row| Registration {
            persons: row.get(0),
            state: row.get(1),
            position: row.get(2),
        })
        .await
    }

    /// How many survey responses there are.
    pub async fn responses(&mut self) -> i64 {
        self.count("SELECT COUNT(*) FROM response").await
    }

    /// How many things residents did that the server has decided.
    pub async fn operations(&mut self) -> i64 {
        self.count("SELECT COUNT(*) FROM operation").await
    }

    /// All that phones are given, with the version each row is of.
    pub async fn rows(&mut self) -> Vec<(String, i64, Vec<u8>, i64, Vec<u8>)> {
        let query = "SELECT area, kind, id, version, bytes FROM row ORDER BY area, space, kind, id";
        self.read(query, |row| (row.get(0), row.get(1), row.get(2), row.get(3), row.get(4))).await
    }

    async fn count(&mut self, query: &'static str) -> i64 {
        self.read(query, |row| row.get(0)).await.remove(0)
    }

    async fn read<T>(&mut self, query: &'static str, read: impl Fn(&SqliteRow) -> T) -> Vec<T> {
        let rows = sqlx::query(query).fetch_all(&mut self.connection).await;
        rows.expect("the tables are as the tests know them").iter().map(read).collect()
    }
}
