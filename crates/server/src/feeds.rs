//! What others may read of an area without its app: calendars, search engines, and directories of sport.
//!
//! A feed says what is public on phones too, and nothing else; [`Published`] is all that it is made of. It changes
//! only when a public row does, so it is made once a version and kept by [`Kept`].

mod calendar;
mod events;
mod kept;
mod link;
mod personal;
mod published;
mod rpde;
mod sport;

pub(crate) use calendar::{area_calendar, stamp};
pub(crate) use events::area_events;
pub(crate) use kept::{Feed, Kept, Made};
pub(crate) use link::Links;
pub(crate) use personal::{PersonalError, address_for, calendar_of, dates_of, end_address};
pub(crate) use published::{Published, Seen};
pub(crate) use rpde::{After, Item, page};
pub(crate) use sport::{Kind, items};
