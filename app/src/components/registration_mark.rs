//! Where a registration stands: saved on the phone, sent, decided. The same marks everywhere.

use leptos::prelude::*;
use sammen_domain::RegistrationState;
use sammen_sync::{RegistrationView, Sending};

use super::{Icon, IconView};
use crate::words::m;

/// Where a registration stands, as the person is told.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Standing {
    /// On this phone only.
    Saved,
    /// With the server, undecided.
    Sent,
    /// Seats for all of the household.
    Confirmed {
        /// How many.
        persons: u16,
    },
    /// Waiting for seats.
    Waitlisted {
        /// The household's number in the line.
        position: u32,
    },
    /// The household does not come; the server does not know it yet.
    Cancelling,
    /// The household does not come.
    Cancelled,
    /// The organiser cancelled the date.
    CalledOff,
}

impl Standing {
    /// Where a registration stands for a date that takes place or not.
    #[must_use]
    pub fn of(view: &RegistrationView, takes_place: bool) -> Self {
        match (view.cancelled, view.placed, view.registration.state) {
            (Some(Sending::Saved), ..) => Self::Cancelling,
            (Some(_), ..) | (None, _, RegistrationState::Cancelled) => Self::Cancelled,
            _ if !takes_place => Self::CalledOff,
            (None, Sending::Saved, _) => Self::Saved,
            (None, Sending::Sent, _) => Self::Sent,
            (None, Sending::Decided, RegistrationState::Confirmed) => {
                Self::Confirmed { persons: view.registration.persons }
            }
            (None, Sending::Decided, RegistrationState::Waitlisted { position }) => {
                Self::Waitlisted { position }
            }
        }
    }

    /// A stable name for tests and styles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Sent => "sent",
            Self::Confirmed { .. } => "confirmed",
            Self::Waitlisted { .. } => "waitlisted",
            Self::Cancelling | Self::Cancelled | Self::CalledOff => "cancelled",
        }
    }

    /// The mark in words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Saved => m().state_saved().to_owned(),
            Self::Sent => m().state_sent().to_owned(),
            Self::Confirmed { persons } => m().state_confirmed(u32::from(persons)),
            Self::Waitlisted { position: u32::MAX } => m().state_waitlisted_unknown().to_owned(),
            Self::Waitlisted { position } => m().state_waitlisted(position),
            Self::Cancelling => m().state_cancelling().to_owned(),
            Self::Cancelled => m().state_cancelled().to_owned(),
            Self::CalledOff => m().state_activity_cancelled().to_owned(),
        }
    }

    /// What it means; `None` where the mark says all.
    #[must_use]
    pub fn explained(self, offline: bool) -> Option<&'static str> {
        match self {
            Self::Saved if offline => Some(m().register_saved_body()),
            Self::Saved => Some(m().register_sending_body()),
            Self::Sent => Some(m().state_sent_explained()),
            Self::Waitlisted { .. } => Some(m().state_waitlisted_explained()),
            Self::Cancelling if offline => Some(m().state_cancelling_explained()),
            Self::Confirmed { .. } | Self::Cancelling | Self::Cancelled | Self::CalledOff => None,
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Saved | Self::Cancelling => Icon::Phone,
            Self::Sent => Icon::Cloud,
            Self::Confirmed { .. } => Icon::Check,
            Self::Waitlisted { .. } => Icon::Waiting,
            Self::Cancelled | Self::CalledOff => Icon::Cross,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Saved | Self::Sent | Self::Cancelling => "mark",
            Self::Confirmed { .. } => "mark mark--good",
            Self::Waitlisted { .. } | Self::Cancelled | Self::CalledOff => "mark mark--stop",
        }
    }
}

/// The mark: an icon and a word.
#[component]
pub fn RegistrationMark(
    /// Where the registration stands.
    standing: Standing,
) -> impl IntoView {
    view! {
        <span class=standing.class() data-mark=standing.name()>
            <IconView icon=standing.icon() />
            <span>{move || standing.words()}</span>
        </span>
    }
}
