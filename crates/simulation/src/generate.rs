//! A case from a seed.

use crate::{
    Case, DEVICES_MAX, Edit, Fate, HowFar, Rules, Shape, StaffWhat, Step, What, random::Random,
};

const STEPS_MIN: u8 = 12;
const STEPS_MORE: u8 = 80;

/// Makes the case of a seed.
#[must_use]
pub fn generate(seed: u64) -> Case {
    let mut random = Random::new(seed);
    let residents = 1 + random.below(4);
    let shape = Shape {
        areas: 1 + u8::from(random.happens(25)),
        residents,
        devices: residents + random.below(3),
        seats: (0..1 + random.below(3)).map(|_| seats(&mut random)).collect(),
        rules: Rules { numbered: are_numbered(seed), ..rules(&mut random) },
        volunteers: random.happens(50),
        survey: has_survey(seed),
    };
    // Some worlds are calm and get far, some are not.
    let trouble = random.choose(&[(2, 0), (5, 1), (3, 3)]);
    let length = STEPS_MIN + random.below(STEPS_MORE);
    let mut focus = Focus::new(&mut random, shape.devices);
    let mut steps: Vec<Step> =
        (0..length).map(|_| step(&mut random, trouble, shape.volunteers, &mut focus)).collect();
    if shape.survey {
        let mut apart = Random::new(seed ^ 0xa115);
        steps.iter_mut().for_each(|step| answer_instead(&mut apart, step));
    }
    let mut apart = Random::new(seed ^ 0xd002);
    if shape.volunteers && apart.happens(40) {
        rush(&mut apart, shape.devices, &mut steps);
    }
    Case { seed, shape, steps }
}

/// Where most things happen for a while, so that they meet.
struct Focus {
    /// How many devices there are by now.
    devices: u8,
    device: u8,
    other: u8,
    area: u8,
    date: u8,
}

impl Focus {
    fn new(random: &mut Random, devices: u8) -> Self {
        Self {
            devices,
            device: random.below(devices),
            other: random.below(devices),
            area: random.below(2),
            date: random.below(3),
        }
    }

    fn device(&mut self, random: &mut Random) -> u8 {
        if random.happens(5) {
            *self = Self::new(random, self.devices);
        }
        let anywhere = random.below(self.devices);
        random.choose(&[(5, self.device), (3, self.other), (3, anywhere)])
    }

    /// A copy and what it was made of are what can be confused.
    fn copy(&mut self, device: u8) -> Step {
        if usize::from(self.devices) < DEVICES_MAX {
            self.device = device;
            self.other = self.devices;
            self.devices += 1;
        }
        Step::Copy { device }
    }

    fn area(&self, random: &mut Random) -> u8 {
        let anywhere = random.below(2);
        random.choose(&[(4, self.area), (1, anywhere)])
    }

    fn date(&self, random: &mut Random) -> u8 {
        let any = random.below(3);
        random.choose(&[(2, self.date), (1, any)])
    }
}

/// Half of the worlds have nothing out of the ordinary.
fn rules(random: &mut Random) -> Rules {
    if random.happens(50) {
        return Rules::default();
    }
    Rules {
        series: random.happens(40),
        offer_hours: random.choose(&[(2, 0), (2, 3), (1, 20), (1, 200)]),
        held: random.choose(&[(2, 0), (2, 1), (1, 2)]),
        released_hours_before: random.choose(&[(2, 0), (2, 10), (1, 60)]),
        numbered: false,
    }
}

/// Whether seats are numbered: in a third of the worlds. Drawn apart, so that all else in a world is as it was before there
/// were any.
fn are_numbered(seed: u64) -> bool {
    Random::new(seed ^ 0x5ea7).happens(33)
}

/// Whether there is a confidential survey: in a third of the worlds, drawn apart as well.
fn has_survey(seed: u64) -> bool {
    Random::new(seed ^ 0x5a7e).happens(33)
}

/// Where there is a survey, some of what people do is to answer it, and to take that back. What volunteers do, they do.
fn answer_instead(random: &mut Random, step: &mut Step) {
    let Step::Act { what, .. } = step else { return };
    if !matches!(what, What::Place { .. } | What::Cancel { .. } | What::Accept { .. }) {
        return;
    }
    let answer = What::Answer { version: random.below(2), value: random.below(90) };
    let withdraw = What::Withdraw { which: random.below(6) };
    *what = random.choose(&[(5, *what), (3, answer), (2, withdraw)]);
}

