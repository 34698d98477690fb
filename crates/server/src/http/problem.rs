//! What a client is told when its request is not done: RFC 9457 problems.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sammen_sync::{PROTOCOL_VERSION, UnsealError};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    contact::ContactError,
    database::DatabaseError,
    device::{AdoptError, DeviceState},
    feeds::PersonalError,
    identity::PinError,
    log_book::{LogBookError, NoteError},
    passkeys::PasskeyError,
    push::SubscribeError,
    reaching::ReachingError,
    response::StoreResponseError,
    sync::{PullError, PushError},
    tokens::GiveTokensError,
    transfers::{IssueError, RedeemError},
};

/// Why a request was not done. Nothing was changed by it, unless the problem says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// No such path.
    #[error("there is nothing at this address")]
    NotFound,
    /// The path is there, the method is not.
    #[error("this address takes another method; see the Allow header")]
    MethodNotAllowed,
    /// The body is too large.
    #[error("the body is too large; at most 1 MiB is taken")]
    TooLarge,
    /// The body is of another type.
    #[error("the body's type is not taken here; send the one that the API's description says")]
    WrongContentType,
    /// The body cannot be read.
    #[error("{0}")]
    Malformed(String),
    /// The body is of another protocol version.
    #[error("the body is of protocol version {given}; this server speaks {PROTOCOL_VERSION}")]
    ProtocolVersion {
        /// The version given.
        given: u8,
    },
    /// Nobody has signed the request.
    #[error("the request is not signed; sign it with the device's key, as the API describes")]
    SignatureMissing,
    /// The signature's headers are not of the one form that is taken.
    #[error("the signature's headers are not of the form that is taken; see the API's description")]
    SignatureMalformed,
    /// The signature is not the key's, or of another request.
    #[error("the signature is not this key's over this method, path and body")]
    SignatureWrong,
    /// The nonce is missing, old or made up.
    #[error("the nonce is not fresh; sign again with the one in this answer's headers")]
    Nonce,
    /// A key has taken the secret's place.
    #[error("a key has taken the place of this secret")]
    SecretAdopted,
    /// The device's person has moved to another one.
    #[error("the device has given its household to another one; begin anew on it")]
    DeviceMoved,
    /// The device was lost.
    #[error("the device was taken out of its household; begin anew on it")]
    DeviceRevoked,
    /// A code that brings nobody in.
    #[error("the code is not good, was used, or its time is over; ask for a new one")]
    CodeNotGood,
    /// A code of the own household.
    #[error("the code is of this device's own household; use it on another device")]
    SameHousehold,
    /// Others share the device's household.
    #[error("other devices share this one's household; begin anew on it first")]
    Shared,
    /// Nobody is signed in, or not any more.
    #[error("nobody is signed in; sign in and try again")]
    SignedOut,
    /// Not by any role that they have there.
    #[error("none of the account's roles in this area allows this")]
    NotAllowed,
    /// Asked by another site's page, or by one that does not prove to be ours.
    #[error(
        "the request does not come from this site's own pages; send its Origin and the session's `x-csrf-token`"
    )]
    CrossSite,
    /// The invitation was used, taken back, is too old, or never was.
    #[error("the invitation is not open; ask for a new one")]
    InvitationNotOpen,
    /// A passkey's ceremony did not end well.
    #[error("{0}")]
    CeremonyFailed(String),
    /// Another PIN.
    #[error("the PIN is another one; {tries_left} tries are left")]
    WrongPin {
        /// How often it can be tried before staff must unlock it.
        tries_left: u64,
    },
    /// Too many wrong PINs.
    #[error("the PIN is locked; the staff can unlock it")]
    PinLocked,
    /// What is asked for cannot be.
    #[error("{0}")]
    Invalid(String),
    /// What is asked for does not fit what is there.
    #[error("{0}")]
    Conflict(String),
    /// Too often.
    #[error("that was tried too often; try again in {retry_after_seconds} seconds")]
    TooMany {
        /// When there may be another try.
        retry_after_seconds: u64,
    },
    /// The client belongs to another device.
    #[error("the client belongs to another device")]
    NotYours,
    /// The client's line of mutations is another.
    #[error("{0}")]
    LineBroken(String),
    /// The area is not known.
    #[error("the area is not known here")]
    UnknownArea,
    /// The survey is not known.
    #[error("the survey is not known here")]
    UnknownSurvey,
    /// The survey is known, this version of it is not.
    #[error("this version of the survey is not known here")]
    UnknownFormVersion,
    /// The response's id is taken by another.
    #[error("another response has this id; a response that was sent is not changed")]
    ResponseAltered,
    /// The survey counts answers by tokens, and this one has none.
    #[error(
        "the survey counts answers by tokens; have one given, and send the response in version 2"
    )]
    TokenNeeded,
    /// The survey links answers to whoever gives them, and nobody sends this one.
    #[error(
        "the survey is confidential; its answers are pushed by the phone of whoever gives them"
    )]
    SenderNeeded,
    /// The token is none of this survey's.
    #[error("the token is none of this survey's")]
    TokenNotGood,
    /// The token counted for another response.
    #[error("the token was spent by another response; nobody answers twice")]
    TokenSpent,
    /// The survey is for those who have a code.
    #[error("the survey asks for a code; send it with the numbers")]
    CodeNeeded,
    /// No token is left for whoever asks.
    #[error("all tokens that there were have been given for other numbers; send those again")]
    TokensGiven,
    /// Not now.
    #[error("the server cannot answer now; try again in a while")]
    Unavailable,
    /// Too much at once.
    #[error("the server has too much to do now; try again in a while")]
    Busy,
    /// Not in time. What was decided before stays, and is told when the same is sent again.
    #[error("the server did not answer in time; send the same again in a while")]
    TimedOut,
    /// The server is about to stop.
    #[error("the server is stopping; ask another one, or this one in a while")]
    Stopping,
}

