//! The server's database file, read past the server.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, Row};

/// What phones are given: area, kind, id, version and bytes.
pub type StoredRow = (String, i64, Vec<u8>, i64, Vec<u8>);

/// The server's database, for reading only.
pub struct Database {
    connection: Connection,
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
    pub fn open(data: &Path) -> Self {
        let file = data.join("sammen.sqlite");
        let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY);
        Self { connection: connection.expect("the server's database can be read") }
    }

    /// Every registration, in the order they came.
    pub fn registrations(&mut self) -> Vec<Registration> {
        let query = "SELECT persons, state, position FROM registration ORDER BY sequence, id";
        self.read(query, |row| Registration {
            persons: get(row, 0),
            state: get(row, 1),
            position: get(row, 2),
        })
    }

    /// All that is stored of what households said: ages and answers, as they are stored.
    pub fn said(&mut self) -> String {
        let query = "SELECT ages || ' ' || answers FROM registration ORDER BY sequence, id";
        let said: Vec<String> = self.read(query, |row| get(row, 0));
        said.join("\n")
    }

    /// How many survey responses there are.
    pub fn responses(&mut self) -> i64 {
        self.count("SELECT COUNT(*) FROM response")
    }

    /// What their forms say of the survey responses.
    pub fn verdicts(&mut self) -> Vec<String> {
        self.read("SELECT verdict FROM response", |row| get(row, 0))
    }

    /// How the survey responses were collected.
    pub fn collected(&mut self) -> Vec<String> {
        self.read("SELECT collected FROM response", |row| get(row, 0))
    }

    /// How many visits of interviewers there are that brought no answers.
    pub fn visits(&mut self) -> i64 {
        self.count("SELECT COUNT(*) FROM visit")
    }

    /// The survey responses, as XML.
    pub fn answers(&mut self) -> Vec<String> {
        let answers: Vec<Vec<u8>> = self.read("SELECT answers FROM response", |row| get(row, 0));
        answers.into_iter().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
    }

    /// How many numbers stand for people in confidential surveys.
    pub fn respondents(&mut self) -> i64 {
        self.count("SELECT COUNT(*) FROM respondent")
    }

    /// How many tokens of surveys were given.
    pub fn tokens_given(&mut self) -> i64 {
        self.count("SELECT COUNT(*) FROM token_given")
    }

    /// The addresses that people gave to be written to.
    pub fn contacts(&mut self) -> Vec<String> {
        self.read("SELECT address FROM contact", |row| get(row, 0))
    }

    /// How many notes there are of those who chose to be counted.
    pub fn programme_notes(&mut self) -> i64 {
        self.count("SELECT COUNT(*) FROM programme_note")
    }

    /// How many things residents did that the server has decided.
    pub fn operations(&mut self) -> i64 {
        self.count("SELECT COUNT(*) FROM operation")
    }

    /// All that phones are given, with the version each row is of.
    pub fn rows(&mut self) -> Vec<StoredRow> {
        let query = "SELECT area, kind, id, version, bytes FROM row ORDER BY area, space, kind, id";
        self.read(query, |row| (get(row, 0), get(row, 1), get(row, 2), get(row, 3), get(row, 4)))
    }

    fn count(&mut self, query: &'static str) -> i64 {
        self.read(query, |row| get(row, 0)).remove(0)
    }

    fn read<T>(&mut self, query: &'static str, read: impl Fn(&Row<'_>) -> T) -> Vec<T> {
        let mut statement = self.connection.prepare(query).expect(KNOWN);
        let rows = statement.query_map([], |row| Ok(read(row))).expect(KNOWN);
        rows.map(|row| row.expect(KNOWN)).collect()
    }
}

const KNOWN: &str = "the tables are as the tests know them";

fn get<T: rusqlite::types::FromSql>(row: &Row<'_>, column: usize) -> T {
    row.get(column).expect(KNOWN)
}
