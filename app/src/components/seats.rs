//! Seats of a date, as last known.

use leptos::prelude::*;
use sammen_domain::{OccurrenceState, UnixSeconds};
use sammen_sync::OccurrenceView;

use crate::{
    state::use_app,
    words::{m, seen, text},
};

/// This few seats are told in the colour of attention.
const FEW_SEATS: u32 = 6;

/// Whether one can still come.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Seats {
    /// Nobody registers.
    DropIn,
    /// This many are free.
    Left(u32),
    /// None is free.
    Full {
        /// Persons on the waitlist.
        waiting: u32,
    },
    /// The date does not take place.
    Cancelled {
        /// Why, in the person's language; may be empty.
        reason: String,
    },
}

impl Seats {
    /// What is known of a date.
    #[must_use]
    pub fn of(date: &OccurrenceView<'_>) -> Self {
        if let OccurrenceState::Cancelled { reason } = &date.occurrence.state {
            return Self::Cancelled { reason: text(reason) };
        }
        if date.activity.state == sammen_domain::ActivityState::Cancelled {
            return Self::Cancelled { reason: String::new() };
        }
        match (date.occurrence.capacity(date.activity), date.availability) {
            (Some(capacity), Some(known)) => match capacity.saturating_sub(known.taken) {
                0 => Self::Full { waiting: known.waiting },
                left => Self::Left(left),
            },
            _ => Self::DropIn,
        }
    }

    /// Whether somebody who comes now may hope for a seat.
    #[must_use]
    pub fn is_free(&self) -> bool {
        matches!(self, Self::DropIn | Self::Left(_))
    }

    /// Whether the number may be old.
    #[must_use]
    pub fn ages(&self) -> bool {
        matches!(self, Self::Left(_) | Self::Full { .. })
    }

    /// The seats in words, without their age.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::DropIn => m().seats_drop_in().to_owned(),
            Self::Left(count) => m().seats_left(*count),
            Self::Full { waiting: 0 } => m().seats_full().to_owned(),
            Self::Full { waiting } => m().seats_full_waitlist(*waiting),
            Self::Cancelled { reason } if reason.is_empty() => m().cancelled().to_owned(),
            Self::Cancelled { reason } => m().cancelled_because(reason),
        }
    }
}

/// One line about the seats and how old it is.
#[component]
pub fn SeatsLine(
    /// The seats.
    seats: Seats,
    /// When the phone last heard of them.
    #[prop(into)]
    pulled_at: Signal<Option<UnixSeconds>>,
) -> impl IntoView {
    let app = use_app();
    let scarce = match seats {
        Seats::DropIn => false,
        Seats::Left(count) => count <= FEW_SEATS,
        Seats::Full { .. } | Seats::Cancelled { .. } => true,
    };
    let ages = seats.ages();
    let age = move || ages.then(|| format!(", {}", seen(pulled_at.get(), app.now.get())));
    view! {
        <p class="seats" class:seats--scarce=scarce data-test="seats">
            {move || seats.words()}
            <span class="seats__age">{age}</span>
        </p>
    }
}