/// A problem as it travels.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(super) struct ProblemBody {
    /// Which problem; the same for all of its kind.
    #[serde(rename = "type")]
    #[schema(example = "/problems/line-broken")]
    problem_type: String,
    /// The problem in short.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What it was this time, and the remedy. For developers; people read their app's own words.
    detail: String,
    /// How often a PIN can be tried before staff must unlock it.
    #[serde(skip_serializing_if = "Option::is_none")]
    tries_left: Option<u64>,
}

impl Problem {
    /// What a device is told that is not its household's any more.
    fn left(state: DeviceState) -> Self {
        match state {
            DeviceState::Moved => Self::DeviceMoved,
            DeviceState::Active | DeviceState::Revoked => Self::DeviceRevoked,
            DeviceState::Adopted => Self::SecretAdopted,
        }
    }

    fn describe(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found", "Not found"),
            Self::MethodNotAllowed => {
                (StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "Method not allowed")
            }
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "Too large"),
            Self::WrongContentType => {
                (StatusCode::UNSUPPORTED_MEDIA_TYPE, "content-type", "Type not taken")
            }
            Self::Malformed(_) => (StatusCode::BAD_REQUEST, "malformed", "Malformed request"),
            Self::ProtocolVersion { .. } => {
                (StatusCode::BAD_REQUEST, "protocol-version", "Other protocol version")
            }
            Self::SignatureMissing => {
                (StatusCode::UNAUTHORIZED, "signature-missing", "Signature missing")
            }
            Self::SignatureMalformed => {
                (StatusCode::BAD_REQUEST, "signature-malformed", "Signature not readable")
            }
            Self::SignatureWrong => {
                (StatusCode::UNAUTHORIZED, "signature-wrong", "Signature wrong")
            }
            Self::Nonce => (StatusCode::UNAUTHORIZED, "nonce", "Nonce not fresh"),
            Self::SecretAdopted => (StatusCode::UNAUTHORIZED, "secret-adopted", "Secret adopted"),
            Self::DeviceMoved => (StatusCode::FORBIDDEN, "device-moved", "Device moved"),
            Self::DeviceRevoked => (StatusCode::FORBIDDEN, "device-revoked", "Device revoked"),
            Self::CodeNotGood => (StatusCode::NOT_FOUND, "code-not-good", "Code not good"),
            Self::SameHousehold => (StatusCode::CONFLICT, "same-household", "Own household's code"),
            Self::Shared => (StatusCode::CONFLICT, "shared", "Household shared"),
            Self::SignedOut => (StatusCode::UNAUTHORIZED, "signed-out", "Signed out"),
            Self::NotAllowed => (StatusCode::FORBIDDEN, "not-allowed", "Not allowed"),
            Self::CrossSite => (StatusCode::FORBIDDEN, "cross-site", "Not from this site's pages"),
            Self::InvitationNotOpen => {
                (StatusCode::GONE, "invitation-not-open", "Invitation not open")
            }
            Self::CeremonyFailed(_) => {
                (StatusCode::BAD_REQUEST, "ceremony-failed", "Passkey not taken")
            }
            Self::WrongPin { .. } => (StatusCode::FORBIDDEN, "wrong-pin", "Wrong PIN"),
            Self::PinLocked => (StatusCode::LOCKED, "pin-locked", "PIN locked"),
            Self::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not possible"),
            Self::Conflict(_) => (StatusCode::CONFLICT, "conflict", "Does not fit"),
            Self::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, "too-many", "Too many tries"),
            Self::NotYours => (StatusCode::FORBIDDEN, "not-yours", "Another device's client"),
            Self::LineBroken(_) => (StatusCode::CONFLICT, "line-broken", "Line broken"),
            Self::UnknownArea => (StatusCode::NOT_FOUND, "unknown-area", "Unknown area"),
            Self::UnknownSurvey => (StatusCode::NOT_FOUND, "unknown-survey", "Unknown survey"),
            Self::UnknownFormVersion => {
                (StatusCode::CONFLICT, "unknown-form-version", "Unknown version of the survey")
            }
            Self::ResponseAltered => {
                (StatusCode::CONFLICT, "response-altered", "Another response has this id")
            }
            Self::TokenNeeded => (StatusCode::UPGRADE_REQUIRED, "token-needed", "Token needed"),
            Self::SenderNeeded => (StatusCode::CONFLICT, "sender-needed", "Sender needed"),
            Self::TokenNotGood => (StatusCode::FORBIDDEN, "token-not-good", "Token not good"),
            Self::TokenSpent => (StatusCode::CONFLICT, "token-spent", "Token spent"),
            Self::CodeNeeded => (StatusCode::FORBIDDEN, "code-needed", "Code needed"),
            Self::TokensGiven => (StatusCode::CONFLICT, "tokens-given", "No token left"),
            Self::Unavailable => {
                (StatusCode::SERVICE_UNAVAILABLE, "unavailable", "Not available now")
            }
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy", "Too much to do"),
            Self::TimedOut => (StatusCode::SERVICE_UNAVAILABLE, "timed-out", "Not done in time"),
            Self::Stopping => (StatusCode::SERVICE_UNAVAILABLE, "stopping", "Stopping"),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, slug, title) = self.describe();
        let body = ProblemBody {
            problem_type: format!("/problems/{slug}"),
            title,
            status: status.as_u16(),
            detail: self.to_string(),
            tries_left: match self {
                Self::WrongPin { tries_left } => Some(tries_left),
                _ => None,
            },
        };
        let mut response = (status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        match self {
            Self::SignatureMissing | Self::SignatureWrong | Self::Nonce | Self::SecretAdopted => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Signature"));
            }
            Self::TooMany { retry_after_seconds } => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(retry_after_seconds));
            }
            Self::Unavailable | Self::Busy | Self::TimedOut | Self::Stopping => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
            }
            _ => {}
        }
        response
    }
}

