//! What is kept, and what ends a loan.

use sammen_domain::{
    GiveBackToy, LendToy, Lending, Refusal, Shelf, TOKEN_LENGTH_MAX, give_back_toy, lend_toy,
};

use super::*;

fn lend(token: &str, at: UnixSeconds) -> LendToy {
    LendToy {
        loan: LoanId(Uuid::from_u128(5)),
        toy: toy(1),
        token: token.into(),
        at,
        activity: scooter().activity,
    }
}

fn lending(toy: &Toy) -> Lending<'_> {
    Lending { toy, may_lend: true, now: Some(NOON) }
}

#[test]
fn a_loan_is_kept_with_its_token_and_a_moment_that_can_be() {
    let scooter = scooter();
    let check = |at, expect| {
        let kept = lend_toy(&lending(&scooter), &lend(" Ræv ", at)).unwrap();
        assert_eq!((kept.token.as_deref(), kept.moment), (Some("Ræv"), expect));
    };
    check(NOON - MINUTE, NOON - MINUTE);
    check(NOON + 400 * 86_400, NOON);
    check(0, NOON - 7 * 86_400);
    let more_than_there_are = Toy { copies: 0, ..scooter.clone() };
    assert!(lend_toy(&lending(&more_than_there_are), &lend("7", NOON)).is_ok());
}

#[test]
fn whoever_does_not_mind_the_toys_notes_nothing() {
    let scooter = scooter();
    let stranger = Lending { may_lend: false, ..lending(&scooter) };
    let returned = GiveBackToy {
        id: ReturnId(Uuid::from_u128(6)),
        toy: toy(1),
        loan: None,
        condition: Condition::Whole,
        at: NOON,
        activity: scooter.activity,
    };
    assert_eq!(lend_toy(&stranger, &lend("7", NOON)), Err(Refusal::NotAllowed));
    assert_eq!(give_back_toy(&stranger, &returned), Err(Refusal::NotAllowed));
    let elsewhere = GiveBackToy { toy: toy(2), ..returned };
    assert_eq!(give_back_toy(&lending(&scooter), &elsewhere), Err(Refusal::NotUnderstood));
    for token in ["", "  ", &"x".repeat(TOKEN_LENGTH_MAX + 1)] {
        let refused = lend_toy(&lending(&scooter), &lend(token, NOON));
        assert_eq!(refused, Err(Refusal::NotUnderstood), "{token:?}");
    }
}

#[test]
fn two_phones_that_take_one_toy_back_end_one_loan() {
    let loans = [loan(1, toy(1), NOON), loan(2, toy(1), NOON + MINUTE)];
    let twice = [back(8, toy(1), Some(1), NOON + 9 * MINUTE), back(9, toy(1), Some(1), NOON)];
    let shelf = Shelf::of(loans.clone(), twice);
    assert_eq!((shelf.out(toy(1)), shelf.open()[0].id), (1, LoanId(Uuid::from_u128(2))));
    assert!(shelf.has_ended(&loans[0]) && shelf.unmatched().is_empty());
}

#[test]
fn a_return_without_a_loan_ends_the_oldest_of_its_toy_that_was_lent_before() {
    let loans = [
        loan(1, toy(2), NOON),
        loan(2, toy(1), NOON + 2 * MINUTE),
        loan(3, toy(1), NOON + MINUTE),
        loan(4, toy(1), NOON + 90 * MINUTE),
    ];
    let shelf = Shelf::of(loans.clone(), [back(9, toy(1), None, NOON + 30 * MINUTE)]);
    let open: Vec<u128> = shelf.open().iter().map(|loan| loan.id.0.as_u128()).collect();
    assert_eq!(open, [1, 2, 4]);
    // What was never lent here does not end what is lent later.
    let early = back(9, toy(1), None, NOON - 30 * MINUTE);
    let shelf = Shelf::of(loans, [early]);
    assert_eq!((shelf.open().len(), shelf.unmatched()), (4, &[early][..]));
}

#[test]
fn a_return_that_finds_its_loan_named_elsewhere_ends_another() {
    // One phone took the first scooter back without knowing its loan; the other names that loan for the second.
    let loans = [loan(1, toy(1), NOON), loan(2, toy(1), NOON + MINUTE)];
    let loose = back(8, toy(1), None, NOON + 5 * MINUTE);
    let named = back(9, toy(1), Some(1), NOON + 6 * MINUTE);
    assert_eq!(Shelf::of(loans.clone(), [loose]).out(toy(1)), 1);
    assert_eq!(Shelf::of(loans, [loose, named]).out(toy(1)), 0);
}
