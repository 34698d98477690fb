//! Several phones in any order, with any repetitions, come to the same end.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::phone::Fault;

/// One thing that one of three phones does.
#[derive(Clone, Copy, Debug)]
enum Step {
    Admit { phone: usize, family: usize, after: i64 },
    WalkIn { phone: usize, persons: u16 },
    Count { phone: usize, change: i16 },
    Sync { phone: usize, fault: u8 },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let phone = || 0..3_usize;
    let step = prop_oneof![
        4 => (phone(), 0..3_usize, 0..90_i64)
            .prop_map(|(phone, family, after)| Step::Admit { phone, family, after }),
        1 => (phone(), 1..4_u16).prop_map(|(phone, persons)| Step::WalkIn { phone, persons }),
        2 => (phone(), prop_oneof![Just(-1_i16), 1..4_i16])
            .prop_map(|(phone, change)| Step::Count { phone, change }),
        2 => (phone(), 0..4_u8).prop_map(|(phone, fault)| Step::Sync { phone, fault }),
    ];
    prop::collection::vec(step, 1..25)
}

/// What was done, beside the world.
#[derive(Default)]
struct Done {
    admitted: BTreeSet<(usize, u128)>,
    walked_in: u32,
    counted: i64,
}

async fn play(steps: &[Step]) -> Result<(), TestCaseError> {
    let server = Server::with_seats(&[30]).await;
    let mut families = Vec::new();
    for key in 1..4 {
        families.push(household(&server, key, u16::from(key)).await.1);
    }
    let phones =
        [volunteer(&server, 7).await, volunteer(&server, 8).await, volunteer(&server, 9).await];
    server.set_now(STARTS_AT);
    let mut done = Done::default();
    for (number, step) in (1..).zip(steps) {
        match *step {
            Step::Admit { phone, family, after } => {
                let persons = u16::try_from(family + 1).unwrap();
                let of = Some(families[family]);
                phones[phone].note(scan(number, of, persons, STARTS_AT + after)).await;
                done.admitted.insert((family, number));
            }
            Step::WalkIn { phone, persons } => {
                phones[phone].note(scan(number, None, persons, STARTS_AT)).await;
                done.walked_in += u32::from(persons);
            }
            Step::Count { phone, change } => {
                phones[phone].note(heads(number, change)).await;
                done.counted += i64::from(change);
            }
            Step::Sync { phone, fault } => {
                let fault = [
                    None,
                    Some(Fault::LoseRequest),
                    Some(Fault::LoseReply),
                    Some(Fault::Duplicate),
                ][usize::from(fault)];
                phones[phone].network.fault.set(fault);
                let _ = phones[phone].try_sync().await;
                phones[phone].network.fault.set(None);
            }
        }
    }
    for phone in phones.iter().rev().chain(&phones) {
        phone.sync().await;
    }
    let first = phones[0].tally().await;
    for phone in &phones {
        prop_assert_eq!(&phone.tally().await, &first, "every phone says the same");
        prop_assert_eq!(phone.heads().await, done.counted, "head counts add up");
        prop_assert!(phone.view().await.refused.is_empty());
    }
    let mut persons = done.walked_in;
    for (family, registration) in families.iter().enumerate() {
        let scans = done.admitted.iter().filter(|(of, _)| *of == family).count();
        prop_assert_eq!(first.entry(*registration).map_or(0, |entry| entry.scans().len()), scans);
        persons += if scans > 0 { u32::try_from(family + 1).unwrap() } else { 0 };
    }
    prop_assert_eq!(first.persons(), persons, "a household counts once");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn every_scan_is_kept_and_every_phone_says_the_same(steps in steps()) {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(play(&steps))?;
    }
}