/// At last many come to one door at once, where two phones let them in, some twice, and send what they noted together.
fn rush(random: &mut Random, devices: u8, steps: &mut Vec<Step>) {
    let (one, other) = (random.below(devices), random.below(devices));
    let (area, date, tab) = (random.below(2), random.below(3), 0);
    let act = |device, what| Step::Act { device, area, what, fate: Fate::Saved };
    let how_far = HowFar::ToTheEnd;
    for device in [one, other] {
        let names = random.happens(50);
        steps.push(act(device, What::Place { date, persons: 1 }));
        steps.push(Step::Appoint { device, area, activities: 3, names, hours: 60 });
        steps.push(Step::RunServer { task: 0, how_far });
        steps.push(Step::Round { device, area });
    }
    for _ in 0..2 + random.below(3) {
        for device in [one, other] {
            let (which, persons) = (random.below(4), 1 + random.below(3));
            steps.push(act(device, What::CheckIn { date, which, persons }));
        }
    }
    steps.extend([one, other].map(|device| Step::StartSync { device, tab, area }));
    for _ in 0..10 + random.below(20) {
        let device = random.choose(&[(1, one), (1, other)]);
        steps.push(Step::Nudge { device, tab });
    }
}

/// Few, so that they run out.
fn seats(random: &mut Random) -> u8 {
    random.choose(&[(1, 0), (3, 1), (4, 2), (4, 3), (3, 4), (2, 5), (1, 9)])
}

#[derive(Clone, Copy)]
enum Kind {
    Act,
    Round,
    StartSync,
    RunTab,
    Deliver,
    Lose,
    Double,
    GiveUp,
    Nudge,
    RunServer,
    KillServer,
    KillTab,
    KillDevice,
    Evict,
    Quota,
    DamageChunk,
    Copy,
    Issue,
    Redeem,
    Follow,
    Dismiss,
    SetClock,
    OldApp,
    OldServer,
    Edit,
    Appoint,
    Revoke,
    Cut,
    Staff,
    Settle,
    BackUp,
    Restore,
    Wait,
}

fn step(random: &mut Random, trouble: u8, volunteers: bool, focus: &mut Focus) -> Step {
    let volunteers = u8::from(volunteers);
    let kind = random.choose(&[
        (30, Kind::Act),
        (24, Kind::Round),
        (16, Kind::StartSync),
        (8, Kind::RunTab),
        (8, Kind::Deliver),
        (12, Kind::RunServer),
        (60, Kind::Nudge),
        (6, Kind::Edit),
        (8 * volunteers, Kind::Appoint),
        (4 * volunteers, Kind::Revoke),
        (3, Kind::Cut),
        (3 + 3 * volunteers, Kind::Wait),
        (5, Kind::Staff),
        (3, Kind::Settle),
        (3, Kind::BackUp),
        (1, Kind::Dismiss),
        (3, Kind::Issue),
        (5, Kind::Redeem),
        (3 * trouble, Kind::Lose),
        (3 * trouble, Kind::Double),
        (2 * trouble, Kind::GiveUp),
        (2 * trouble, Kind::KillServer),
        (2 * trouble, Kind::KillTab),
        (trouble, Kind::KillDevice),
        (trouble, Kind::Evict),
        (trouble, Kind::Quota),
        (trouble, Kind::DamageChunk),
        (3 * trouble, Kind::Copy),
        (2 * trouble, Kind::Follow),
        (trouble, Kind::SetClock),
        (trouble, Kind::OldApp),
        (trouble, Kind::OldServer),
        (2 * trouble, Kind::Restore),
    ]);
    let device = focus.device(random);
    let area = focus.area(random);
    let date = focus.date(random);
    let tab = random.below(2);
    match kind {
        Kind::Act => Step::Act {
            device,
            area,
            what: what(random, date, volunteers),
            fate: fate(random, trouble),
        },
        Kind::Round => Step::Round { device, area },
        Kind::StartSync => Step::StartSync { device, tab, area },
        Kind::RunTab => Step::RunTab { device, tab, boundaries: boundaries(random) },
        Kind::Deliver => Step::Deliver { message: random.below(8) },
        Kind::Lose => Step::Lose { message: random.below(8) },
        Kind::Double => Step::Double { message: random.below(8) },
        Kind::Nudge => Step::Nudge { device, tab },
        Kind::GiveUp => Step::GiveUp { device, tab },
        Kind::RunServer => {
            let some = HowFar::Boundaries(1 + u32::from(random.below(16)));
            let how_far =
                random.choose(&[(4, HowFar::ToTheEnd), (4, HowFar::OneTransaction), (2, some)]);
            Step::RunServer { task: random.below(4), how_far }
        }
        Kind::KillServer => Step::KillServer,
        Kind::KillTab => Step::KillTab { device, tab },
        Kind::KillDevice => Step::KillDevice { device },
        Kind::Evict => Step::Evict { device },
        Kind::Quota => Step::Quota { device, full: random.happens(40) },
        Kind::DamageChunk => Step::DamageChunk { device, area, lost: random.happens(50) },
        Kind::Copy => focus.copy(device),
        Kind::Issue => Step::Issue { device, area, moves: random.happens(50) },
        Kind::Redeem => Step::Redeem { device, code: random.below(8) },
        Kind::Follow => Step::Follow { device, area, follows: random.happens(60) },
        Kind::Dismiss => Step::Dismiss { device, area },
        Kind::SetClock => Step::SetClock {
            device,
            years: random.choose(&[(1, -30), (1, -1), (1, 0), (1, 1), (1, 30)]),
        },
        Kind::OldApp => Step::OldApp { device, old: random.happens(50) },
        Kind::OldServer => Step::OldServer { old: random.happens(30) },
        Kind::Edit => Step::Edit { area, edit: edit(random, date) },
        Kind::Appoint => Step::Appoint {
            device,
            area,
            activities: 1 + random.below(3),
            names: random.happens(50),
            hours: 1 + random.below(60),
        },
        Kind::Revoke => Step::Revoke { which: random.below(4) },
        Kind::Cut => Step::Cut { area },
        Kind::Staff => Step::Staff { area, date, what: staff(random) },
        Kind::Settle => Step::Settle,
        Kind::BackUp => Step::BackUp,
        Kind::Restore => Step::Restore,
        Kind::Wait => Step::Wait { hours: 1 + random.below(40) },
    }
}

