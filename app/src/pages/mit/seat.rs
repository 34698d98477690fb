//! Which seat a household has, where seats are numbered.

use leptos::prelude::*;
use sammen_sync::{OccurrenceView, RegistrationView, View};

use crate::{
    components::{Icon, IconView, Standing},
    words::{late, text},
};

/// The seat in words, once the server has given it and as long as the household comes on that date.
pub fn seat_words(
    view: &View,
    registration: &RegistrationView,
    shown: &OccurrenceView<'_>,
) -> Option<String> {
    let standing = Standing::of(registration, shown.occurrence, shown.activity);
    if !matches!(standing, Standing::Confirmed { .. } | Standing::OtherConfirmed) {
        return None;
    }
    let seat = view.seat_number(registration.registration.id)?;
    Some(late().register_seat_number(&text(&seat.called), seat.number))
}

/// The line: an icon and the words.
#[component]
pub fn SeatLine(
    /// Which seat.
    words: String,
) -> impl IntoView {
    view! {
        <span class="mark mark--good" data-test="seat-number">
            <IconView icon=Icon::Pin />
            <span>{words}</span>
        </span>
    }
}
