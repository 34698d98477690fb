//! Pulls of versions that have the shape of now and know fewer kinds of rows.

use serde::{Deserialize, Serialize};

use super::{
    Body, PullRequest, PullResponse,
    known::{apart, fit},
};

/// A body in the words of version `V`, which has the shape of now.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Alike<const V: u8, T>(T);

impl<const V: u8> Body for Alike<V, PullRequest> {
    const VERSION: u8 = V;
}

impl<const V: u8> Body for Alike<V, PullResponse> {
    const VERSION: u8 = V;
}

/// The same question in the newest version.
impl<const V: u8> From<Alike<V, PullRequest>> for PullRequest {
    fn from(Alike(old): Alike<V, PullRequest>) -> Self {
        Self { scope: old.scope.map(|scope| apart(scope, V)), ..old }
    }
}

/// A question as an app of that version asks it.
impl<const V: u8> From<PullRequest> for Alike<V, PullRequest> {
    fn from(new: PullRequest) -> Self {
        Self(PullRequest { scope: new.scope.map(|scope| apart(scope, V)), ..new })
    }
}

/// The same answer, without the rows that the version has no words for.
impl<const V: u8> From<PullResponse> for Alike<V, PullResponse> {
    fn from(new: PullResponse) -> Self {
        Self(fit(new, V))
    }
}

impl<const V: u8, T> Alike<V, T> {
    /// The body as it travels in that version.
    pub fn told(&self) -> &T {
        &self.0
    }
}
