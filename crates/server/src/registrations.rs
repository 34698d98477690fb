//! Registrations as the rules read and change them: a book is loaded, decided and stored in one transaction.

mod load;
mod numbers;
mod rosters;
mod settle;
mod staff;
mod store;

pub(crate) use load::LoadedBook;
pub(crate) use numbers::keep_numbering;
pub use rosters::fill_rosters;
pub(crate) use settle::settle_book;
pub use settle::{Settled, settle_due};
pub use staff::{
    StaffDecision, StaffError, call_off_date, cancel_household, change_seats, note_attendance,
    partnership, register_household,
};
pub(crate) use store::store_decision;
