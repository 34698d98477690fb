//! The camera, and under it what it read: as large as the screen, for sunlight and arm's length.

use leptos::prelude::*;
use web_sys::{CustomEvent, Element};

use super::{
    claim::claim,
    trouble::{State, Trouble},
};
use crate::{
    components::Sheet,
    pages::door::{
        desk::Desk,
        result::{Said, Shown},
        walk_in::Sizes,
    },
    state::use_app,
    words::late,
};

/// What the browser runs beside the app: the element of the camera.
const CAMERA: &str = "/scanner/camera.js";

/// The scanner over the door.
#[component]
pub fn ScanSheet(
    /// The door.
    desk: Desk,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let state = RwSignal::new(State::Starting);
    let (has_torch, torch) = (RwSignal::new(false), RwSignal::new(false));
    let silent = use_app().silent_door();
    // Each try is an element of its own.
    let attempt = RwSignal::new(0_u32);
    desk.shown.set(None);
    let read = move |event: CustomEvent| {
        if let Some(text) = event_target::<Element>(&event).get_attribute("data-text") {
            desk.let_in(move |place| claim(&text, &place.view.ticket_keys, &place.date));
        }
    };
    let changed = move |event: CustomEvent| {
        let camera = event_target::<Element>(&event);
        state.set(State::from_name(&camera.get_attribute("data-state").unwrap_or_default()));
        has_torch.set(camera.has_attribute("data-torch"));
    };
    let tone = move || {
        let said = |said: &Shown| format!("{}-{}", said.name(), said.number);
        desk.shown.with(|shown| shown.as_ref().map(said))
    };
    let camera = move |_| {
        view! {
            <door-camera
                class="scan__camera"
                data-light=move || torch.get().then_some("")
                data-silent=move || silent.get().then_some("")
                data-tone=tone
                on:ticket=read
                on:state=changed
            ></door-camera>
        }
    };
    let again = Callback::new(move |()| {
        torch.set(false);
        state.set(State::Starting);
        attempt.update(|attempt| *attempt += 1);
    });
    view! {
        <script type="module" src=CAMERA></script>
        <Sheet open=open class="scan" labelled_by="scan-title">
            <div
                class="scan__page"
                data-test="scanner"
                data-verdict=move || desk.shown.with(|shown| shown.as_ref().map(Shown::name))
            >
                <h2 id="scan-title" class="scan__title">{late().scan_title()}</h2>
                <For each=move || [attempt.get()] key=|attempt| *attempt children=camera />
                {move || view! { <Trouble state=state.get() again=again /> }}
                <Result desk=desk state=state />
                <Inside desk=desk />
                <div class="button-row sheet__buttons">
                    <Switch is_shown=has_torch is_on=torch words=late().scan_torch() />
                    <Sound silent=silent />
                    <button
                        type="button"
                        class="button"
                        data-test="scan-stop"
                        on:click=move |_| open.set(false)
                    >
                        {late().scan_stop()}
                    </button>
                </div>
            </div>
        </Sheet>
    }
}

/// What was last read, for eyes and screen readers; before that, what to do.
#[component]
fn Result(
    /// The door.
    desk: Desk,
    /// How the camera is.
    state: RwSignal<State>,
) -> impl IntoView {
    let said = move |said: Shown| {
        let name = said.name();
        match said.asks {
            Some(household) => {
                let chosen = Callback::new(move |persons| desk.admit(Some(household), persons));
                view! {
                    <div class="scan__said" data-test="scan-asks">
                        <p>{late().scan_how_many()}</p>
                        <Sizes chosen=chosen />
                    </div>
                }
                .into_any()
            }
            None => view! {
                <div class="scan__said" data-test="scan-verdict" data-verdict=name>
                    <Said said=said />
                </div>
            }
            .into_any(),
        }
    };
    let words = move || match (desk.shown.with(Option::is_some), state.get()) {
        (false, State::Starting) => Some(late().scan_starting()),
        (false, State::Watching) => Some(late().scan_aim()),
        _ => None,
    };
    view! {
        <div class="scan__result" role="status">
            {move || words().map(|words| view! { <p class="scan__aim">{words}</p> })}
            <For each=move || desk.shown.get() key=|shown| shown.number children=said />
        </div>
    }
}

/// How many are in.
#[component]
fn Inside(
    /// The door.
    desk: Desk,
) -> impl IntoView {
    let inside = Memo::new(move |_| {
        let is_there = desk.place.with(Option::is_some);
        is_there.then(|| desk.tally.with(|tally| tally.persons()))
    });
    move || {
        let words = late().scan_inside(inside.get()?);
        Some(view! { <p class="scan__inside" data-test="scan-inside">{words}</p> })
    }
}

/// Something that is on or off, where there is such a thing.
#[component]
fn Switch(
    /// Whether there is.
    is_shown: RwSignal<bool>,
    /// Whether it is on.
    is_on: RwSignal<bool>,
    /// What it is.
    words: &'static str,
) -> impl IntoView {
    let button = move || {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || is_on.get().to_string()
                on:click=move |_| is_on.update(|is_on| *is_on = !*is_on)
            >
                {words}
            </button>
        }
    };
    move || is_shown.get().then(button)
}

/// Switches the tones off, and on again.
#[component]
fn Sound(
    /// Whether they are off.
    silent: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let switch = move |_| {
        silent.update(|silent| *silent = !*silent);
        app.keep_silent_door(silent.get_untracked());
    };
    view! {
        <button
            type="button"
            class="chip"
            data-test="scan-sound"
            aria-pressed=move || (!silent.get()).to_string()
            on:click=switch
        >
            {late().scan_sound()}
        </button>
    }
}
