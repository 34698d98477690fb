//! Where a registration stands: saved on the phone, sent, decided. The same marks everywhere.

use leptos::prelude::*;
use sammen_domain::{Activity, Occurrence, RegistrationState};
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
    /// Seats for all of somebody else's household.
    OtherConfirmed,
    /// Waiting for seats.
    Waitlisted {
        /// The household's number in the line.
        position: u32,
    },
    /// Seats for all of the household, if it says yes in time.
    Offered,
    /// The household said yes to an offer; the server does not know it yet.
    Accepting,
    /// An offer that was not answered in time.
    Lapsed,
    /// Seats in a series, but not on this date.
    NoSeatThisDate,
    /// The household does not come; the server does not know it yet.
    Cancelling,
    /// The household does not come.
    Cancelled,
    /// The organiser cancelled the date.
    CalledOff,
    /// The organiser cancelled the household's registration.
    CancelledByStaff,
}

impl Standing {
    /// Where a registration stands on one of the dates that it is for.
    #[must_use]
    pub fn of(view: &RegistrationView, date: &Occurrence, activity: &Activity) -> Self {
        match (view.cancelled.or(view.left(date.id)), view.registration.state) {
            (_, RegistrationState::CancelledByStaff) => Self::CancelledByStaff,
            (Some(Sending::Saved), _) => Self::Cancelling,
            (Some(_), _) | (_, RegistrationState::Cancelled) => Self::Cancelled,
            _ if !date.takes_place(activity) => Self::CalledOff,
            (None, state) => Self::sent(view, date, state),
        }
    }

    /// Where it stands when nobody cancelled anything.
    fn sent(view: &RegistrationView, date: &Occurrence, state: RegistrationState) -> Self {
        match (view.placed, view.accepted) {
            (Sending::Saved, _) => return Self::Saved,
            (Sending::Sent, _) | (_, Some(Sending::Sent)) => return Self::Sent,
            (_, Some(Sending::Saved)) => return Self::Accepting,
            (Sending::Decided, _) => {}
        }
        let lacks_seat = state.holds_seats() && !view.registration.holds(date.id);
        match state {
            _ if lacks_seat => Self::NoSeatThisDate,
            RegistrationState::Confirmed if view.registration.on_behalf => Self::OtherConfirmed,
            RegistrationState::Confirmed => Self::Confirmed { persons: view.registration.persons },
            RegistrationState::Waitlisted { position } => Self::Waitlisted { position },
            RegistrationState::Offered { .. } => Self::Offered,
            RegistrationState::Lapsed => Self::Lapsed,
            RegistrationState::Cancelled => Self::Cancelled,
            RegistrationState::CancelledByStaff => Self::CancelledByStaff,
        }
    }

    /// A stable name for tests and styles.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Sent => "sent",
            Self::Confirmed { .. } | Self::OtherConfirmed => "confirmed",
            Self::Waitlisted { .. } => "waitlisted",
            Self::Offered => "offered",
            Self::Accepting => "accepting",
            Self::Lapsed => "lapsed",
            Self::NoSeatThisDate => "no-seat",
            Self::Cancelling | Self::Cancelled | Self::CalledOff | Self::CancelledByStaff => {
                "cancelled"
            }
        }
    }

    /// The mark in words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Saved | Self::Accepting => m().state_saved().to_owned(),
            Self::Sent => m().state_sent().to_owned(),
            Self::Confirmed { persons } => m().state_confirmed(u32::from(persons)),
            Self::OtherConfirmed => m().state_confirmed_other().to_owned(),
            Self::Waitlisted { position: u32::MAX } => m().state_waitlisted_unknown().to_owned(),
            Self::Waitlisted { position } => m().state_waitlisted(position),
            Self::Cancelling => m().state_cancelling().to_owned(),
            Self::Cancelled => m().state_cancelled().to_owned(),
            Self::CalledOff => m().state_activity_cancelled().to_owned(),
            Self::Offered => m().state_offered().to_owned(),
            Self::Lapsed => m().state_lapsed().to_owned(),
            Self::NoSeatThisDate => m().state_no_seat_this_date().to_owned(),
            Self::CancelledByStaff => m().state_cancelled_by_staff().to_owned(),
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
            Self::Offered => Some(m().state_offered_explained()),
            Self::Accepting => Some(m().state_offered_accepted()),
            Self::Lapsed => Some(m().state_lapsed_explained()),
            Self::NoSeatThisDate => Some(m().state_no_seat_this_date_explained()),
            Self::CancelledByStaff => Some(m().state_cancelled_by_staff_explained()),
            Self::Confirmed { .. }
            | Self::OtherConfirmed
            | Self::Cancelling
            | Self::Cancelled
            | Self::CalledOff => None,
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Saved | Self::Cancelling | Self::Accepting => Icon::Phone,
            Self::Sent => Icon::Cloud,
            Self::Confirmed { .. } | Self::OtherConfirmed => Icon::Check,
            Self::Waitlisted { .. } | Self::NoSeatThisDate => Icon::Waiting,
            Self::Offered | Self::Lapsed => Icon::Clock,
            Self::Cancelled | Self::CalledOff | Self::CancelledByStaff => Icon::Cross,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Saved | Self::Sent | Self::Cancelling | Self::Accepting => "mark",
            Self::Confirmed { .. } | Self::OtherConfirmed => "mark mark--good",
            _ => "mark mark--stop",
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
