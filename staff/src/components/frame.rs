//! What stands around every page of the staff.

use leptos::prelude::*;
use sammen_domain::AreaId;

use crate::{
    api::{Me, Role},
    routing::{Route, use_router},
    state::use_staff,
    words::m,
};

/// The bar with the area, and what there is to do in it.
#[component]
pub fn Frame(
    /// What is on the page.
    children: Children,
) -> impl IntoView {
    let staff = use_staff();
    let route = use_router().route();
    let bar = move || {
        let area = route.with(|route| route.area().cloned());
        let name = area.as_ref().map(|area| staff.area_name(area));
        view! {
            <a class="staff-bar__name" href=Route::Areas.path()>
                "Sammen"
                {name.map(|name| view! { <span class="staff-bar__area">{name}</span> })}
            </a>
            {staff
                .me()
                .map(|_| {
                    view! {
                        <a
                            class="button button--quiet"
                            href=Route::Own.path()
                            aria-current=move || (route.get() == Route::Own).then_some("page")
                            data-test="nav-own"
                        >
                            {m().nav_own()}
                        </a>
                    }
                })}
        }
    };
    let links = move || {
        let me = staff.me()?;
        let area = route.with(|route| route.area().cloned())?;
        let items = pages(&me, &area)
            .into_iter()
            .map(|(page, words, test)| {
                let path = page.path();
                let is_current = move || is_within(&route.get(), &page).then_some("page");
                view! {
                    <li>
                        <a class="chip" href=path aria-current=is_current data-test=test>
                            {words}
                        </a>
                    </li>
                }
            })
            .collect_view();
        Some(view! {
            <nav aria-label=m().nav_label()>
                <ul class="chips">{items}</ul>
            </nav>
        })
    };
    view! {
        <header>
            <div class="staff-bar">{bar}</div>
            {links}
        </header>
        <main class="staff-page" id="content" tabindex="-1">
            {children()}
        </main>
    }
}

/// The pages of an area that somebody's roles open.
fn pages(me: &Me, area: &AreaId) -> Vec<(Route, &'static str, &'static str)> {
    let is_planner = me.has_role(area, &[Role::Staff, Role::Administrator]);
    let is_administrator = me.has_role(area, &[Role::Administrator]);
    let all = [
        (is_planner, Route::Volunteers(area.clone()), m().nav_volunteers(), "nav-volunteers"),
        (true, Route::Activities(area.clone()), m().nav_activities(), "nav-activities"),
        (is_planner, Route::Door(area.clone()), m().nav_door(), "nav-door"),
        (is_planner, Route::Shifts(area.clone()), m().nav_shifts(), "nav-shifts"),
        (is_planner, Route::Lending(area.clone()), m().nav_lending(), "nav-lending"),
        (true, Route::LogBook(area.clone()), m().nav_log_book(), "nav-log-book"),
        (true, Route::Surveys(area.clone()), m().nav_surveys(), "nav-surveys"),
        (is_administrator, Route::People(area.clone()), m().nav_people(), "nav-people"),
        (is_administrator, Route::Log(area.clone()), m().nav_log(), "nav-log"),
    ];
    all.into_iter()
        .filter(|(is_open, ..)| *is_open)
        .map(|(_, page, words, test)| (page, words, test))
        .collect()
}

/// Whether one is at a page, or below it.
fn is_within(here: &Route, page: &Route) -> bool {
    match (here, page) {
        (Route::Occurrence(area, _), Route::Activities(of)) => area == of,
        _ => here == page,
    }
}
