//! Who may take a shift, who gets it, and how one gets out of it.

use sammen_domain::{
    Duty, NoteId, NoteShift, Refusal, ShiftPlace, ShiftVolunteer, SignUpForShift, Skill,
    leave_shift, note_shift, offer_shift, share_shift, sign_up,
};

use super::*;
use PlaceState::{Left, Offered, Taken, Waiting, Wished};

#[test]
fn the_young_take_no_shift_that_is_late_or_long_or_alone_or_handles_money() {
    let check = |change: &dyn Fn(&mut Shift), expect: AgeBand| {
        let mut changed = shift();
        change(&mut changed);
        assert_eq!(changed.youngest_band(), expect, "{changed:?}");
    };
    let ends = |shift: &mut Shift, minute: u16| {
        shift.ends.minute = minute;
        shift.ends_at = shift.starts_at + i64::from(minute - shift.starts.minute) * 60;
    };
    check(&|_| {}, AgeBand::Pupil);
    check(&|shift| ends(shift, 20 * 60), AgeBand::Pupil);
    check(&|shift| ends(shift, 20 * 60 + 1), AgeBand::Adult);
    check(&|shift| shift.starts.minute = 5 * 60, AgeBand::Adult);
    check(&|shift| shift.ends.date = SATURDAY.plus_days(1), AgeBand::Adult);
    check(&|shift| shift.money = true, AgeBand::Adult);
    check(&|shift| shift.needs = 1, AgeBand::Adult);
    check(&|shift| (shift.needs, shift.with_staff) = (1, true), AgeBand::Pupil);
    let weekday = |shift: &mut Shift| {
        shift.starts.date = SATURDAY.plus_days(2);
        shift.ends.date = shift.starts.date;
    };
    check(&weekday, AgeBand::Pupil);
    check(
        &|shift| {
            weekday(shift);
            ends(shift, 17 * 60);
        },
        AgeBand::Young,
    );
}

#[test]
fn who_is_too_young_or_has_no_role_or_comes_too_late_is_refused() {
    let request =
        SignUpForShift { id: sign_up_id(1), shift: shift().id, activity: shift().activity };
    let ask = |shift: &Shift, age: Option<AgeBand>, has_signed_up, now| {
        let volunteer = age.map(|age| ShiftVolunteer { age, duties: vec![], skills: vec![] });
        sign_up(shift, &request, volunteer.as_ref(), has_signed_up, Some(now))
            .map(|place| place.state)
    };
    let (open, child) = (shift(), Some(AgeBand::Pupil));
    assert_eq!(ask(&open, child, false, OPENS), Ok(Wished));
    assert_eq!(ask(&open, None, false, OPENS), Err(Refusal::NotAllowed));
    assert_eq!(ask(&open, child, true, OPENS), Err(Refusal::AlreadyRegistered));
    assert_eq!(ask(&open, child, false, open.starts_at), Err(Refusal::Past));
    let late = Shift { money: true, ..shift() };
    let too_young = Refusal::AgeOutside { youngest: 18, oldest: u8::MAX };
    assert_eq!(ask(&late, Some(AgeBand::Young), false, OPENS), Err(too_young));
    let off = Shift { cancelled: true, ..shift() };
    assert_eq!(ask(&off, child, false, OPENS), Err(Refusal::ActivityCancelled));
}

#[test]
fn who_is_not_there_for_it_or_is_not_known_to_be_able_to_is_refused_by_what_it_takes() {
    let (duty, skill) = (Some(Duty::ToyLending), Some(Skill::FirstAid));
    let wanted = Shift { duty, skill, ..shift() };
    let request = SignUpForShift { id: sign_up_id(1), shift: wanted.id, activity: wanted.activity };
    let ask = |duties: &[Duty], skills: &[Skill]| {
        let (duties, skills) = (duties.to_vec(), skills.to_vec());
        let volunteer = ShiftVolunteer { age: AgeBand::Adult, duties, skills };
        sign_up(&wanted, &request, Some(&volunteer), false, None).map(|place| place.state)
    };
    assert_eq!(ask(&[Duty::ToyLending], &Skill::ALL), Ok(Wished));
    assert_eq!(ask(&[Duty::CheckIn], &Skill::ALL), Err(Refusal::NotAllowed));
    let missing = Err(Refusal::SkillMissing { skill: Skill::FirstAid });
    assert_eq!(ask(&Duty::ALL, &[Skill::Driving]), missing);
}

#[test]
fn before_a_shift_is_given_out_everybody_wishes_and_nobody_is_first() {
    let mut all = [applicant(1), applicant(2), applicant(3)];
    all[0].served_minutes = 240;
    all[1].heard_at = OPENS - 1;
    all[2].lot = 9;
    share_shift(&shift(), &mut all, OPENS - 1);
    assert!(all.iter().all(|one| one.state == Wished));
    share_shift(&shift(), &mut all, OPENS);
    // The one who has been on shifts before waits, though she said so before the second.
    assert_eq!(states(&all), [(1, Waiting), (2, Taken), (3, Taken)]);
}

