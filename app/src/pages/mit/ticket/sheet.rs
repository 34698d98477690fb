//! The ticket over the whole screen: the picture as large as it gets, and what is said where it cannot be read.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

use super::TicketFacts;
use crate::{components::Sheet, words::late};

/// Light squares around the picture; cameras need four.
const MARGIN: usize = 4;

/// The ticket. It is dark on white by night too: cameras read no other.
#[component]
pub fn TicketSheet(
    /// What stands on it.
    facts: TicketFacts,
    /// Whether it is shown; false when it is put away.
    open: RwSignal<bool>,
) -> impl IntoView {
    let TicketFacts { text, code, title, language, day, hours, place, people, seat, is_series } =
        facts;
    let series = is_series.then(|| view! { <p>{late().ticket_series()}</p> });
    // In groups as they are said.
    let groups = code.split('-').map(|group| view! { <span>{group.to_owned()}" "</span> });
    let groups = groups.collect_view();
    view! {
        <Sheet open=open class="ticket" labelled_by="ticket-title">
            <div class="ticket__paper" data-test="ticket">
                <h2 id="ticket-title" lang=language>{title}</h2>
                <p>
                    <strong class="sentence">{day}</strong>
                    <br />
                    {hours}
                    {place.map(|place| format!(" · {place}"))}
                </p>
                {series}
                <Picture text=text />
                <p class="ticket__people">{people}</p>
                {seat.map(|words| view! { <p class="ticket__people">{words}</p> })}
                <p>
                    {late().ticket_code_explained()}
                    <br />
                    <strong class="ticket__code" translate="no" data-test="ticket-code">
                        {groups}
                    </strong>
                </p>
                <div class="button-row sheet__buttons">
                    <button
                        type="button"
                        class="button button--primary"
                        data-test="ticket-close"
                        on:click=move |_| open.set(false)
                    >
                        {late().ticket_close()}
                    </button>
                    <button type="button" class="button" on:click=move |_| print()>
                        {late().ticket_print()}
                    </button>
                </div>
            </div>
        </Sheet>
    }
}

/// Prints what is open; a browser that cannot says so itself.
fn print() {
    let _ = window().print();
}

#[component]
fn Picture(
    /// What it says.
    text: String,
) -> impl IntoView {
    // A text that is too long for a picture is no ticket's; its code still is.
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let side = code.width() + 2 * MARGIN;
    Some(view! {
        <svg
            class="ticket__picture"
            viewBox=format!("0 0 {side} {side}")
            role="img"
            aria-label=late().ticket_picture()
            shape-rendering="crispEdges"
        >
            <path d=squares(&code) />
        </svg>
    })
}

/// The dark squares, a stroke for each run of a row.
fn squares(code: &QrCode) -> String {
    let width = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|color| **color == Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + MARGIN, y + MARGIN));
            }
            x += run.max(1);
        }
    }
    path
}
