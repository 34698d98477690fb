//! Residents without a browser: real replicas, batches and survey responses, sent to a real server over
//! real connections, with a book kept of all that the server has acknowledged.

mod actor;
mod batch;
mod content;
mod device;
mod everybody;
mod household;
mod http;
mod ledger;
mod respondent;
mod rows;

pub use actor::{Actor, Crew, Phase};
pub use batch::BatchSender;
pub use content::{Neighbourhood, any_id, everything, write_files};
pub use device::{Device, PULL, PUSH};
pub use household::Household;
pub use http::{Answer, HttpConnection, Unreachable};
pub use ledger::{AcknowledgedPush, Ledger, Problem, Totals};
pub use respondent::{RESPONSES, Respondent};
