//! What is out, from all loans and returns that are known.

use std::collections::{BTreeMap, BTreeSet};

use super::{Loan, ToyReturn};
use crate::{LoanId, ReturnId, ToyId, UnixSeconds};

/// Two phones' clocks agree to within this: a toy that one of them took back may seem to have been lent later by the other.
const CLOCKS_APART_SECONDS: i64 = 5 * 60;

/// What is out. It is the same for the same loans and returns, in whatever order and however often they came.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Shelf {
    /// What is out, the oldest first.
    open: Vec<Loan>,
    /// Loans that ended by a return which names them.
    ended: BTreeSet<(LoanId, ToyId)>,
    /// Loans that ended by a return which names none.
    matched: BTreeMap<LoanId, ReturnId>,
    /// Returns of toys that nobody is known to have lent.
    unmatched: Vec<ToyReturn>,
}

impl Shelf {
    /// What is out.
    ///
    /// A return that names its loan ends it, once. One that names none ends the oldest loan of the toy that is still
    /// out and was lent before; the earliest return chooses first. A return that finds none waits for its loan, which
    /// another phone may not have sent yet.
    ///
    /// ```
    /// use sammen_domain::{Condition, Loan, LoanId, ReturnId, Shelf, ToyId, ToyReturn};
    /// use uuid::Uuid;
    /// let scooter = ToyId(Uuid::nil());
    /// let loan = |id, moment| Loan {
    ///     id: LoanId(Uuid::from_u128(id)),
    ///     toy: scooter,
    ///     token: Some("7".into()),
    ///     moment,
    /// };
    /// let back = ToyReturn {
    ///     id: ReturnId(Uuid::nil()),
    ///     toy: scooter,
    ///     loan: None,
    ///     condition: Condition::Whole,
    ///     moment: 500,
    /// };
    /// let shelf = Shelf::of([loan(1, 200), loan(2, 100)], [back]);
    /// assert_eq!(shelf.out(scooter), 1);
    /// assert_eq!(shelf.open()[0].id, LoanId(Uuid::from_u128(1)), "the older one is back");
    /// ```
    #[must_use]
    pub fn of(
        loans: impl IntoIterator<Item = Loan>,
        returns: impl IntoIterator<Item = ToyReturn>,
    ) -> Self {
        let loans: BTreeMap<LoanId, Loan> = loans.into_iter().map(|loan| (loan.id, loan)).collect();
        let returns: BTreeMap<ReturnId, ToyReturn> =
            returns.into_iter().map(|back| (back.id, back)).collect();
        let mut shelf = Self::default();
        let mut loose = Vec::new();
        for back in returns.into_values() {
            match back.loan {
                Some(loan) => drop(shelf.ended.insert((loan, back.toy))),
                None => loose.push(back),
            }
        }
        shelf.open = loans.into_values().filter(|loan| !shelf.has_ended(loan)).collect();
        shelf.open.sort_by_key(|loan| (loan.moment, loan.id));
        loose.sort_by_key(|back| (back.moment, back.id));
        for back in loose {
            shelf.match_loose(back);
        }
        shelf
    }

    fn match_loose(&mut self, back: ToyReturn) {
        let latest: UnixSeconds = back.moment.saturating_add(CLOCKS_APART_SECONDS);
        let is_its = |loan: &Loan| loan.toy == back.toy && loan.moment <= latest;
        match self.open.iter().position(is_its) {
            Some(at) => drop(self.matched.insert(self.open.remove(at).id, back.id)),
            None => self.unmatched.push(back),
        }
    }

    /// What is out, the oldest first.
    #[must_use]
    pub fn open(&self) -> &[Loan] {
        &self.open
    }

    /// How many of a toy are out.
    #[must_use]
    pub fn out(&self, toy: ToyId) -> u32 {
        let out = self.open.iter().filter(|loan| loan.toy == toy).count();
        u32::try_from(out).unwrap_or(u32::MAX)
    }

    /// Whether a toy is still out on this loan.
    #[must_use]
    pub fn is_open(&self, loan: LoanId) -> bool {
        self.open.iter().any(|open| open.id == loan)
    }

    /// Whether a loan ended by a return that names it. That holds for ever, whatever else is heard of.
    #[must_use]
    pub fn has_ended(&self, loan: &Loan) -> bool {
        self.ended.contains(&(loan.id, loan.toy))
    }

    /// Returns of toys that nobody is known to have lent.
    #[must_use]
    pub fn unmatched(&self) -> &[ToyReturn] {
        &self.unmatched
    }
}
