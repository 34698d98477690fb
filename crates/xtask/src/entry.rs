//! The app's two entries: each a page of its own with a program of its own, so that nobody fetches the other's.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::paths;

/// An entry of the app.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum Entry {
    /// What residents use; it works without a network.
    Residents,
    /// Where staff work, and where an invitation is accepted.
    Staff,
}

impl Entry {
    /// Both, in the order they are built: the folder of the first is emptied, in which the second's lies.
    pub const ALL: [Self; 2] = [Self::Residents, Self::Staff];

    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Residents => "app",
            Self::Staff => "staff's entry",
        }
    }

    /// Where its source is.
    pub fn folder(self) -> PathBuf {
        paths::root().join(match self {
            Self::Residents => "app",
            Self::Staff => "staff",
        })
    }

    /// The crate of its program.
    pub fn package(self) -> &'static str {
        match self {
            Self::Residents => "sammen-app",
            Self::Staff => "sammen-staff",
        }
    }

    /// What the addresses of its files begin with.
    pub fn public_path(self) -> &'static str {
        match self {
            Self::Residents => "/",
            Self::Staff => "/staff/",
        }
    }

    /// Its files within the built app.
    pub fn dist(self) -> PathBuf {
        paths::dist().join(self.public_path().trim_matches('/'))
    }
}
