//! Ten thousand activities, the same for every run.

use std::collections::BTreeMap;

use sammen_domain::{
    Activity, ActivityId, ActivityState, Area, AreaId, Audience, Cost, LocalDate, LocalDateTime,
    Occurrence, OccurrenceId, OccurrenceState, Partner, PartnerId, Place, PlaceId, SignUp, Terms,
    Text, Theme, UnixSeconds,
};
use sammen_server::import::Content;
use uuid::Uuid;

/// How many activities there are.
pub const ACTIVITIES: u32 = 10_000;
/// How many dates there are, each of which households can register for.
pub const DATES: u32 = 100;
/// A word that some of the activities have.
pub const WORD: &str = "lektiecafé";

const PLACES: u32 = 40;
const PARTNERS: u32 = 25;
const SEATS: u32 = 30;
const NAMESPACE: Uuid = Uuid::from_u128(0x3f0b_5d52_9c1e_4f6b_8a55_0d6f_7e21_90c4);

const SUBJECTS: [&str; 16] = [
    "Fællesspisning",
    "Lektiecafé",
    "Gåtur",
    "Krea-aften",
    "Loppemarked",
    "Fodbold",
    "Sangaften",
    "Cykelværksted",
    "Havedag",
    "Filmklub",
    "Strikkecafé",
    "Børneyoga",
    "Skakklub",
    "Madværksted",
    "Rådgivning",
    "Legestue",
];

const WORDS: [&str; 72] = [
    "alle",
    "er",
    "velkomne",
    "til",
    "en",
    "hyggelig",
    "aften",
    "i",
    "beboerhuset",
    "med",
    "kaffe",
    "og",
    "kage",
    "vi",
    "mødes",
    "ved",
    "indgangen",
    "tag",
    "gerne",
    "naboen",
    "børnene",
    "kan",
    "lege",
    "imens",
    "frivillige",
    "hjælper",
    "den",
    "første",
    "gang",
    "har",
    "du",
    "spørgsmål",
    "så",
    "ring",
    "kontoret",
    "bagefter",
    "spiser",
    "sammen",
    "maden",
    "laves",
    "af",
    "grøntsager",
    "fra",
    "haven",
    "ingen",
    "forkundskaber",
    "nødvendige",
    "store",
    "små",
    "hver",
    "uge",
    "året",
    "rundt",
    "åbent",
    "for",
    "unge",
    "ældre",
    "familier",
    "døren",
    "står",
    "åben",
    "skolen",
    "biblioteket",
    "pladsen",
    "søen",
    "skoven",
    "udendørs",
    "hvis",
    "vejret",
    "tillader",
    "det",
    "varmt",
];

/// A generator of numbers that are as good as random and the same everywhere (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let sides = u64::try_from(sides).expect("some dozen");
        usize::try_from((mixed ^ (mixed >> 31)) % sides).expect("fewer than the sides")
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())]
    }
}

/// The area.
pub fn area() -> AreaId {
    AreaId::new("gladsaxe").expect("a plain name")
}

/// The id of a date.
pub fn date(n: u32) -> OccurrenceId {
    OccurrenceId(named("date", n))
}

/// Everything, the dates some days after this moment; the first `retitled` activities have another title.
pub fn content(now: UnixSeconds, retitled: u32) -> Content {
    Content {
        area: Area {
            id: area(),
            name: text("Gladsaxe"),
            part_of: text("Hovedstaden"),
            time_zone: "Europe/Copenhagen".to_owned(),
        },
        partners: (0..PARTNERS).map(partner).collect(),
        places: (0..PLACES).map(place).collect(),
        services: Vec::new(),
        activities: (0..ACTIVITIES).map(|n| activity(n, n < retitled)).collect(),
        occurrences: (0..DATES).map(|n| occurrence(n, now)).collect(),
        programmes: BTreeMap::new(),
        numbered_seats: BTreeMap::new(),
    }
}

fn named(kind: &str, n: u32) -> Uuid {
    Uuid::new_v5(&NAMESPACE, format!("{kind}/{n}").as_bytes())
}

fn text(words: &str) -> Text {
    Text::new("da", words)
}

fn partner(n: u32) -> Partner {
    Partner {
        id: PartnerId(named("partner", n)),
        name: text(&format!("Forening {n}")),
        description: Text::default(),
        contact: Default::default(),
    }
}

fn place(n: u32) -> Place {
    Place {
        id: PlaceId(named("place", n)),
        name: text(&format!("Beboerhus {n}")),
        description: Text::default(),
        address: text(&format!("Torvet {n}")),
        accessibility: Text::default(),
        opening_hours: Vec::new(),
        partner: None,
    }
}

fn activity(n: u32, is_retitled: bool) -> Activity {
    let mut dice = Dice(u64::from(n));
    let subject = dice.one(&SUBJECTS);
    let title = if is_retitled { format!("{subject}, nyt hold") } else { subject.to_owned() };
    let words: Vec<&str> = (0..2 + dice.roll(5)).map(|_| dice.one(&WORDS)).collect();
    let audiences = [Audience::Everyone, Audience::Children, Audience::Families, Audience::Elders];
    let themes = [Theme::Community, Theme::Food, Theme::Culture, Theme::Sport, Theme::Play];
    Activity {
        id: ActivityId(named("activity", n)),
        title: text(&title),
        description: text(&words.join(" ")),
        place: PlaceId(named("place", n % PLACES)),
        organiser: PartnerId(named("partner", n % PARTNERS)),
        audiences: vec![dice.one(&audiences)],
        ages: None,
        themes: vec![dice.one(&themes)],
        cost: dice.one(&[Cost::Free, Cost::PerPerson(2_000), Cost::PerHousehold(5_000)]),
        languages: vec!["da".to_owned()],
        sign_up: SignUp::Registration(Terms::new(SEATS)),
        series: true,
        state: ActivityState::Running,
    }
}

fn occurrence(n: u32, now: UnixSeconds) -> Occurrence {
    let starts_at = now + 86_400 * i64::from(2 + n);
    let days = i32::try_from(starts_at / 86_400).expect("the year is below six million");
    let at = |minute| LocalDateTime { date: LocalDate(days), minute };
    Occurrence {
        id: date(n),
        activity: ActivityId(named("activity", n)),
        starts: at(17 * 60),
        ends: at(19 * 60),
        starts_at,
        ends_at: starts_at + 7_200,
        capacity: None,
        state: OccurrenceState::Scheduled,
        change: None,
    }
}
