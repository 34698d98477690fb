//! What volunteers do beside the door: rows and mutations that only their own pages read, so that nobody else's phone
//! has to fetch the code for it.

mod mutation;
mod row;

pub use mutation::WorkMutation;
pub use row::WorkRow;
