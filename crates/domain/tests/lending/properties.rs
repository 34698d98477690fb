//! Any number of phones, in any order, with any repetitions.

use proptest::{prelude::*, sample::subsequence};
use sammen_domain::Shelf;

use super::*;

/// Up to 12 loans and 12 returns of 2 toys, some naming a loan, known or not.
fn afternoon() -> impl Strategy<Value = (Vec<Loan>, Vec<ToyReturn>)> {
    let moment = || (0..90_i64).prop_map(|minutes| NOON + minutes * MINUTE);
    let loans = prop::collection::vec((1..3_u128, moment()), 0..12);
    let returns = prop::collection::vec((1..3_u128, prop::option::of(0..14_u128), moment()), 0..12);
    (loans, returns).prop_map(|(loans, returns)| {
        let loans: Vec<Loan> =
            (0..).zip(loans).map(|(id, (of, moment))| loan(id, toy(of), moment)).collect();
        let toy_of = |named: u128, otherwise| {
            let known = loans.iter().find(|loan| loan.id.0.as_u128() == named);
            known.map_or(otherwise, |loan| loan.toy)
        };
        let made = (100..).zip(returns).map(|(id, (of, named, moment))| {
            let of = named.map_or(toy(of), |named| toy_of(named, toy(of)));
            back(id, of, named, moment)
        });
        (loans.clone(), made.collect())
    })
}

/// The same as they come in: each at least once, some again, in any order.
fn arrivals<T: Clone + std::fmt::Debug + 'static>(made: Vec<T>) -> impl Strategy<Value = Vec<T>> {
    let again = subsequence(made.clone(), 0..=made.len());
    again.prop_flat_map(move |again| Just([made.clone(), again].concat()).prop_shuffle())
}

fn arrived() -> impl Strategy<Value = [(Vec<Loan>, Vec<ToyReturn>); 2]> {
    afternoon().prop_flat_map(|(loans, returns)| {
        let shuffled = (arrivals(loans.clone()), arrivals(returns.clone()));
        (Just((loans, returns)), shuffled).prop_map(|(made, arrived)| [made, arrived])
    })
}

proptest! {
    #[test]
    fn the_same_notes_leave_the_same_out([made, arrived] in arrived()) {
        prop_assert_eq!(Shelf::of(made.0, made.1), Shelf::of(arrived.0, arrived.1));
    }

    #[test]
    fn everything_lent_is_out_or_back_and_nothing_is_both((loans, returns) in afternoon()) {
        let shelf = Shelf::of(loans.clone(), returns.clone());
        let named: std::collections::BTreeSet<LoanId> =
            returns.iter().filter_map(|back| back.loan).collect();
        let ended = loans.iter().filter(|loan| named.contains(&loan.id)).count();
        let loose = returns.iter().filter(|back| back.loan.is_none()).count();
        let matched = loose - shelf.unmatched().len();
        prop_assert_eq!(shelf.open().len() + ended + matched, loans.len(), "the stock adds up");
        for loan in shelf.open() {
            prop_assert!(!named.contains(&loan.id));
            // No return waits for a loan while one that it could end is out.
            let waits = shelf.unmatched().iter()
                .any(|back| back.toy == loan.toy && loan.moment <= back.moment);
            prop_assert!(!waits, "{:?}", loan);
        }
    }

    #[test]
    fn what_a_phone_is_told_says_what_all_says((loans, returns) in afternoon()) {
        // Phones are told of no loan that a return names, and of no return that names one.
        let all = Shelf::of(loans.clone(), returns.clone());
        let told_loans = loans.into_iter().filter(|loan| !all.has_ended(loan));
        let told_returns = returns.into_iter().filter(|back| back.loan.is_none());
        let told = Shelf::of(told_loans, told_returns);
        prop_assert_eq!((told.open(), told.unmatched()), (all.open(), all.unmatched()));
    }
}