#[test]
fn who_comes_after_it_was_given_out_follows_in_the_order_they_came() {
    let mut all = [applicant(1), applicant(2), applicant(3)];
    all[0].heard_at = OPENS + 20;
    all[1].heard_at = OPENS + 10;
    all[2].served_minutes = 999;
    share_shift(&shift(), &mut all, OPENS + 30);
    assert_eq!(states(&all), [(1, Waiting), (2, Taken), (3, Taken)]);
}

#[test]
fn nobody_gets_two_shifts_at_a_time() {
    let mut all = [applicant(1), applicant(2), applicant(3)];
    all[0].is_busy = true;
    share_shift(&Shift { needs: 3, ..shift() }, &mut all, OPENS);
    assert_eq!(states(&all), [(1, Waiting), (2, Taken), (3, Taken)]);
    all.iter_mut().for_each(|one| one.is_busy = false);
    share_shift(&Shift { needs: 3, ..shift() }, &mut all, OPENS);
    assert!(all.iter().all(|one| one.state == Taken), "when the other one is over or given back");
    assert!(AgeBand::ALL.windows(2).all(|two| two[0].rest_seconds() > two[1].rest_seconds()));
}

#[test]
fn the_young_are_never_without_somebody_grown_up() {
    let young = |number| Applicant { age: AgeBand::Young, ..applicant(number) };
    let mut all = [young(1), young(2)];
    share_shift(&shift(), &mut all, OPENS);
    assert_eq!(states(&all), [(1, Waiting), (2, Waiting)]);
    let mut with_adult = [all[0], all[1], Applicant { served_minutes: 999, ..applicant(3) }];
    share_shift(&shift(), &mut with_adult, OPENS);
    assert_eq!(states(&with_adult), [(1, Taken), (2, Waiting), (3, Taken)]);
    // She does not come after all.
    let adult = with_adult.iter_mut().find(|one| one.age == AgeBand::Adult).unwrap();
    adult.state = Left;
    share_shift(&shift(), &mut with_adult, OPENS);
    assert_eq!(states(&with_adult), [(1, Waiting), (2, Waiting), (3, Left)]);
    let mut with_staff = all;
    share_shift(&Shift { with_staff: true, ..shift() }, &mut with_staff, OPENS);
    assert_eq!(states(&with_staff), [(1, Taken), (2, Taken)]);
}

#[test]
fn a_shift_that_is_offered_stays_until_somebody_who_may_takes_it() {
    let mut all = [applicant(1), applicant(2)];
    all.iter_mut().for_each(|one| one.state = Taken);
    all[0].state = Offered;
    share_shift(&shift(), &mut all, OPENS);
    assert_eq!(states(&all), [(1, Offered), (2, Taken)]);
    let mut all = [all[0], all[1], Applicant { heard_at: OPENS + 5, ..applicant(3) }];
    share_shift(&shift(), &mut all, OPENS);
    assert_eq!(states(&all), [(1, Left), (2, Taken), (3, Taken)]);
    // The only one who is grown up is let off by somebody grown-up alone.
    let child = |number| Applicant { age: AgeBand::Pupil, ..applicant(number) };
    let mut all = [applicant(1), child(2), child(3)];
    (all[0].state, all[1].state) = (Offered, Taken);
    share_shift(&shift(), &mut all, OPENS);
    assert_eq!(states(&all), [(1, Offered), (2, Taken), (3, Waiting)]);
}

#[test]
fn one_gets_out_of_a_shift_until_it_begins() {
    let place = |state| Some(ShiftPlace { id: sign_up_id(1), shift: shift().id, state });
    let left = |state| leave_shift(&shift(), place(state), Some(OPENS)).map(|place| place.state);
    assert_eq!(left(Taken), Ok(Left));
    assert_eq!(left(Left), Err(Refusal::UnknownRegistration));
    let began = leave_shift(&shift(), place(Taken), Some(shift().starts_at));
    assert_eq!(began, Err(Refusal::Past));
    let offer = |state, offered| {
        offer_shift(&shift(), place(state), offered, Some(OPENS)).map(|place| place.state)
    };
    assert_eq!(offer(Taken, true), Ok(Offered));
    assert_eq!(offer(Offered, false), Ok(Taken));
    assert_eq!(offer(Waiting, true), Err(Refusal::UnknownRegistration));
}

#[test]
fn a_note_has_words_and_is_a_volunteers() {
    let (id, activity) = (NoteId(Uuid::from_u128(4)), shift().activity);
    let note = |words: &str, may_note| {
        let request = NoteShift { id, shift: shift().id, activity, words: words.into() };
        note_shift(&shift(), &request, may_note, Some(OPENS)).map(|note| (note.words, note.at))
    };
    assert_eq!(note(" Pumpen er i skuret ", true), Ok(("Pumpen er i skuret".into(), OPENS)));
    assert_eq!(note("x", false), Err(Refusal::NotAllowed));
    for words in ["", &"x".repeat(501)] {
        assert_eq!(note(words, true), Err(Refusal::NotUnderstood));
    }
}
