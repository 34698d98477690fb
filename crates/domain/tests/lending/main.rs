//! Lending toys: what is kept, what is out, and that the order of news does not matter.

mod properties;
mod rules;

use sammen_domain::{
    ActivityId, Condition, Loan, LoanId, ReturnId, Text, Toy, ToyId, ToyReturn, UnixSeconds,
};
use uuid::Uuid;

const NOON: UnixSeconds = 1_800_000_000;
const MINUTE: i64 = 60;

fn toy(number: u128) -> ToyId {
    ToyId(Uuid::from_u128(number))
}

fn scooter() -> Toy {
    Toy {
        id: toy(1),
        activity: ActivityId(Uuid::from_u128(9)),
        name: Text::new("da", "Løbehjul"),
        copies: 3,
        unusable: 0,
        flawed: 0,
    }
}

fn loan(number: u128, of: ToyId, moment: UnixSeconds) -> Loan {
    let token = Some(number.to_string());
    Loan { id: LoanId(Uuid::from_u128(number)), toy: of, token, moment }
}

fn back(number: u128, of: ToyId, loan: Option<u128>, moment: UnixSeconds) -> ToyReturn {
    ToyReturn {
        id: ReturnId(Uuid::from_u128(number)),
        toy: of,
        loan: loan.map(|loan| LoanId(Uuid::from_u128(loan))),
        condition: Condition::Whole,
        moment,
    }
}
