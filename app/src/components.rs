//! What pages are made of; one component a file, its stylesheet beside it.

mod area_checkboxes;
mod area_choice;
mod banners;
mod bottom_bar;
mod change_line;
mod contact_links;
mod date_card;
mod empty_state;
mod language_choice;
mod not_fetched;
mod offer_answer;
mod opening_hours;
mod page_heading;
mod picture;
mod reach_link;
mod registration_mark;
mod safety_note;
mod seats;
mod sheet;
mod stepper;
mod top_bar;
mod week_strip;

pub use area_checkboxes::AreaCheckboxes;
pub use area_choice::AreaChoice;
pub use banners::Banners;
pub use bottom_bar::BottomBar;
pub use change_line::{ChangeLine, change_words, moved_words};
pub use contact_links::ContactLinks;
pub use date_card::{DateCard, DayBlock, DayBlockView};
pub use empty_state::EmptyState;
pub use language_choice::LanguageChoice;
pub use not_fetched::{NotFetched, Skeletons};
pub use offer_answer::{Offer, OfferAnswer};
pub use opening_hours::{OpenNow, OpeningHoursView};
pub use page_heading::PageHeading;
pub use picture::{Picture, PictureView};
pub use reach_link::ReachLink;
pub use registration_mark::{RegistrationMark, Standing};
pub use safety_note::SafetyNote;
pub use seats::{Seats, SeatsLine};
pub use sheet::Sheet;
pub use stepper::Stepper;
pub use top_bar::{TopBar, area_name};
pub use week_strip::{STRIP_DAYS, WeekStrip};

pub use sammen_interface::{ConfirmDialog, Icon, IconView};
