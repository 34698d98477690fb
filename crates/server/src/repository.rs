//! The SQL: one module an aggregate. Every query names its area, which is the shard.
//!
//! Statements are written so that SQLite and PostgreSQL both take them.

pub mod area;
pub mod chunk;
pub mod client;
pub mod operation;
pub mod registration;
pub mod response;
pub mod row;
pub mod survey;
