//! What the database does at most: the same bytes, stored by one plain statement through the same driver.

use std::{
    fs::{File, OpenOptions},
    io::Write,
    path::Path,
};

use rusqlite::Connection;
use tokio_postgres::{Client, NoTls, Statement};

use super::closed_loop::Asker;

/// About what a registration is on the wire.
const BYTES: [u8; 200] = [7; 200];
const INSERT: &str = "INSERT INTO floor (bytes) VALUES ($1)";
/// The server has this many connections to PostgreSQL at most.
const CONNECTIONS_MAX: usize = 16;

/// Whoever stores plain bytes.
pub(super) enum Storing {
    /// In a file, each time until the disk has it.
    Append(File),
    /// In an embedded database with the settings of the server's.
    Sqlite(Box<Connection>),
    /// In a PostgreSQL.
    Postgres(Client, Statement),
}

impl Storing {
    /// One who appends to a file in a folder.
    pub(super) fn append(folder: &Path) -> Vec<Self> {
        let file = OpenOptions::new().create(true).append(true).open(folder.join("floor"));
        vec![Self::Append(file.expect("the folder can be written"))]
    }

    /// One who inserts; the embedded database has one writer.
    pub(super) fn sqlite(folder: &Path) -> Vec<Self> {
        let connection = Connection::open(folder.join("floor.sqlite")).expect("a file can be made");
        let settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
            CREATE TABLE IF NOT EXISTS floor (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);";
        connection.execute_batch(settings).expect("the settings are known");
        vec![Self::Sqlite(Box::new(connection))]
    }

    /// As many as ask at once who insert, up to the number of the server's own connections.
    pub(super) async fn postgres(url: &str, connections: usize) -> Vec<Self> {
        let mut all = Vec::new();
        for _ in 0..connections.min(CONNECTIONS_MAX) {
            let (client, connection) =
                tokio_postgres::connect(url, NoTls).await.expect("PostgreSQL runs");
            tokio::spawn(async { connection.await.ok() });
            let table = "CREATE TABLE IF NOT EXISTS floor
                (id BIGSERIAL PRIMARY KEY, bytes BYTEA NOT NULL)";
            client.batch_execute(table).await.expect("a table can be made");
            let insert = client.prepare(INSERT).await.expect("the statement is right");
            all.push(Self::Postgres(client, insert));
        }
        all
    }
}

impl Asker for Storing {
    fn prepare(&mut self) {}

    async fn ask(&mut self) {
        match self {
            Self::Append(file) => {
                file.write_all(&BYTES).expect("the file can be written");
                file.sync_data().expect("the disk takes it");
            }
            Self::Sqlite(connection) => {
                let mut insert = connection.prepare_cached(INSERT).expect("the statement is right");
                insert.execute([BYTES.as_slice()]).expect("the row can be stored");
            }
            Self::Postgres(client, insert) => {
                client
                    .execute(&*insert, &[&BYTES.as_slice()])
                    .await
                    .expect("the row can be stored");
            }
        }
    }
}
