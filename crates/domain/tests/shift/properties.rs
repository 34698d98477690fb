//! Whoever wants a shift, in whatever order they say so.

use proptest::prelude::*;
use sammen_domain::share_shift;

use super::*;

/// Up to 8 volunteers of all ages, some before and some after the shift was given out.
fn applicants() -> impl Strategy<Value = Vec<Applicant>> {
    let age = prop_oneof![Just(AgeBand::Pupil), Just(AgeBand::Young), Just(AgeBand::Adult)];
    let one = (age, 0..4_u32, 0..4_u64, -3..4_i64, prop::bool::weighted(0.2));
    prop::collection::vec(one, 0..8).prop_map(|all| {
        let made = (1..).zip(all).map(|(number, (age, served, lot, hours, is_busy))| Applicant {
            age,
            is_busy,
            served_minutes: served * 60,
            lot,
            heard_at: OPENS + hours * HOUR,
            ..applicant(number)
        });
        made.collect()
    })
}

fn shifts() -> impl Strategy<Value = Shift> {
    (1..5_u16, any::<bool>()).prop_map(|(needs, with_staff)| Shift { needs, with_staff, ..shift() })
}

/// What happens to somebody between two looks.
fn changes() -> impl Strategy<Value = Vec<(usize, PlaceState)>> {
    let state = prop_oneof![Just(PlaceState::Left), Just(PlaceState::Offered)];
    prop::collection::vec((0..8_usize, state), 0..6)
}

fn check(shift: &Shift, all: &[Applicant]) -> Result<(), TestCaseError> {
    let coming: Vec<_> = all.iter().filter(|one| one.state.is_coming()).collect();
    prop_assert!(coming.len() <= usize::from(shift.needs));
    let has_adult = shift.with_staff || coming.iter().any(|one| one.age == AgeBand::Adult);
    prop_assert!(has_adult || coming.is_empty(), "nobody young is alone");
    let mut waiting = all.iter().filter(|one| one.state.is_waiting());
    let fits = |one: &Applicant| !one.is_busy && (has_adult || one.age == AgeBand::Adult);
    let is_free = coming.len() < usize::from(shift.needs);
    prop_assert!(!is_free || !waiting.any(fits), "no free place beside somebody who may have it");
    Ok(())
}

proptest! {
    #[test]
    fn it_is_given_out_alike_in_whatever_order_they_said_so(
        (shift, made, shuffled) in (shifts(), applicants()).prop_flat_map(|(shift, made)| {
            (Just(shift), Just(made.clone()), Just(made).prop_shuffle())
        }),
        earlier in 0..100_i64,
    ) {
        let (mut made, mut shuffled) = (made, shuffled);
        for one in shuffled.iter_mut().filter(|one| one.heard_at < OPENS) {
            one.heard_at -= earlier * one.id.0.as_u128() as i64;
        }
        share_shift(&shift, &mut made, OPENS + DAY);
        share_shift(&shift, &mut shuffled, OPENS + DAY);
        check(&shift, &made)?;
        prop_assert_eq!(states(&made), states(&shuffled), "being early before that is no help");
    }

    #[test]
    fn those_who_served_least_go_first(shift in shifts(), mut made in applicants()) {
        made.retain(|one| one.age == AgeBand::Adult && one.heard_at < OPENS && !one.is_busy);
        share_shift(&shift, &mut made, OPENS);
        let of = |is_coming| made.iter().filter(move |one| one.state.is_coming() == is_coming);
        let most = of(true).map(|one| (one.served_minutes, one.lot)).max();
        let least = of(false).map(|one| (one.served_minutes, one.lot)).min();
        prop_assert!(most.zip(least).is_none_or(|(most, least)| most <= least));
    }

    #[test]
    fn it_stays_right_whatever_people_do(
        shift in shifts(), mut all in applicants(), changes in changes(),
    ) {
        share_shift(&shift, &mut all, OPENS + DAY);
        for (which, state) in changes {
            let Some(one) = all.iter().position(|one| one.id == sign_up_id(which as u128)) else {
                continue;
            };
            if !all[one].state.is_coming() {
                continue;
            }
            all[one].state = state;
            let before: Vec<_> = all.iter().filter(|one| one.state == PlaceState::Taken)
                .map(|one| one.id).collect();
            share_shift(&shift, &mut all, OPENS + DAY);
            check(&shift, &all)?;
            let has_adult = shift.with_staff
                || all.iter().any(|one| one.state.is_coming() && one.age == AgeBand::Adult);
            let keeps = |id: &SignUpId| all.iter().any(|one| one.id == *id && one.state.is_coming());
            let makes_room = all.iter().filter(|one| one.state.is_coming()).count()
                == usize::from(shift.needs);
            prop_assert!(
                !has_adult || makes_room || before.iter().all(keeps), "nobody loses a place"
            );
        }
    }
}
