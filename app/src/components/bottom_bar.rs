//! The places of the app, within reach of a thumb.

use leptos::prelude::*;

use super::{Icon, IconView};
use crate::{routing::Route, state::use_app, words::m};

/// Aktiviteter, Undersøgelser, Mit, Mere; and Døren for volunteers.
#[component]
pub fn BottomBar(
    /// The page that is shown.
    route: Memo<Route>,
) -> impl IntoView {
    let app = use_app();
    let has_role = Memo::new(move |_| app.has_role());
    let item = move |to: Route, icon: Icon, words: fn() -> &'static str| {
        let path = to.path();
        let current = move || section(&route.get()) == to;
        view! {
            <li>
                <a
                    class="bottom-bar__item"
                    href=path
                    aria-current=move || current().then_some("page")
                >
                    <span class="bottom-bar__icon"><IconView icon=icon /></span>
                    <span>{words}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="bottom-bar" aria-label=m().nav_label()>
            <ul class="bottom-bar__list">
                {item(Route::Activities, Icon::Calendar, || m().nav_activities())}
                {item(Route::Surveys, Icon::Speech, || m().nav_surveys())}
                {item(Route::Mit, Icon::Bookmark, || m().nav_mit())}
                {move || has_role.get().then(|| item(Route::Door, Icon::People, || m().nav_door()))}
                {item(Route::More, Icon::More, || m().nav_more())}
            </ul>
        </nav>
    }
}

/// The place in the bar that a page belongs to.
fn section(route: &Route) -> Route {
    match route {
        Route::Activities | Route::Activity(..) => Route::Activities,
        Route::Surveys | Route::Survey(_) => Route::Surveys,
        Route::Mit | Route::Reach => Route::Mit,
        Route::Door | Route::Lending | Route::Shifts => Route::Door,
        Route::NeedsNetwork | Route::NotFound => Route::NotFound,
        _ => Route::More,
    }
}