impl From<DatabaseError> for Problem {
    /// Logged here, where it ends: the client is told only to try again.
    fn from(error: DatabaseError) -> Self {
        let (kind, code) = (error.kind(), error.code());
        tracing::error!(%error, kind, code, "failed to use the database");
        Self::Unavailable
    }
}

impl From<UnsealError> for Problem {
    fn from(error: UnsealError) -> Self {
        match error {
            UnsealError::Version { given } => Self::ProtocolVersion { given },
            UnsealError::Malformed => {
                Self::Malformed("the body is cut short, damaged or of another kind".to_owned())
            }
        }
    }
}

impl From<PushError> for Problem {
    fn from(error: PushError) -> Self {
        match error {
            PushError::UnknownArea(_) => Self::UnknownArea,
            PushError::TooMany { .. } | PushError::OutOfOrder => {
                Self::Malformed(format!("failed to {error}"))
            }
            PushError::NotYours => Self::NotYours,
            PushError::Retired => Self::SecretAdopted,
            PushError::LineBroken { .. } => Self::LineBroken(format!("failed to {error}")),
            PushError::Database(error) => error.into(),
        }
    }
}

impl From<PullError> for Problem {
    fn from(error: PullError) -> Self {
        match error {
            PullError::UnknownArea(_) => Self::UnknownArea,
            PullError::NotYours => Self::NotYours,
            PullError::Left(state) => Self::left(state),
            PullError::Database(error) => error.into(),
        }
    }
}

impl From<IssueError> for Problem {
    fn from(error: IssueError) -> Self {
        match error {
            IssueError::UnknownArea(_) => Self::UnknownArea,
            IssueError::Left(state) => Self::left(state),
            IssueError::TooMany { retry_after_seconds } => Self::TooMany { retry_after_seconds },
            IssueError::Database(error) => error.into(),
        }
    }
}

