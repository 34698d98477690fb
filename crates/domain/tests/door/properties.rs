//! Any number of phones, in any order, with any repetitions.

use proptest::{prelude::*, sample::subsequence};
use sammen_domain::{Scan, Tally};

use super::{HOUR, STARTS, date, household, scan};

/// Up to 40 scans of up to 6 households and of walk-ins, with moments that meet now and then.
fn scans() -> impl Strategy<Value = Vec<Scan>> {
    let moment =
        prop_oneof![3 => (0..4_i64).prop_map(|hour| Some(STARTS + hour * HOUR)), 1 => Just(None)];
    let one = (prop::option::weighted(0.8, 0..6_u128), 1..6_u16, moment);
    prop::collection::vec(one, 0..40).prop_map(|all| {
        let made = (1..).zip(all).map(|(id, (of, persons, moment))| Scan {
            persons,
            ..scan(id, of.map(household), moment)
        });
        made.collect()
    })
}

/// The scans as they come in: each at least once, some again, in any order.
fn arrivals(scans: Vec<Scan>) -> impl Strategy<Value = (Vec<Scan>, Vec<Scan>)> {
    let again = subsequence(scans.clone(), 0..=scans.len());
    again.prop_flat_map(move |again| {
        let all = [scans.clone(), again].concat();
        (Just(scans.clone()), Just(all).prop_shuffle())
    })
}

proptest! {
    #[test]
    fn the_same_scans_make_the_same_tally((made, arrived) in scans().prop_flat_map(arrivals)) {
        let (made_tally, tally) = (Tally::of(date().id, made.clone()), Tally::of(date().id, arrived));
        prop_assert_eq!(&made_tally, &tally);

        let walk_ins: u32 = made.iter().filter(|scan| scan.registration.is_none())
            .map(|scan| u32::from(scan.persons)).sum();
        prop_assert_eq!(tally.walk_ins(), walk_ins);
        let mut kept = 0;
        let mut persons = walk_ins;
        for (household, entry) in tally.entries() {
            let of: Vec<&Scan> =
                made.iter().filter(|scan| scan.registration == Some(household)).collect();
            prop_assert_eq!(entry.scans().len(), of.len(), "every scan is kept, once");
            prop_assert_eq!(entry.is_double(), of.len() > 1);
            let earliest = of.iter().filter_map(|scan| scan.moment).min();
            prop_assert_eq!(entry.canonical().moment, earliest, "the earliest stands");
            persons += u32::from(entry.canonical().persons);
            kept += of.len();
        }
        let registered = made.iter().filter(|scan| scan.registration.is_some()).count();
        prop_assert_eq!(kept, registered);
        prop_assert_eq!(tally.persons(), persons, "a household counts once");
    }

    #[test]
    fn a_scan_of_another_date_changes_nothing(made in scans()) {
        let mut other = made.clone();
        for scan in &mut other {
            scan.occurrence = sammen_domain::OccurrenceId(uuid::Uuid::nil());
        }
        prop_assert_eq!(Tally::of(date().id, other), Tally::default());
    }
}
