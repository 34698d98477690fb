//! Toys that the young lend out, without asking who borrows.

mod give_back;
mod lend;
mod shelf;

use serde::{Deserialize, Serialize};

pub use give_back::{GiveBackToy, give_back_toy};
pub use lend::{LendToy, TOKEN_LENGTH_MAX, lend_toy};
pub use shelf::Shelf;

use crate::{ActivityId, LoanId, Refusal, ReturnId, Text, ToyId, UnixSeconds};

/// A note that is older than this when it is heard counts as from then: a role need not have held longer ago.
const HEARD_LATE_SECONDS_MAX: i64 = 7 * 86_400;

/// Something that can be borrowed: one toy, or several that nobody tells apart.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Toy {
    /// Its id.
    pub id: ToyId,
    /// The activity that lends it.
    pub activity: ActivityId,
    /// What it is called.
    pub name: Text,
    /// How many there are of it; none when it is not lent any more.
    pub copies: u16,
    /// How many of them came back unusable and were not mended.
    pub unusable: u16,
    /// How many came back with a flaw that somebody is to look at.
    pub flawed: u16,
}

impl Toy {
    /// Counts how one of them came back.
    pub fn note_condition(&mut self, condition: Condition) {
        match condition {
            Condition::Whole => {}
            Condition::Flawed => self.flawed = self.flawed.saturating_add(1),
            Condition::Unusable => self.unusable = self.unusable.saturating_add(1),
        }
    }
}

/// One toy that somebody has taken with her.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Loan {
    /// Its id, made on the phone.
    pub id: LoanId,
    /// Which toy.
    pub toy: ToyId,
    /// The number or the nickname that whoever has it is known by; `None` once it is back, and for ever then.
    pub token: Option<String>,
    /// When.
    pub moment: UnixSeconds,
}

/// One toy that came back.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ToyReturn {
    /// Its id, made on the phone.
    pub id: ReturnId,
    /// Which toy.
    pub toy: ToyId,
    /// The loan that it ends; `None` where the phone did not know of one.
    pub loan: Option<LoanId>,
    /// How the toy was.
    pub condition: Condition,
    /// When.
    pub moment: UnixSeconds,
}

/// How a toy was when it came back. Nobody pays for anything.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    PartialEq,
    Serialize,
    Deserialize,
    minicbor::Encode,
    minicbor::Decode,
)]
#[cbor(index_only)]
pub enum Condition {
    /// As it should be.
    #[default]
    #[n(0)]
    Whole,
    /// It can be lent, and somebody should look at it.
    #[n(1)]
    Flawed,
    /// It cannot be lent.
    #[n(2)]
    Unusable,
}

impl Condition {
    /// Every condition, in the order in which one is asked.
    pub const ALL: [Self; 3] = [Self::Whole, Self::Flawed, Self::Unusable];
}

/// What the rules of lending read.
#[derive(Clone, Copy, Debug)]
pub struct Lending<'a> {
    /// The toy.
    pub toy: &'a Toy,
    /// Whether the actor minded the toys then. A phone may come to send what it noted after her role has ended.
    pub may_lend: bool,
    /// The server's clock; `None` on a phone.
    pub now: Option<UnixSeconds>,
}

impl Lending<'_> {
    fn check(&self, toy: ToyId, activity: ActivityId) -> Result<(), Refusal> {
        if (self.toy.id, self.toy.activity) != (toy, activity) {
            return Err(Refusal::NotUnderstood);
        }
        if self.may_lend { Ok(()) } else { Err(Refusal::NotAllowed) }
    }

    fn moment(&self, told: UnixSeconds) -> UnixSeconds {
        self.now.map_or(told, |now| lending_moment(told, now))
    }
}

/// When something was lent or came back, by what a phone told and what the server's clock said when it heard of it:
/// never later than that, and never more than a week before.
#[must_use]
pub fn lending_moment(told: UnixSeconds, now: UnixSeconds) -> UnixSeconds {
    told.clamp(now.saturating_sub(HEARD_LATE_SECONDS_MAX), now)
}
