//! An area's activities with their dates, and how full they are.

use leptos::prelude::*;
use sammen_domain::AreaId;

use crate::{
    api::{Activity, Date, Role},
    components::{Heading, Shown},
    routing::Route,
    state::{load, use_staff},
    words::{m, moment, text},
};

/// So many dates of an activity are listed at once.
const DATES_MAX: usize = 6;
/// So many activities are listed; a search finds the others.
const ACTIVITIES_MAX: usize = 40;

/// The page.
#[component]
pub fn ActivitiesPage(
    /// The area.
    area: AreaId,
) -> impl IntoView {
    let path = format!("/api/staff/areas/{area}/activities");
    let loaded = load::<Vec<Activity>>(move || Some(path.clone()));
    let search = RwSignal::new(String::new());
    let area = StoredValue::new(area);
    view! {
        <Heading text=m().activities_title() />
        <label class="field">
            <span class="field__label">{m().activities_search()}</span>
            <input
                class="field__input"
                type="search"
                autocomplete="off"
                prop:value=move || search.get()
                on:input=move |event| search.set(event_target_value(&event))
                data-test="search"
            />
        </label>
        <Shown
            loaded=loaded
            show=Callback::new(move |activities| {
                view! { <Listing area=area.get_value() activities=activities search=search /> }
                    .into_any()
            })
        />
    }
}

#[component]
fn Listing(
    /// The area.
    area: AreaId,
    /// The activities.
    activities: Vec<Activity>,
    /// What is searched for.
    search: RwSignal<String>,
) -> impl IntoView {
    let staff = use_staff();
    let now = sammen_sync_indexeddb::now();
    let opens =
        staff.me().is_some_and(|me| me.has_role(&area, &[Role::Staff, Role::Administrator]));
    let mut titled: Vec<(String, Activity)> = activities
        .into_iter()
        .map(|mut activity| {
            activity.occurrences.retain(|date| date.ends_at > now);
            (text(&activity.title), activity)
        })
        .filter(|(_, activity)| !activity.occurrences.is_empty())
        .collect();
    titled.sort_by_key(|(_, activity)| activity.occurrences.first().map(|date| date.starts_at));
    let titled = StoredValue::new(titled);
    move || {
        let wanted = search.get().to_lowercase();
        let found: Vec<AnyView> = titled.with_value(|titled| {
            let matches = titled.iter().filter(|(title, _)| title.to_lowercase().contains(&wanted));
            let shown = matches.take(ACTIVITIES_MAX);
            shown.map(|(title, activity)| card(&area, title, activity, opens).into_any()).collect()
        });
        if found.is_empty() {
            return view! { <p class="muted" role="status">{m().activities_none()}</p> }.into_any();
        }
        let more = (found.len() == ACTIVITIES_MAX)
            .then(|| view! { <p class="note">{m().activities_more()}</p> });
        view! {
            <ul class="stack">{found}</ul>
            {more}
        }
        .into_any()
    }
}

fn card(area: &AreaId, title: &str, activity: &Activity, opens: bool) -> impl IntoView + use<> {
    let line = |date: &Date| date_line(area, date, opens).into_any();
    let dates: Vec<AnyView> = activity.occurrences.iter().take(DATES_MAX).map(line).collect();
    let later: Vec<AnyView> = activity.occurrences.iter().skip(DATES_MAX).map(line).collect();
    let later = (!later.is_empty()).then(|| {
        let count = u32::try_from(later.len()).unwrap_or(u32::MAX);
        view! {
            <details class="details">
                <summary>{m().dates_more(count)}</summary>
                <ul class="stack">{later}</ul>
            </details>
        }
    });
    view! {
        <li class="card stack" data-test="activity">
            <h2>{title.to_owned()}</h2>
            <ul class="stack">{dates}</ul>
            {later}
        </li>
    }
}

fn date_line(area: &AreaId, date: &Date, opens: bool) -> impl IntoView + use<> {
    let when = moment(area, date.starts_at);
    let path = Route::Occurrence(area.clone(), date.id).path();
    let when = if opens {
        view! {
            <a class="date-line__when" href=path data-test="date">
                {when}
            </a>
        }
        .into_any()
    } else {
        view! { <span class="date-line__when">{when}</span> }.into_any()
    };
    view! { <li class="date-line">{when} <span class="note">{seats(date)}</span></li> }
}

/// How full a date is, in words.
pub(super) fn seats(date: &Date) -> String {
    if date.is_cancelled {
        return m().date_cancelled().to_owned();
    }
    let taken = match date.capacity {
        Some(capacity) => m().seats_of(date.confirmed_persons, capacity),
        None => m().seats_taken(date.confirmed_persons),
    };
    match date.waiting_households {
        0 => taken,
        waiting => format!("{taken} · {}", m().households_wait(waiting)),
    }
}
