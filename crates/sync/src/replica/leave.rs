//! A phone that is not its household's any more.

use sammen_domain::mutant::{Mutant, is_on};
use serde::{Deserialize, Serialize};

use super::plan_rekey;
use crate::{ClientId, Meta, OpId, OutboxEntry, Outcome, RefusedEntry, Scope};

/// Why a phone left its household.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Left {
    /// Its person has moved to another phone.
    Moved,
    /// It was said to be lost.
    Revoked,
}

/// What is known when a phone leaves its household.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Leaving {
    /// Why.
    pub left: Left,
    /// What the server said of what waited, sent a last time.
    pub outcomes: Vec<(OpId, Outcome)>,
}

/// What one storage transaction writes when a phone leaves its household. It also removes all rows of private kinds,
/// and the key, and keeps why until the person has seen it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LeavePlan {
    /// The figures afterwards.
    pub meta: Meta,
    /// The outbox afterwards: what the person did after everything was sent. It goes on under the new key.
    pub outbox: Vec<OutboxEntry>,
    /// All refusals afterwards that the person has not seen.
    pub refused: Vec<RefusedEntry>,
}

/// Plans the transaction in which a phone leaves its household, and begins another line in a household of its own.
///
/// What it has read of what all may see stays: there is nothing private in it. Refusals stay on a phone whose person
/// has moved, as no other phone will tell them; on a lost phone nobody is to read them.
#[must_use]
pub fn plan_leave(
    meta: &Meta,
    outbox: &[OutboxEntry],
    refused: &[RefusedEntry],
    leaving: &Leaving,
    to: ClientId,
) -> LeavePlan {
    let outcome_of = |entry: &OutboxEntry| {
        let found = leaving.outcomes.iter().find(|(op, _)| *op == entry.op);
        found.map(|(_, outcome)| *outcome)
    };
    let undecided: Vec<OutboxEntry> = outbox
        .iter()
        .filter(|entry| outcome_of(entry).is_none() && !is_on(Mutant::LeftAsksNothing))
        .cloned()
        .collect();
    let refused_now = outbox.iter().filter_map(|entry| match outcome_of(entry)? {
        Outcome::Refused(refusal) => Some(RefusedEntry { entry: entry.clone(), refusal }),
        Outcome::Accepted => None,
    });
    let all = refused.iter().cloned().chain(refused_now);
    let refused = if leaving.left == Left::Moved { all.collect() } else { Vec::new() };
    let (meta, outbox) = plan_rekey(meta, &undecided, to);
    // Rows of private kinds that everybody sees, as what surveys promise, went with the rest: they are told anew.
    LeavePlan { meta: Meta { scope: Scope::BEFORE_DOORS, ..meta }, outbox, refused }
}

#[cfg(test)]
mod tests {
    use sammen_domain::Refusal;
    use uuid::Uuid;

    use super::*;

    fn entry(id: u64) -> OutboxEntry {
        OutboxEntry {
            id,
            op: OpId(Uuid::from_u128(id.into())),
            name: "place_registration".into(),
            args_version: 1,
            args: vec![],
            device_time: 0,
        }
    }

    fn check(left: Left, refusals: &[u64]) {
        let meta = Meta { pushed_through: 5, ..Meta::new(ClientId(Uuid::from_u128(1))) };
        let outbox = [entry(5), entry(6), entry(7)];
        let seen_before = RefusedEntry { entry: entry(3), refusal: Refusal::Closed };
        let outcomes =
            vec![(entry(5).op, Outcome::Accepted), (entry(6).op, Outcome::Refused(Refusal::Past))];
        let leaving = Leaving { left, outcomes };
        let to = ClientId(Uuid::from_u128(2));
        let plan = plan_leave(&meta, &outbox, &[seen_before], &leaving, to);
        let client_and_next = (plan.meta.client, plan.meta.next_mutation_id);
        assert_eq!(client_and_next, (to, 2));
        assert_eq!(plan.outbox, [OutboxEntry { id: 1, ..entry(7) }], "done meanwhile");
        let told: Vec<u64> = plan.refused.iter().map(|refused| refused.entry.id).collect();
        assert_eq!(told, refusals, "{left:?}");
    }

    #[test]
    fn what_was_decided_leaves_and_what_was_done_meanwhile_stays() {
        check(Left::Moved, &[3, 6]);
        check(Left::Revoked, &[]);
    }
}
