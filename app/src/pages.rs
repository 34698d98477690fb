//! The pages, one for each [`Route`](crate::routing::Route).

mod about;
mod accessibility;
mod activities;
mod activity;
mod door;
pub mod later;
mod mit;
mod more;
mod not_found;
mod partner;
mod phones;
mod place;
mod places;
mod service;
mod settings;
mod survey;
mod surveys;
mod welcome;

use about::AboutPage;
use accessibility::AccessibilityPage;
pub use activities::ActivitiesPage;
use activity::ActivityPage;
use door::DoorPage;
use mit::MitPage;
use more::MorePage;
pub use not_found::NotFoundPage;
use partner::PartnerPage;
use phones::PhonesPage;
use place::PlacePage;
use places::PlacesPage;
use service::ServicePage;
use settings::SettingsPage;
use survey::SurveyPage;
use surveys::SurveysPage;
pub use welcome::WelcomePage;
