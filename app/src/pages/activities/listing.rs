//! Which dates are shown, and what their cards say.

use std::collections::BTreeMap;

use leptos::prelude::*;
use sammen_domain::{ActivityId, Cost, LocalDate, LocalDateTime, Needle};
use sammen_sync::{OccurrenceView, View};

use super::filter::Filter;
use crate::{
    components::{DayBlock, Seats, Standing, change_words},
    routing::Route,
    state::AppState,
    words::{cost, m, text, text_language, time},
};

/// How far ahead the list goes before more is asked for.
pub const HORIZON_DAYS: i32 = 35;
/// How many cards are drawn before more is asked for.
pub const CARDS_STEP: usize = 50;

/// The activities that have the words that were typed, by their ids; `None` where none were.
#[derive(Clone, Copy)]
pub struct Found(Memo<Option<Vec<ActivityId>>>);

impl Found {
    /// Follows the shown area and what is typed. Every language is searched, whichever is shown.
    pub fn new(app: AppState, filter: Memo<Filter>) -> Self {
        let words = Memo::new(move |_| filter.with(|filter| filter.words.clone()));
        Self(Memo::new(move |_| {
            let find = |words: &Needle| app.view().map_or_else(Vec::new, |view| view.find(words));
            words.with(|words| (!words.is_empty()).then(|| find(words)))
        }))
    }
}

/// What one card says, in the person's language.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Card {
    /// Where it leads.
    pub href: String,
    /// The block at the start edge.
    pub block: DayBlock,
    /// What happens.
    pub title: String,
    /// The title's language, where it is not the page's.
    pub language: Option<String>,
    /// Where, when and for how much.
    pub details: String,
    /// What was first planned, where it is at another time now.
    pub change: Option<String>,
    /// Seats as last known.
    pub seats: Seats,
    /// This phone's registration.
    pub standing: Option<Standing>,
}

/// The cards in their groups.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Listing {
    /// On the chosen day, where one is chosen; the other groups are empty then.
    pub day: Vec<Card>,
    /// Today.
    pub today: Vec<Card>,
    /// Until Sunday.
    pub week: Vec<Card>,
    /// After that.
    pub later: Vec<Card>,
    /// How many dates pass the filter.
    pub total: usize,
    /// Whether some of them have no card yet.
    pub more: bool,
}

/// How far the person has asked to see.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reach {
    /// Days from today; a search reaches as far as there are dates.
    pub days: i32,
    /// Cards.
    pub cards: usize,
}

/// The dates that pass, in their groups.
pub fn list(
    app: AppState,
    found: Found,
    filter: &Filter,
    now: LocalDateTime,
    reach: Reach,
) -> Listing {
    let Some(view) = app.view() else { return Listing::default() };
    let today = now.date;
    let last = today.plus_days(reach.days);
    let sunday = today.monday().plus_days(6);
    let mut listing = Listing::default();
    let found = found.0.read();
    for date in upcoming(&view, now) {
        let day = date.occurrence.starts.date.max(today);
        if filter.day.is_some_and(|chosen| chosen != day) || !filter.admits(&date, found.as_deref())
        {
            continue;
        }
        listing.total += 1;
        let beyond = filter.is_empty() && day > last;
        if beyond || listing.total > reach.cards {
            listing.more = true;
            continue;
        }
        let group = match day {
            _ if filter.day.is_some() => &mut listing.day,
            day if day == today => &mut listing.today,
            day if day <= sunday => &mut listing.week,
            _ => &mut listing.later,
        };
        group.push(card(&view, &date, now));
    }
    listing
}

/// How much passes on each day, the chosen day aside; what is cancelled does not count.
pub fn counts_by_day(
    app: AppState,
    found: Found,
    filter: &Filter,
    now: LocalDateTime,
) -> BTreeMap<LocalDate, u32> {
    let mut counts = BTreeMap::new();
    let Some(view) = app.view() else { return counts };
    let found = found.0.read();
    for date in upcoming(&view, now) {
        if date.occurrence.is_scheduled() && filter.admits(&date, found.as_deref()) {
            *counts.entry(date.occurrence.starts.date.max(now.date)).or_default() += 1;
        }
    }
    counts
}

/// Everything that has not ended.
fn upcoming(view: &View, now: LocalDateTime) -> impl Iterator<Item = OccurrenceView<'_>> {
    view.dates().filter(move |date| date.occurrence.ends > now)
}

fn card(view: &View, date: &OccurrenceView<'_>, now: LocalDateTime) -> Card {
    let OccurrenceView { occurrence, activity, .. } = *date;
    let is_today = occurrence.starts.date <= now.date;
    let place = view.places.get(&activity.place).map(|place| text(&place.name));
    let span =
        || m().when_from_until(&time(occurrence.starts.minute), &time(occurrence.ends.minute));
    // The block of today's cards has the clock already.
    let when = (!is_today).then(span);
    let price = (activity.cost != Cost::Free).then(|| cost(activity.cost));
    let details: Vec<String> = [place, when, price].into_iter().flatten().collect();
    Card {
        href: Route::Activity(activity.id, Some(occurrence.id)).path(),
        block: if is_today {
            DayBlock::today(occurrence.starts, occurrence.ends.minute, now)
        } else {
            DayBlock::date(occurrence.starts.date)
        },
        title: text(&activity.title),
        language: text_language(&activity.title),
        details: details.join(" · "),
        change: change_words(occurrence, now.date),
        seats: Seats::of(date),
        standing: view
            .registration_for(occurrence)
            .map(|registration| Standing::of(registration, occurrence, activity)),
    }
}
