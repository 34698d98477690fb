//! What is killed in the middle of its work, and what must be left.

mod audit;
mod browser;
mod disk;
mod evidence;
mod plan;
mod primary;
mod proxy;
mod server;
mod site;
mod stored;

pub use audit::Audit;
pub use browser::kill_browsers;
pub use disk::fill_disk;
pub use plan::{DatabaseKind, Plan};
pub use primary::kill_primaries;
pub use server::kill_servers;
pub use site::Site;
pub use stored::Stored;
