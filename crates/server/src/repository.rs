//! The SQL: one module an aggregate. Every query names its area, which is the shard.
//!
//! Placeholders and upserts are written so that SQLite and PostgreSQL both take them.

pub mod area;
pub mod client;
pub mod operation;
pub mod registration;
pub mod response;
pub mod row;
pub mod survey;

/// A stored value that this program cannot read. Versions are checked at the start, so this means
/// damage.
pub(crate) fn damaged(
    what: impl Into<Box<dyn std::error::Error + Send + Sync + 'static>>,
) -> sqlx::Error {
    sqlx::Error::Decode(what.into())
}
