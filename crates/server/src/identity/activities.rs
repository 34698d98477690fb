//! Which activities of an area a role is for.

use sammen_domain::ActivityId;

/// Which activities of an area a role is for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Activities {
    /// All, those to come too.
    All,
    /// These.
    Some(Vec<ActivityId>),
}

impl Activities {
    /// Whether one of them is meant.
    #[must_use]
    pub fn contains(&self, activity: ActivityId) -> bool {
        match self {
            Self::All => true,
            Self::Some(activities) => activities.contains(&activity),
        }
    }
}

impl From<Option<Vec<ActivityId>>> for Activities {
    fn from(given: Option<Vec<ActivityId>>) -> Self {
        given.map_or(Self::All, Self::Some)
    }
}

impl From<Activities> for Option<Vec<ActivityId>> {
    fn from(activities: Activities) -> Self {
        match activities {
            Activities::All => None,
            Activities::Some(activities) => Some(activities),
        }
    }
}
