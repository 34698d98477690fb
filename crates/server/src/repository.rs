//! The SQL: one module an aggregate. Every query names its area, which is the shard.
//!
//! Statements are written so that SQLite and PostgreSQL both take them.

pub mod area;
pub mod attempt;
pub mod chunk;
pub mod client;
pub mod day_secret;
pub mod device;
pub mod household;
pub mod operation;
pub mod registration;
pub mod response;
pub mod row;
pub mod survey;
pub mod transfer;
