//! What those see who answer: welcome, questions, thanks; then the next person.

use std::sync::Arc;

use leptos::prelude::*;
use sammen_domain::Survey;
use sammen_sync_indexeddb::{Kiosk, Tap};
use sammen_xforms::xform::XForm;
use wasm_bindgen_futures::spawn_local;

use super::{
    idle::IdleWatch,
    interview::Interviewing,
    leave::Staff,
    screens::{Intro, Left, NoSurvey, Over},
    tongues::Welcome,
};
use crate::{
    components::{ConfirmDialog, Skeletons},
    pages::survey::{Answering, Chosen, Steps, around},
    routing::{Route, use_router},
    service_worker,
    state::{AppState, use_app},
};

/// After the last screen, the next person's comes by itself.
const LAST_SCREEN_SECONDS: u32 = 15;

/// What is asked here.
#[derive(Clone)]
pub struct Asked {
    /// What the staff chose.
    pub kiosk: Kiosk,
    /// The survey.
    pub survey: Survey,
    /// Its form.
    pub form: Arc<XForm>,
}

/// Where the person before the screen is.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Phase {
    Welcome,
    /// In this language.
    Intro(String),
    Answering(String),
    /// She has finished; her answers wait, sealed.
    Over,
    /// She has not; nothing of hers is anywhere.
    Left,
    Staff,
}

/// One person after the other.
#[component]
pub fn Round() -> impl IntoView {
    let app = use_app();
    document().set_title("Sammen");
    forget_when_brought_back();
    // Whatever was opened: nothing of the address says where the staff were, and they come back to where they began.
    use_router().replace(&Route::Kiosk);
    let kiosk = RwSignal::new(None::<Kiosk>);
    Effect::new(move |_| {
        if app.ready.get() {
            spawn_local(async move {
                kiosk.try_set(app.kiosk_chosen().await);
            });
        }
    });
    // A pull while somebody answers changes nothing for her: what is asked is read once.
    move || match kiosk.get() {
        None => Skeletons().into_any(),
        Some(kiosk) => match untrack(|| asked(app, kiosk)) {
            Some(asked) if asked.kiosk.interviews.is_some() => {
                view! { <Interviewing asked=asked /> }.into_any()
            }
            Some(asked) => view! { <Persons asked=asked /> }.into_any(),
            None => view! { <NoSurvey /> }.into_any(),
        },
    }
}

#[component]
fn Persons(
    /// What is asked.
    asked: Asked,
) -> impl IntoView {
    let app = use_app();
    let phase = RwSignal::new(Phase::Welcome);
    let idle_seconds = asked.kiosk.setup.idle_seconds;
    let asked = StoredValue::new(asked);
    let chosen = Chosen::provide();
    let first = app.locale.get_untracked();
    let next = Callback::new(move |()| {
        chosen.speak_for_now(app, first.code());
        phase.set(Phase::Welcome);
        begin_anew();
    });
    let on_idle = Callback::new(move |()| match phase.get_untracked() {
        Phase::Answering(_) => phase.set(Phase::Left),
        _ => next.run(()),
    });
    let screen = move || {
        let phase_now = phase.get();
        untrack(|| match phase_now {
            Phase::Welcome => {
                let on_language = Callback::new(move |code: String| {
                    chosen.speak_for_now(app, &code);
                    phase.set(Phase::Intro(code));
                });
                let on_staff = Callback::new(move |()| phase.set(Phase::Staff));
                let (survey, form) = asked.with_value(|one| (one.survey.clone(), one.form.clone()));
                view! { <Welcome survey form on_language on_staff /> }.into_any()
            }
            Phase::Intro(code) => {
                let begins = code.clone();
                let on_begin = Callback::new(move |()| phase.set(Phase::Answering(begins.clone())));
                let survey = asked.with_value(|one| one.survey.clone());
                view! { <Intro survey code on_begin on_back=next /> }.into_any()
            }
            Phase::Answering(code) => {
                let on_sent = Callback::new(move |()| phase.set(Phase::Over));
                let on_leave = Callback::new(move |()| phase.set(Phase::Left));
                answering(asked.get_value(), &code, None, on_sent, on_leave)
            }
            Phase::Over => view! { <Over on_next=next /> }.into_any(),
            Phase::Left => view! { <Left on_next=next /> }.into_any(),
            Phase::Staff => view! { <Staff on_back=next /> }.into_any(),
        })
    };
    let watch = move || {
        let (seconds, is_asked) = match phase.get() {
            Phase::Welcome => return None,
            Phase::Over | Phase::Left => (LAST_SCREEN_SECONDS, false),
            _ => (idle_seconds, true),
        };
        Some(view! { <IdleWatch seconds=seconds is_asked=is_asked on_over=on_idle /> })
    };
    view! {
        {screen}
        {watch}
    }
}

/// The questions, and a way out of them that leaves nothing. `interview` is the visit, where somebody asks them.
pub fn answering(
    asked: Asked,
    code: &str,
    interview: Option<Tap>,
    on_sent: Callback<()>,
    on_leave: Callback<()>,
) -> AnyView {
    let Asked { kiosk, survey, form } = asked;
    let area = kiosk.setup.area;
    let answering = Answering::handed_round(area, survey.id, form, on_sent, on_leave, interview);
    answering.speak_here(code);
    let asks = RwSignal::new(false);
    // The words follow the language that the person chooses on the way.
    let said = move |words: fn() -> &'static str| {
        Signal::derive(move || {
            answering.language.track();
            words().to_owned()
        })
    };
    let stop = said(|| around().kiosk_stop());
    view! {
        <div class="kiosk__stop">
            <button
                type="button"
                class="button button--quiet"
                data-test="kiosk-stop"
                on:click=move |_| asks.set(true)
            >
                {stop}
            </button>
        </div>
        <Steps answering=answering />
        <ConfirmDialog
            open=asks
            title=said(|| around().kiosk_stop_title())
            body=said(|| around().kiosk_stop_body())
            confirm=stop
            keep=said(|| around().kiosk_stop_keep())
            on_confirm=on_leave
        />
    }
    .into_any()
}

/// A page that the browser had put aside is as it was when somebody left it: it begins anew instead.
fn forget_when_brought_back() {
    let listener = window_event_listener_untyped("pageshow", |event| {
        let was_aside = js_sys::Reflect::get(&event, &"persisted".into());
        if was_aside.is_ok_and(|was| was.is_truthy()) {
            let _ = window().location().reload();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Loads the page anew, where it is sure to come without a network: nothing that was in memory is there any more.
pub fn begin_anew() {
    if service_worker::is_kept() {
        let _ = window().location().reload();
    }
}

fn asked(app: AppState, kiosk: Kiosk) -> Option<Asked> {
    let area = &kiosk.setup.area;
    let view = app.views.with_untracked(|views| views.get(area).cloned())?;
    let survey = view.surveys.iter().find(|survey| survey.id == kiosk.setup.survey).cloned()?;
    let form = Arc::new(XForm::from_bytes(&survey.form).ok()?);
    Some(Asked { kiosk, survey, form })
}
