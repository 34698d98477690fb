//! What a server has stored, read past the server.

use std::{
    fs,
    path::{Path, PathBuf},
    thread::sleep,
    time::Duration,
};

use rusqlite::{Connection, types::ValueRef};
use sammen_postgres_fixture::Cluster;
use tempfile::TempDir;

const FILES: [&str; 2] = ["sammen.sqlite", "sammen.sqlite-wal"];
const POLL_INTERVAL: Duration = Duration::from_millis(5);

/// The columns of a row as text; an empty one is nothing.
pub(super) type TextRow = Vec<String>;

/// The database of a server.
pub enum Stored<'a> {
    /// The embedded one, in a folder.
    Sqlite(PathBuf),
    /// One of a cluster, by its name.
    Postgres(&'a Cluster, String),
}

impl Stored<'_> {
    /// How an id is written as text.
    pub(super) fn id(&self, column: &str) -> String {
        match self {
            Self::Sqlite(_) => format!("lower(hex({column}))"),
            Self::Postgres(..) => format!("CAST({column} AS TEXT)"),
        }
    }

    /// How bytes are written as hexadecimal digits.
    pub(super) fn bytes(&self, column: &str) -> String {
        match self {
            Self::Sqlite(_) => format!("lower(hex({column}))"),
            Self::Postgres(..) => format!("encode({column}, 'hex')"),
        }
    }

    /// Reads rows by queries, all of one moment when nobody writes.
    pub(super) fn read(&self, queries: &[String]) -> Vec<Vec<TextRow>> {
        match self {
            Self::Sqlite(folder) => {
                let copy = copy(folder);
                let connection =
                    Connection::open(copy.path().join(FILES[0])).expect("a copy can be opened");
                let check = &read_sqlite(&connection, "PRAGMA integrity_check")[0][0];
                assert_eq!(check, "ok", "the database file is damaged");
                queries.iter().map(|query| read_sqlite(&connection, query)).collect()
            }
            Self::Postgres(cluster, name) => {
                queries.iter().map(|query| read_postgres(cluster, name, query)).collect()
            }
        }
    }

    /// Waits until PostgreSQL has ended what a server that was killed had under way.
    pub(super) fn wait_until_quiet(&self) {
        let Self::Postgres(cluster, name) = self else { return };
        let others = format!(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = '{name}' \
             AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        );
        while read_postgres(cluster, name, &others)[0][0] != "0" {
            sleep(POLL_INTERVAL);
        }
    }
}

/// The server must find its files as its predecessor left them: what is read here is a copy, the
/// write-ahead log with it.
fn copy(folder: &Path) -> TempDir {
    let copy = tempfile::tempdir().expect("a temporary folder can be made");
    for name in FILES {
        let file = folder.join(name);
        if file.exists() {
            fs::copy(file, copy.path().join(name)).expect("the database can be copied");
        }
    }
    copy
}

fn read_sqlite(connection: &Connection, query: &str) -> Vec<TextRow> {
    let text = |value: ValueRef<'_>| match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(value) => value.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Real(_) | ValueRef::Blob(_) => panic!("a query asks for text and numbers only"),
    };
    let mut statement = connection.prepare(query).expect("the tables are as the tests know them");
    let columns = statement.column_count();
    let rows = statement
        .query_map([], |row| (0..columns).map(|column| Ok(text(row.get_ref(column)?))).collect());
    rows.and_then(Iterator::collect).expect("the database can be read")
}

fn read_postgres(cluster: &Cluster, name: &str, query: &str) -> Vec<TextRow> {
    let said = cluster.query(name, query);
    let said = said.unwrap_or_else(|error| panic!("failed to {error}"));
    said.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect()
}
