//! What was done in an area, and by whom; for administrators.

mod filter;
mod subjects;

use leptos::prelude::*;
use sammen_domain::AreaId;
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{AuditEntry, AuditFilter, AuditPage},
    components::{Heading, Notice, Shown, Tone},
    state::{load, use_staff},
    words::{self, m, moment},
};
use filter::FilterForm;
use subjects::Subjects;

/// The page.
#[component]
pub fn LogPage(
    /// The area.
    area: AreaId,
) -> impl IntoView {
    let wanted = RwSignal::new(AuditFilter::default());
    let path = format!("/api/staff/areas/{area}/audit");
    let first = {
        let path = path.clone();
        load::<AuditPage>(move || Some(format!("{path}{}", wanted.with(|f| f.query(None)))))
    };
    let subjects = Subjects::load(&area);
    let (area, path) = (StoredValue::new(area), StoredValue::new(path));
    let show = move |page: AuditPage| {
        view! {
            <Lines
                area=area.get_value()
                path=path.get_value()
                filter=wanted.get_untracked()
                first=page
                subjects=subjects
            />
        }
        .into_any()
    };
    view! {
        <Heading text=m().log_title() />
        <p class="note">{m().log_explained()}</p>
        <FilterForm area=area.get_value() wanted=wanted subjects=subjects />
        <Shown loaded=first show=Callback::new(show) />
    }
}

#[component]
fn Lines(
    /// The area.
    area: AreaId,
    /// Where the log is.
    path: String,
    /// Which lines.
    filter: AuditFilter,
    /// The newest.
    first: AuditPage,
    /// What lines are about.
    subjects: Subjects,
) -> impl IntoView {
    let staff = use_staff();
    let entries = RwSignal::new(first.entries);
    let next = RwSignal::new(first.next);
    let problem = RwSignal::new(None);
    let more = move |_| {
        let Some(after) = next.get_untracked() else { return };
        let (path, owner) = (format!("{path}{}", filter.query(Some(&after))), Owner::current());
        spawn_local(async move {
            match staff.get::<AuditPage>(&path).await {
                Ok(page) => {
                    let _ = entries.try_update(|entries| entries.extend(page.entries));
                    let _ = next.try_set(page.next);
                    let _ = problem.try_set(None);
                }
                Err(failure) => {
                    let told = owner.map(|owner| owner.with(|| words::failure(failure)));
                    let _ = problem.try_set(told);
                }
            }
        });
    };
    let rows = move || {
        let line = |entry: &AuditEntry| row(&area, entry, subjects).into_any();
        entries.with(|entries| entries.iter().map(line).collect::<Vec<_>>())
    };
    let none = move || {
        entries
            .with(Vec::is_empty)
            .then(|| view! { <p class="muted" role="status">{m().log_none()}</p> })
    };
    view! {
        {none}
        <ol class="log">{rows}</ol>
        <Notice tone=Tone::Stop text=problem />
        {move || {
            next.get()
                .map(|_| {
                    let more = more.clone();
                    view! {
                        <button type="button" class="button" on:click=more data-test="log-more">
                            {m().log_more()}
                        </button>
                    }
                })
        }}
    }
}

fn row(area: &AreaId, entry: &AuditEntry, subjects: Subjects) -> impl IntoView + use<> {
    let who = match &entry.actor {
        None => m().log_nobody().to_owned(),
        Some(actor) => actor.display_name.clone().unwrap_or_else(|| m().log_gone().to_owned()),
    };
    let what = words::action(&entry.action).map_or_else(|| entry.action.clone(), str::to_owned);
    let subject = entry.subject.clone();
    let about = move || subjects.find(subject.as_deref()?);
    view! {
        <li class="log__line" data-test="log-line">
            <span class="note">{moment(area, entry.at)}</span>
            <span class="log__what">{who} ": " {what}</span>
            <span class="note">{about}</span>
        </li>
    }
}
