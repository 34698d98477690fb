//! Tokens of surveys: asked for by a device that says who it is, spent by an answer that does not.

use sammen_domain::{AreaId, SurveyId};
use serde::{Deserialize, Serialize};

use super::{Body, ResponseRequest};

/// By what a device may have tokens.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Entitlement {
    /// By being a device: one.
    Device,
    /// By a code, as it was typed: that of a letter, for one; or of the staff, for as many as they said.
    Code(String),
}

/// `POST /api/survey-tokens`: hidden numbers to be evaluated. The same again is answered the same, so that a lost answer
/// costs nobody a token.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct TokenRequest {
    /// The area.
    pub area: AreaId,
    /// The survey.
    pub survey: SurveyId,
    /// By what the device may have them.
    pub entitlement: Entitlement,
    /// The hidden numbers.
    pub elements: Vec<[u8; 32]>,
}

impl Body for TokenRequest {
    const VERSION: u8 = 7;
}

/// What the survey's key makes of a hidden number, with its proof.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct TokenEvaluation {
    /// What it makes of it.
    pub element: [u8; 32],
    /// The proof's two scalars.
    pub proof: [[u8; 32]; 2],
}

/// The answer: an evaluation of each number, in the order that they came in.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct TokenResponse {
    /// The evaluations.
    pub evaluations: Vec<TokenEvaluation>,
}

impl Body for TokenResponse {
    const VERSION: u8 = 7;
}

/// A token as an answer carries it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct SurveyToken {
    /// The number that a phone chose.
    pub input: [u8; 32],
    /// What the survey's key makes of it.
    pub output: [[u8; 32]; 2],
}

/// `POST /api/responses` in version 2: answers to a survey that are counted once, by a token. As in version 1 nothing
/// says who sends them.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct TokenedResponse {
    /// The answers.
    pub response: ResponseRequest,
    /// What is spent.
    pub token: SurveyToken,
}

impl Body for TokenedResponse {
    const VERSION: u8 = 2;
}
