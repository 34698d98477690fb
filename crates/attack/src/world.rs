//! A population that answers a survey, through the real server.

mod server;

use std::collections::{BTreeMap, btree_map::Entry};

use anyhow::Result;
use fastrand::Rng;
use sammen_domain::UnixSeconds;
use sammen_server::Database;
use sammen_token::Blinding;
use uuid::Uuid;

use server::Server;
pub use server::{Arrival, Leak};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// How long people may answer.
const FIELD_DAYS: i64 = 21;
/// 1 January 2027.
const NEW_YEAR: UnixSeconds = 1_798_761_600;

/// What the world is like.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Case {
    /// People open the app when they do.
    Ordinary,
    /// Never two at the same time: each has hours alone.
    FewOnline,
    /// Most give one of two answers, and one in fifty something that nobody else says.
    RareAnswers,
}

impl Case {
    /// Every case.
    pub const ALL: [Self; 3] = [Self::Ordinary, Self::FewOnline, Self::RareAnswers];
}

/// What a resident's phone does at a moment.
enum Deed {
    /// Opens the app, and with it the survey when it is the first time.
    Open,
    /// Sends the answer.
    Send,
}

/// What became of the world: all that the server keeps, and the truth.
pub struct World {
    /// The server, with everything in it.
    pub server: Server,
    /// Each resident's device, and the response that is theirs.
    pub truth: BTreeMap<[u8; 32], Uuid>,
}

impl World {
    /// Lets a population of this size answer. The same seed gives the same population.
    ///
    /// # Errors
    /// When the server does not do what it must.
    pub async fn run(
        case: Case,
        residents: usize,
        seed: u64,
        kept: (Database, Option<Leak>),
    ) -> Result<Self> {
        let (database, leak) = kept;
        let mut random = Rng::with_seed(seed);
        // Any time of the year: the field's days may lie in two months.
        let begin = NEW_YEAR + random.i64(0..340) * DAY;
        let mut server = Server::start(begin, database).await?;
        let mut deeds = Vec::new();
        for resident in 0..residents {
            deeds.extend(plan(case, resident, residents, begin, &mut random));
        }
        deeds.sort_by_key(|(at, resident, _)| (*at, *resident));
        let mut tokens: BTreeMap<usize, Blinding> = BTreeMap::new();
        let mut truth = BTreeMap::new();
        for (at, resident, deed) in deeds {
            server.set_now(at);
            match deed {
                Deed::Open => {
                    server.act(resident, &mut random).await?;
                    if let Entry::Vacant(none) = tokens.entry(resident) {
                        let hidden = hide(&mut random);
                        server.give_token(resident, &hidden).await?;
                        none.insert(hidden);
                    }
                }
                Deed::Send => {
                    let words = answer(case, &mut random);
                    let id =
                        server.spend(resident, &tokens[&resident], &words, &mut random).await?;
                    truth.insert(server.device(resident).0, id);
                }
            }
        }
        if leak != Some(Leak::Rows) {
            server.forget_order().await?;
        }
        Ok(Self { server, truth })
    }
}

/// A number that a phone chooses and hides.
fn hide(random: &mut Rng) -> Blinding {
    let mut scalar = [0; sammen_token::RANDOM_BYTES];
    scalar.fill_with(|| random.u8(..));
    let mut input = [0; 32];
    input.fill_with(|| random.u8(..));
    Blinding::new(input, &scalar)
}

/// When a resident opens the app, and when their answer goes. Seven in ten answer what they have opened.
fn plan(
    case: Case,
    resident: usize,
    residents: usize,
    begin: UnixSeconds,
    random: &mut Rng,
) -> Vec<(UnixSeconds, usize, Deed)> {
    let end = FIELD_DAYS * DAY;
    let mut opened: Vec<i64> = match case {
        // Each has a slice of the field's time for themselves, in an order that is nobody's.
        Case::FewOnline => {
            let share = end / i64::try_from(residents).expect("few");
            let place = (resident * 7_919) % residents;
            let from = share * i64::try_from(place).expect("few");
            (0..2).map(|_| from + random.i64(0..share)).collect()
        }
        Case::Ordinary | Case::RareAnswers => {
            (0..random.usize(1..6)).map(|_| random.i64(0..end)).collect()
        }
    };
    opened.sort_unstable();
    let first = opened[0];
    let mut deeds: Vec<_> = opened.iter().map(|at| (begin + at, resident, Deed::Open)).collect();
    if random.u8(0..10) < 7 {
        // Some minutes to answer, then at most an hour on the phone; one that was closed sends when it is opened again.
        let due = first + random.i64(120..900) + random.i64(0..HOUR);
        let is_closed = random.bool();
        let next = opened.iter().find(|at| **at > due).copied();
        let sent = if is_closed { next.unwrap_or(due) } else { due };
        deeds.push((begin + sent, resident, Deed::Send));
    }
    deeds
}

/// What is answered; nothing of it is known of the resident elsewhere.
fn answer(case: Case, random: &mut Rng) -> String {
    match case {
        Case::RareAnswers if random.u8(0..50) == 0 => format!("rare{}", random.u32(..)),
        Case::RareAnswers => random.u8(1..3).to_string(),
        Case::Ordinary | Case::FewOnline => random.u8(1..6).to_string(),
    }
}