impl From<PersonalError> for Problem {
    fn from(error: PersonalError) -> Self {
        match error {
            PersonalError::UnknownArea(_) => Self::UnknownArea,
            PersonalError::Left(state) => Self::left(state),
            PersonalError::Database(error) => error.into(),
        }
    }
}

impl From<NoteError> for Problem {
    fn from(error: NoteError) -> Self {
        match error {
            NoteError::UnknownArea(_) => Self::UnknownArea,
            NoteError::NoDate => Self::Invalid(format!("failed to {error}")),
            NoteError::Database(error) => error.into(),
        }
    }
}

impl From<LogBookError> for Problem {
    fn from(error: LogBookError) -> Self {
        match error {
            LogBookError::Database(error) => error.into(),
        }
    }
}

impl From<ReachingError> for Problem {
    fn from(error: ReachingError) -> Self {
        match error {
            ReachingError::UnknownArea(_) => Self::UnknownArea,
            ReachingError::Left(state) => Self::left(state),
            ReachingError::Database(error) => error.into(),
        }
    }
}

impl From<ContactError> for Problem {
    fn from(error: ContactError) -> Self {
        match error {
            ContactError::UnknownArea(_) => Self::UnknownArea,
            ContactError::Left(state) => Self::left(state),
            ContactError::NoGateway | ContactError::Address => {
                Self::Invalid(format!("failed to {error}"))
            }
            ContactError::Database(error) => error.into(),
        }
    }
}

impl From<SubscribeError> for Problem {
    fn from(error: SubscribeError) -> Self {
        match error {
            SubscribeError::UnknownArea(_) => Self::UnknownArea,
            SubscribeError::Left(state) => Self::left(state),
            SubscribeError::NoPushService | SubscribeError::Keys => {
                Self::Invalid(format!("failed to {error}"))
            }
            SubscribeError::Database(error) => error.into(),
        }
    }
}

impl From<RedeemError> for Problem {
    fn from(error: RedeemError) -> Self {
        match error {
            RedeemError::UnknownArea(_) => Self::UnknownArea,
            RedeemError::NotGood => Self::CodeNotGood,
            RedeemError::TooMany { retry_after_seconds } => Self::TooMany { retry_after_seconds },
            RedeemError::SameHousehold => Self::SameHousehold,
            RedeemError::Shared => Self::Shared,
            RedeemError::Left(state) => Self::left(state),
            RedeemError::Database(error) => error.into(),
        }
    }
}

impl From<AdoptError> for Problem {
    fn from(error: AdoptError) -> Self {
        match error {
            AdoptError::UnknownArea(_) => Self::UnknownArea,
            AdoptError::Retired => Self::SecretAdopted,
            AdoptError::Database(error) => error.into(),
        }
    }
}

impl From<StoreResponseError> for Problem {
    fn from(error: StoreResponseError) -> Self {
        match error {
            StoreResponseError::UnknownArea(_) => Self::UnknownArea,
            StoreResponseError::UnknownSurvey => Self::UnknownSurvey,
            StoreResponseError::UnknownVersion => Self::UnknownFormVersion,
            StoreResponseError::Altered => Self::ResponseAltered,
            StoreResponseError::TokenNeeded => Self::TokenNeeded,
            StoreResponseError::SenderNeeded => Self::SenderNeeded,
            StoreResponseError::TokenNotGood => Self::TokenNotGood,
            StoreResponseError::TokenSpent => Self::TokenSpent,
            StoreResponseError::Unreadable => Self::Malformed(format!("failed to {error}")),
            StoreResponseError::Database(error) => error.into(),
        }
    }
}

impl From<GiveTokensError> for Problem {
    fn from(error: GiveTokensError) -> Self {
        match error {
            GiveTokensError::UnknownArea(_) => Self::UnknownArea,
            GiveTokensError::UnknownSurvey => Self::UnknownSurvey,
            GiveTokensError::Left(state) => Self::left(state),
            GiveTokensError::CodeNeeded => Self::CodeNeeded,
            GiveTokensError::CodeNotGood => Self::CodeNotGood,
            GiveTokensError::Given => Self::TokensGiven,
            GiveTokensError::NotElements => Self::Malformed(format!("failed to {error}")),
            GiveTokensError::Database(error) => error.into(),
        }
    }
}

impl From<PasskeyError> for Problem {
    fn from(error: PasskeyError) -> Self {
        match error {
            PasskeyError::Database(error) => error.into(),
            PasskeyError::Closed => Self::NotAllowed,
            other => Self::CeremonyFailed(format!("failed to {other}")),
        }
    }
}

impl From<PinError> for Problem {
    fn from(error: PinError) -> Self {
        Self::Invalid(format!("failed to {error}"))
    }
}
