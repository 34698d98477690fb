//! Why something asked of the server was not done.

use serde::Deserialize;

/// Why something was not done. People read words chosen by the variant, see `words::failure`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Failure {
    /// No answer came.
    #[error("reach the server; try again with a network")]
    Unreachable,
    /// Nobody is signed in any more.
    #[error("do this signed out; sign in")]
    SignedOut,
    /// No role allows it.
    #[error("do this with these roles; ask an administrator")]
    NotAllowed,
    /// It is not there, or not any more.
    #[error("find it; load the page again")]
    NotFound,
    /// The link was used, withdrawn, or is too old.
    #[error("use the link; ask for a new one")]
    InvitationNotOpen,
    /// The passkey's ceremony did not end well.
    #[error("check the passkey; begin again")]
    CeremonyFailed,
    /// Something of what was given cannot be.
    #[error("take what was given; change it")]
    Invalid,
    /// It does not fit what is there.
    #[error("do this to what is there; load the page again")]
    Conflict,
    /// Too often.
    #[error("do this so often; wait {minutes} minutes")]
    TooMany {
        /// When it may be tried again.
        minutes: u32,
    },
    /// The phone's storage does not work.
    #[error("use the phone's storage; make room and try again")]
    Storage,
    /// The server does not work as it should.
    #[error("get an answer that can be read; try again in a while")]
    Failing,
}

#[derive(Deserialize)]
struct Problem {
    #[serde(rename = "type")]
    kind: String,
}

impl Failure {
    /// What an answer that is none means.
    pub(super) fn read(status: u16, body: &str, retry_after: Option<&str>) -> Self {
        let kind = serde_json::from_str(body).map(|problem: Problem| problem.kind);
        let kind = kind.unwrap_or_default();
        match (status, kind.strip_prefix("/problems/").unwrap_or_default()) {
            (_, "signed-out") => Self::SignedOut,
            (410, _) => Self::InvitationNotOpen,
            (_, "ceremony-failed") => Self::CeremonyFailed,
            (403, _) => Self::NotAllowed,
            (404, _) => Self::NotFound,
            (409, _) => Self::Conflict,
            (422, _) => Self::Invalid,
            (429, _) => {
                let seconds: u32 = retry_after.and_then(|value| value.parse().ok()).unwrap_or(60);
                Self::TooMany { minutes: seconds.div_ceil(60).max(1) }
            }
            _ => Self::Failing,
        }
    }
}
