//! A browser that figures are taken in, and what every bench in it needs.

mod browser;
mod environment;
mod figures;
mod process;
mod wanted;

pub use browser::Browser;
pub use environment::{path, repetitions};
pub use figures::median;
pub use process::Process;
pub use wanted::{Wanted, table};