/// Mostly to the end; else somewhere on the way.
fn boundaries(random: &mut Random) -> u8 {
    if random.happens(60) { u8::MAX } else { 1 + random.below(16) }
}

fn what(random: &mut Random, date: u8, volunteers: u8) -> What {
    // Where there are volunteers, nearly half of what is done is done at the doors or with toys.
    match random.below(26 + 21 * volunteers) {
        26..=34 => What::CheckIn {
            date,
            which: random.below(8),
            persons: random.choose(&[(6, 1), (6, 2), (4, 3), (1, 0), (1, 100)]),
        },
        39..=42 => What::Lend { activity: random.below(2) },
        43.. => What::GiveBack {
            activity: random.below(4),
            which: random.below(4),
            condition: random.below(3),
        },
        35..=38 => {
            What::CountHeads { date, change: random.choose(&[(6, 1), (3, 2), (3, -1), (1, 0)]) }
        }
        0 => What::Unheard,
        20 | 21 => What::CancelOnly { which: random.below(6), date },
        22..=25 => What::Accept { which: random.below(6) },
        1..=12 => What::Place {
            date,
            persons: random.choose(&[(6, 1), (6, 2), (4, 3), (3, 4), (2, 5), (1, 0), (1, 9)]),
        },
        _ => What::Cancel { which: random.below(6) },
    }
}

fn staff(random: &mut Random) -> StaffWhat {
    match random.below(5) {
        0 | 1 => StaffWhat::Seats { seats: seats(random) },
        2 | 3 => StaffWhat::Register { persons: 1 + random.below(3) },
        _ => StaffWhat::Cancel { which: random.below(12) },
    }
}

fn fate(random: &mut Random, trouble: u8) -> Fate {
    if random.happens(97 - 3 * trouble) {
        Fate::Saved
    } else if random.happens(50) {
        Fate::KilledBefore
    } else {
        Fate::KilledAfter
    }
}

fn edit(random: &mut Random, date: u8) -> Edit {
    match random.below(10) {
        0..=3 => Edit::Seats { date, seats: seats(random) },
        4..=6 => Edit::Listed { date, listed: random.happens(50) },
        7 | 8 => Edit::Cancelled { date, cancelled: random.happens(50) },
        _ => Edit::Renamed { name: random.below(20) },
    }
}
