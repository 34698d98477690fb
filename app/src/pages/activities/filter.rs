//! What the person wants to see, as it stands in the address bar.

use leptos::prelude::*;
use sammen_domain::{ActivityId, Audience, LocalDate, Needle, PlaceId, Theme};
use sammen_sync::OccurrenceView;

use crate::{components::Seats, intl, routing::Router};

/// The names of the choices in the query.
pub mod keys {
    /// Words searched for.
    pub const WORDS: &str = "q";
    /// One day, as ISO 8601 writes it.
    pub const DAY: &str = "dag";
    /// One place.
    pub const PLACE: &str = "sted";
    /// For whom.
    pub const AUDIENCE: &str = "for";
    /// What about.
    pub const THEME: &str = "emne";
    /// `1`: only what has free seats.
    pub const FREE: &str = "ledige";
}

/// The choices; all of them hold at once.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Filter {
    /// Words that must be found.
    pub words: Needle,
    /// Only this day.
    pub day: Option<LocalDate>,
    /// Only here.
    pub place: Option<PlaceId>,
    /// Only for these.
    pub audience: Option<Audience>,
    /// Only about this.
    pub theme: Option<Theme>,
    /// Only with free seats.
    pub free: bool,
}

impl Filter {
    /// Follows the address bar. A value that is not understood filters nothing.
    pub fn from_query(router: Router) -> Memo<Self> {
        let words = router.query(keys::WORDS);
        let day = router.query(keys::DAY);
        let place = router.query(keys::PLACE);
        let audience = router.query(keys::AUDIENCE);
        let theme = router.query(keys::THEME);
        let free = router.query(keys::FREE);
        Memo::new(move |_| Self {
            words: words.with(|words| Needle::new(words)),
            day: day.with(|day| intl::parse_iso_date(day)),
            place: place.with(|place| place.parse().ok()),
            audience: audience.with(|slug| {
                Audience::ALL.into_iter().find(|audience| audience_slug(*audience) == slug)
            }),
            theme: theme
                .with(|slug| Theme::ALL.into_iter().find(|theme| theme_slug(*theme) == slug)),
            free: free.with(|free| free == "1"),
        })
    }

    /// How many choices of the panel are made; words, day and audience are seen without it.
    #[must_use]
    pub fn panel_count(&self) -> u32 {
        u32::from(self.place.is_some()) + u32::from(self.theme.is_some()) + u32::from(self.free)
    }

    /// Whether nothing is left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
            && self.day.is_none()
            && self.audience.is_none()
            && self.panel_count() == 0
    }

    /// Whether a date passes, its day aside. `found` are the activities that have the words, in the order of their
    /// ids, where words were typed.
    #[must_use]
    pub fn admits(&self, date: &OccurrenceView<'_>, found: Option<&[ActivityId]>) -> bool {
        let activity = date.activity;
        self.place.is_none_or(|place| activity.place == place)
            && self.audience.is_none_or(|audience| activity.audiences.contains(&audience))
            && self.theme.is_none_or(|theme| activity.themes.contains(&theme))
            && (!self.free || Seats::of(date).is_free())
            && found.is_none_or(|found| found.binary_search(&activity.id).is_ok())
    }
}

/// Takes every choice out of the address bar.
pub fn clear(router: Router) {
    use keys::{AUDIENCE, DAY, FREE, PLACE, THEME, WORDS};
    router.set_query(&[WORDS, DAY, PLACE, AUDIENCE, THEME, FREE].map(|key| (key, "")));
}

/// An audience in the address bar.
#[must_use]
pub const fn audience_slug(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => "alle",
        Audience::Children => "boern",
        Audience::Young => "unge",
        Audience::Adults => "voksne",
        Audience::Families => "familier",
        Audience::Elders => "aeldre",
        Audience::Women => "kvinder",
    }
}

/// A theme in the address bar.
#[must_use]
pub const fn theme_slug(theme: Theme) -> &'static str {
    match theme {
        Theme::Community => "faellesskab",
        Theme::Food => "mad",
        Theme::Culture => "kultur",
        Theme::Sport => "bevaegelse",
        Theme::Advice => "raad",
        Theme::Learning => "laering",
        Theme::Green => "groent",
        Theme::Parenting => "foraeldre",
        Theme::Play => "leg",
        Theme::Market => "loppemarked",
    }
}
