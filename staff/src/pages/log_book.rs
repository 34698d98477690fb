//! The log book: how programmes were attended, and by how many of those who chose to be counted.

mod csv;
mod figures;

use leptos::prelude::*;
use sammen_domain::AreaId;

use crate::{
    api::ProgrammeFigures,
    components::{Heading, Shown},
    state::load,
    words::m,
};
use csv::csv_href;
use figures::{Figure, figures_of, months_of};

/// The success criterion counts over four years.
const YEARS: i32 = 4;
/// The first year that can be chosen.
const YEAR_FIRST: i32 = 2017;

/// The page.
#[component]
pub fn LogBookPage(
    /// The area.
    area: AreaId,
) -> impl IntoView {
    let this_year = i32::try_from(js_sys::Date::new_0().get_full_year()).unwrap_or(YEAR_FIRST);
    let from = RwSignal::new(this_year - YEARS + 1);
    let to = RwSignal::new(this_year);
    let path = format!("/api/staff/areas/{area}/log-book");
    let loaded = load::<Vec<ProgrammeFigures>>(move || {
        // A period that ends before it begins is its first year.
        let (from, to) = (from.get(), to.get().max(from.get()));
        Some(format!("{path}?from={from}&to={to}"))
    });
    let years = StoredValue::new((YEAR_FIRST..=this_year).rev().collect::<Vec<_>>());
    view! {
        <Heading text=m().log_book_title() />
        <p>{m().log_book_explained()}</p>
        <div class="button-row">
            <Year id="log-book-from" label=m().log_book_from() years=years value=from />
            <Year id="log-book-to" label=m().log_book_to() years=years value=to />
        </div>
        <Shown
            loaded=loaded
            show=Callback::new(move |found| {
                let period = period(from.get_untracked(), to.get_untracked());
                programmes(found, &period).into_any()
            })
        />
        <p class="note">{m().log_book_small()}</p>
    }
}

fn period(from: i32, to: i32) -> String {
    if to <= from { from.to_string() } else { format!("{from}–{to}") }
}

#[component]
fn Year(
    /// What the field is known by.
    id: &'static str,
    /// What it is called.
    label: &'static str,
    /// The years to choose from.
    years: StoredValue<Vec<i32>>,
    /// The one that is chosen.
    value: RwSignal<i32>,
) -> impl IntoView {
    let choose = move |event| {
        if let Ok(year) = event_target_value(&event).parse() {
            value.set(year);
        }
    };
    let option = move |year: i32| {
        let is_chosen = value.get_untracked() == year;
        view! { <option value=year.to_string() selected=is_chosen>{year.to_string()}</option> }
    };
    let options = years.get_value().into_iter().map(option).collect_view();
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            <select class="field__input" id=id on:change=choose>
                {options}
            </select>
        </div>
    }
}

fn programmes(found: Vec<ProgrammeFigures>, period: &str) -> impl IntoView {
    if found.is_empty() {
        return view! { <p class="muted" data-test="log-book-none">{m().log_book_none()}</p> }
            .into_any();
    }
    let file = csv_href(&found, period);
    let cards = found.into_iter().map(|programme| card(&programme)).collect_view();
    view! {
        <ul class="stack">{cards}</ul>
        <p>
            <a
                class="button"
                href=file
                download=format!("logbog-{period}.csv")
                data-test="log-book-file"
            >
                {m().log_book_file()}
            </a>
        </p>
    }
    .into_any()
}

fn card(programme: &ProgrammeFigures) -> impl IntoView + use<> {
    let row = |figure: Figure| {
        view! {
            <div data-test=figure.test>
                <dt>{figure.name}</dt>
                <dd>
                    <strong>{figure.value}</strong>
                    <span class="note">" " {figure.explained}</span>
                </dd>
            </div>
        }
    };
    let rows = figures_of(programme).into_iter().map(row).collect_view();
    let month =
        |(month, attendances)| view! { <li>{month} ": " <strong>{attendances}</strong></li> };
    let months = months_of(programme).into_iter().map(month).collect_view();
    view! {
        <li class="card stack" data-test="programme">
            <h2>{programme.programme.clone()}</h2>
            <dl class="stack">{rows}</dl>
            <details>
                <summary>{m().log_book_months()}</summary>
                <ul>{months}</ul>
            </details>
        </li>
    }
}
