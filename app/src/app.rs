//! The root: state, router, the frame around every page.

use leptos::prelude::*;
use sammen_i18n::Locale;

use crate::{
    components::{Banners, BottomBar, TopBar},
    pages::{
        AboutPage, AccessibilityPage, ActivitiesPage, ActivityPage, DoorPage, MitPage, MorePage,
        NotFoundPage, PartnerPage, PhonesPage, PlacePage, PlacesPage, ServicePage, SettingsPage,
        SurveyPage, SurveysPage, WelcomePage,
    },
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
        // A code from another phone says which area is followed.
        let needs_no_area =
            matches!(route.get(), Route::About | Route::Accessibility | Route::Phones);
        app.ready.get() && app.followed.with(Vec::is_empty) && !needs_no_area
    });
    let answering = move || matches!(route.get(), Route::Survey(_)) && !welcome.get();
    // Another language makes everything anew, so that texts need not be signals: a third of the code.
    move || {
        app.locale.track();
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
    }
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Activities => view! { <ActivitiesPage /> }.into_any(),
        Route::Activity(id, date) => view! { <ActivityPage id=id date=date /> }.into_any(),
        Route::Mit => view! { <MitPage /> }.into_any(),
        Route::Surveys => view! { <SurveysPage /> }.into_any(),
        Route::Survey(id) => view! { <SurveyPage id=id /> }.into_any(),
        Route::Door => view! { <DoorPage /> }.into_any(),
        Route::More => view! { <MorePage /> }.into_any(),
        Route::Places(tab) => view! { <PlacesPage tab=tab /> }.into_any(),
        Route::Place(id) => view! { <PlacePage id=id /> }.into_any(),
        Route::Service(id) => view! { <ServicePage id=id /> }.into_any(),
        Route::Partner(id) => view! { <PartnerPage id=id /> }.into_any(),
        Route::Settings => view! { <SettingsPage /> }.into_any(),
        Route::Phones => view! { <PhonesPage /> }.into_any(),
        Route::About => view! { <AboutPage /> }.into_any(),
        Route::Accessibility => view! { <AccessibilityPage /> }.into_any(),
        Route::NotFound => view! { <NotFoundPage /> }.into_any(),
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
