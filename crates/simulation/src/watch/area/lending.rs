//! What must hold of the toys: every loan and return that was accepted is kept, once; what is told as out is what was lent
//! and is not back; and nobody is known any more by whom a toy is back from.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use sammen_domain::{Loan, LoanId, Refusal, ReturnId, RowKind, ToyId, UnixSeconds, WorkRow};
use sammen_server::Connection;
use sammen_sync::{OpId, Outcome};
use uuid::Uuid;

use super::{AreaWatch, all, take};
use crate::{
    Violation,
    content::{ACTIVITIES, activity_id, toy_id},
    ledger::{Deed, Ledger, Operation},
};

const HEARD_LATE_SECONDS: i64 = 7 * 86_400;
const CLOCKS_APART_SECONDS: i64 = 300;

/// What is kept of loans and returns.
struct Kept {
    loans: BTreeMap<LoanId, Loan>,
    /// With their toys, the loans that they name and their moments.
    returns: BTreeMap<ReturnId, (ToyId, Option<LoanId>, UnixSeconds)>,
}

impl AreaWatch {
    /// Whether a note of a toy was rightly taken or refused, by the roles that its phone had.
    pub(super) async fn check_toy_note(
        &self,
        tables: &mut Connection,
        op: OpId,
        operation: &Operation,
        outcome: Outcome,
        now: UnixSeconds,
    ) -> Result<(), Violation> {
        let Some((activity, at)) = operation.deed.toys() else { return Ok(()) };
        let accepted = match outcome {
            Outcome::Accepted => true,
            Outcome::Refused(Refusal::NotAllowed) => false,
            Outcome::Refused(_) => return Ok(()),
        };
        let since = at.clamp(now - HEARD_LATE_SECONDS, now);
        if self.may_be(accepted, tables, operation, activity, since, now).await {
            Ok(())
        } else {
            Err(Violation::NoteMisjudged { op })
        }
    }

    /// Looks at all that is kept and told of toys.
    pub(super) async fn look_at_toys(
        &self,
        tables: &mut Connection,
        ledger: &Ledger,
    ) -> Result<(), Violation> {
        let kept = self.kept(tables).await;
        self.check_kept(&kept, ledger)?;
        let named: BTreeSet<LoanId> =
            kept.returns.values().filter_map(|(toy, loan, _)| kept.named(*toy, *loan)).collect();
        let open: BTreeSet<LoanId> =
            (0..ACTIVITIES).flat_map(|number| kept.open(toy_id(number), &named)).collect();
        for loan in kept.loans.values() {
            let told = self.told_loan(loan.id.0);
            if told.is_some() == named.contains(&loan.id) {
                return Err(Violation::LoanMistold { loan: loan.id });
            }
            let is_known = loan.token.is_some() || told.is_some_and(|told| told.token.is_some());
            if is_known && !open.contains(&loan.id) {
                return Err(Violation::NicknameKept { loan: loan.id });
            }
        }
        Ok(())
    }

    async fn kept(&self, tables: &mut Connection) -> Kept {
        let loans = "SELECT id, toy, token, moment FROM loan WHERE area = $1";
        let returns = "SELECT id, toy, loan, moment FROM toy_return WHERE area = $1";
        let loan = |mut row| {
            let (id, toy) = (LoanId(take(&mut row, 0)), ToyId(take(&mut row, 1)));
            (id, Loan { id, toy, token: take(&mut row, 2), moment: take(&mut row, 3) })
        };
        let back = |mut row| {
            let loan = take::<Option<Uuid>>(&mut row, 2).map(LoanId);
            let kept = (ToyId(take(&mut row, 1)), loan, take(&mut row, 3));
            (ReturnId(take(&mut row, 0)), kept)
        };
        Kept {
            loans: all(tables, loans, &[self.value()]).await.into_iter().map(loan).collect(),
            returns: all(tables, returns, &[self.value()]).await.into_iter().map(back).collect(),
        }
    }

    fn check_kept(&self, kept: &Kept, ledger: &Ledger) -> Result<(), Violation> {
        let mut loans = BTreeMap::new();
        let mut returns = BTreeMap::new();
        for operation in self.accepted.iter().filter_map(|op| ledger.get(*op)) {
            match operation.deed {
                Deed::Lend { loan, activity, .. } => {
                    loans.insert(loan, toy_id(activity));
                }
                Deed::GiveBack { id, activity, loan, .. } => {
                    returns.insert(id, (toy_id(activity), loan));
                }
                _ => {}
            }
        }
        let kept_loans = kept.loans.values().map(|loan| (loan.id, loan.toy));
        let kept_returns = kept.returns.iter().map(|(id, (toy, loan, _))| (*id, (*toy, *loan)));
        if loans.into_iter().eq(kept_loans) && returns.into_iter().eq(kept_returns) {
            Ok(())
        } else {
            Err(Violation::LendingDiffers)
        }
    }

    /// What those who mind the toys are told of a loan.
    fn told_loan(&self, id: Uuid) -> Option<Loan> {
        (0..ACTIVITIES).find_map(|number| {
            let space = [b"lending:", activity_id(number).0.as_bytes().as_slice()].concat();
            let bytes = self.rows.get(&(space, (RowKind::Loan as i64, id)))?;
            match WorkRow::decode(bytes) {
                Ok(WorkRow::Loan(loan)) => Some(loan),
                _ => None,
            }
        })
    }
}

impl Kept {
    /// The loan that a return names, if it is of the same toy.
    fn named(&self, toy: ToyId, loan: Option<LoanId>) -> Option<LoanId> {
        loan.filter(|loan| self.loans.get(loan).is_some_and(|loan| loan.toy == toy))
    }

    /// What of a toy is out, as somebody says who goes through the afternoon from its beginning: whatever comes back
    /// without a name is whatever has been out for longest then.
    fn open(&self, toy: ToyId, named: &BTreeSet<LoanId>) -> Vec<LoanId> {
        let lent = self.loans.values().filter(|loan| loan.toy == toy && !named.contains(&loan.id));
        let mut lent: VecDeque<(UnixSeconds, LoanId)> =
            lent.map(|loan| (loan.moment, loan.id)).collect();
        lent.make_contiguous().sort_unstable();
        let back = self.returns.values().filter(|(of, loan, _)| *of == toy && loan.is_none());
        let mut back: Vec<UnixSeconds> = back.map(|(.., moment)| *moment).collect();
        back.sort_unstable();
        for moment in back {
            lent.pop_front_if(|(lent, _)| *lent <= moment + CLOCKS_APART_SECONDS);
        }
        lent.into_iter().map(|(_, loan)| loan).collect()
    }
}
