//! The SQL: one module an aggregate. Every query of what happens in an area names it, since it is the
//! shard; accounts and what they sign in with are of the whole server.
//!
//! Statements are written so that SQLite and PostgreSQL both take them.

pub mod account;
mod activities;
pub mod answers_key;
pub mod area;
pub mod attempt;
pub mod audit;
pub mod calendar_address;
pub mod ceremony;
pub mod chunk;
pub mod client;
pub mod collector;
pub mod contact;
pub mod day_secret;
pub mod device;
pub mod due;
mod duties;
pub mod entry_ruling;
pub mod head_count;
pub mod household;
pub mod invitation;
pub mod loan;
pub mod notice;
pub mod oidc;
pub mod operation;
pub mod paper;
pub mod passed_on;
pub mod passkey;
pub mod pin;
pub mod programme;
pub mod push_key;
pub mod push_subscription;
pub mod qualification;
pub mod registration;
pub mod respondent;
pub mod response;
pub mod role_grant;
pub mod row;
pub mod scan;
pub mod seat_number;
pub mod session;
pub mod shift;
pub mod sign_up;
pub mod survey;
pub mod survey_code;
pub mod survey_terms;
pub mod ticket_key;
pub mod token_given;
pub mod toy;
pub mod toy_return;
pub mod transfer;
pub mod visit;
pub mod volunteer_device;
