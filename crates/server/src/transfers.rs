//! Codes by which a device comes into a household: to move to another phone, to use two, or after one was lost.

mod attempts;
mod code;
mod issue;
mod redeem;

pub use code::Code;
pub use issue::{IssueError, issue, issue_for};
pub use redeem::{RedeemError, Redeemed, redeem};

use sammen_domain::UnixSeconds;

/// How long a code is good.
pub const CODE_SECONDS: UnixSeconds = 15 * 60;

/// What becomes of the household's other devices when a code is redeemed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Purpose {
    /// The device that asked for the code gives up.
    Move,
    /// All stay.
    Share,
    /// All others are revoked: a phone was lost.
    Replace,
}
