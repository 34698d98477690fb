//! The pages, one for each [`Route`](crate::routing::Route).

mod about;
mod accessibility;
mod activities;
mod activity;
mod door;
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

pub use about::AboutPage;
pub use accessibility::AccessibilityPage;
pub use activities::ActivitiesPage;
pub use activity::ActivityPage;
pub use door::DoorPage;
pub use mit::MitPage;
pub use more::MorePage;
pub use not_found::NotFoundPage;
pub use partner::PartnerPage;
pub use phones::PhonesPage;
pub use place::PlacePage;
pub use places::PlacesPage;
pub use service::ServicePage;
pub use settings::SettingsPage;
pub use survey::SurveyPage;
pub use surveys::SurveysPage;
pub use welcome::WelcomePage;
