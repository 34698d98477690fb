//! The root: state, router, the frame around every page.

use leptos::prelude::*;
use sammen_i18n::Locale;

use crate::{
    components::{Banners, BottomBar, TopBar},
    pages::{ActivitiesPage, NotFoundPage, WelcomePage, later},
    routing::{Route, Router},
    service_worker,
    settings::Theme,
    state::{self, AppState},
    words::m,
};

/// Puts the app in place of the shell that came with the HTML.
pub fn mount() {
    mount_to_body(App);
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
}

/// The app.
#[component]
fn App() -> impl IntoView {
    let app = state::boot();
    let router = Router::provide();
    service_worker::register(app);
    follow_language_and_theme(app);
    let route = router.route();
    let welcome = Memo::new(move |_| {
        // A code from another phone says which area is followed, and so does an invitation.
        let needs_no_area = matches!(
            route.get(),
            Route::About | Route::Accessibility | Route::Phones | Route::NeedsNetwork
        );
        app.ready.get() && app.followed.with(Vec::is_empty) && !needs_no_area
    });
    let answering = move || matches!(route.get(), Route::Survey(_)) && !welcome.get();
    // Another language makes everything anew, so that texts need not be signals: a third of the code.
    move || {
        app.locale.track();
        if app.kiosk.get() {
            return view! {
                <div class="app">
                    <main class="page" id="content" tabindex="-1">
                        {later::kiosk()}
                    </main>
                </div>
            }
            .into_any();
        }
        view! {
            <div class="app">
                <a class="skip-link" href="#content">{m().skip_to_content()}</a>
                <TopBar route=route welcome=welcome />
                <main class="page" id="content" tabindex="-1">
                    <Banners />
                    {move || {
                        if welcome.get() { WelcomePage().into_any() } else { page(route.get()) }
                    }}
                </main>
                {move || {
                    (!welcome.get() && !answering()).then(|| view! { <BottomBar route=route /> })
                }}
            </div>
        }
        .into_any()
    }
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Activities => view! { <ActivitiesPage /> }.into_any(),
        Route::Activity(id, date) => later::activity(id, date),
        Route::Mit => later::mit(),
        Route::Surveys => later::surveys(None),
        Route::Survey(id) => later::surveys(Some(id)),
        Route::NotFound => view! { <NotFoundPage /> }.into_any(),
        Route::Lending | Route::Shifts => later::work(route),
        Route::Kiosk => later::kiosk(),
        Route::Door
        | Route::More
        | Route::Places(_)
        | Route::Place(_)
        | Route::Service(_)
        | Route::Partner(_)
        | Route::Settings
        | Route::Reach
        | Route::Phones
        | Route::About
        | Route::Accessibility
        | Route::NeedsNetwork => later::more(route),
    }
}

fn follow_language_and_theme(app: AppState) {
    let root = document().document_element();
    Effect::new(move |_| {
        let locale: Locale = app.locale.get();
        let Some(root) = root.as_ref() else { return };
        let _ = root.set_attribute("lang", locale.code());
        let _ = root.set_attribute("dir", if locale.is_rtl() { "rtl" } else { "ltr" });
        let theme = match app.theme.get() {
            Theme::AsPhone => return drop(root.remove_attribute("data-theme")),
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let _ = root.set_attribute("data-theme", theme);
    });
}
