//! A code, as one phone shows it and another reads it.

use gloo::timers::callback::Interval;
use leptos::prelude::*;
use sammen_sync::{QrPicture, TransferResponse};

use super::SECONDS_PER_MINUTE;
use crate::{state::use_app, words::late};

/// How often the screen looks at the clock.
const TICK_MS: u32 = 1_000;
/// How often it asks whether the other phone has used the code: in ticks.
const ASK_EVERY: u32 = 5;
/// Light squares around the picture; cameras need four.
const MARGIN: u32 = 4;

/// The code in large groups, its picture, and how long it is good.
#[component]
pub fn CodeView(
    /// What the server made.
    made: TransferResponse,
    /// Makes another one.
    again: Callback<()>,
    /// Puts this one away.
    stop: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let left_seconds = RwSignal::new(made.seconds);
    // A clock that is wrong still goes: only what has passed counts.
    let began_ms = js_sys::Date::now();
    let total = made.seconds;
    let ticks = RwSignal::new(0_u32);
    let timer = Interval::new(TICK_MS, move || {
        let passed_ms = (js_sys::Date::now() - began_ms).max(0.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole seconds, not negative"
        )]
        left_seconds.set(total.saturating_sub((passed_ms / 1_000.0) as u32));
        ticks.update(|ticks| *ticks += 1);
        if ticks.get_untracked().is_multiple_of(ASK_EVERY) {
            app.sync_now();
        }
    });
    let timer = StoredValue::new_local(Some(timer));
    on_cleanup(move || drop(timer.try_update_value(Option::take)));
    let minutes = Memo::new(move |_| left_seconds.get().div_ceil(SECONDS_PER_MINUTE));
    let is_over = Memo::new(move |_| left_seconds.get() == 0);
    let code = made.code.clone();
    let picture = made.picture;
    view! {
        <section class="card stack code" aria-labelledby="code">
            <h2 id="code">{late().phones_code_title()}</h2>
            {move || {
                (!is_over.get())
                    .then(|| {
                        view! {
                            <p class="code__digits" data-test="code" translate="no">
                                {code.clone()}
                            </p>
                            <Qr picture=picture.clone() />
                            <p>{late().phones_code_how()}</p>
                            <p class="note">{late().phones_code_secret()}</p>
                        }
                    })
            }}
            <p role="status">
                {move || {
                    if is_over.get() {
                        late().phones_code_over().to_owned()
                    } else {
                        late().phones_code_left(minutes.get())
                    }
                }}
            </p>
            <div class="button-row">
                <button type="button" class="button" on:click=move |_| again.run(())>
                    {late().phones_code_new()}
                </button>
                <button type="button" class="button button--quiet" on:click=move |_| stop.run(())>
                    {late().phones_code_stop()}
                </button>
            </div>
        </section>
    }
}

/// The picture, dark on light in every theme: cameras read no other.
#[component]
fn Qr(
    /// Its squares.
    picture: QrPicture,
) -> impl IntoView {
    let side = u32::from(picture.width) + 2 * MARGIN;
    let view_box = ["0 0 ", &side.to_string(), " ", &side.to_string()].concat();
    view! {
        <svg
            class="code__picture"
            viewBox=view_box
            role="img"
            aria-label=late().phones_code_picture()
            shape-rendering="crispEdges"
        >
            <path d=path_of(&picture) />
        </svg>
    }
}

/// Each dark square as a step in one path.
fn path_of(picture: &QrPicture) -> String {
    let mut path = String::new();
    for row in 0..picture.width {
        for column in (0..picture.width).filter(|column| picture.is_dark(*column, row)) {
            path.push('M');
            path.push_str(&(u32::from(column) + MARGIN).to_string());
            path.push(' ');
            path.push_str(&(u32::from(row) + MARGIN).to_string());
            path.push_str("h1v1h-1z");
        }
    }
    path
}
