//! Somebody who answers surveys.

use std::net::SocketAddr;

use fastrand::Rng;
use sammen_sync::{ResponseRequest, seal};

use super::{Actor, HttpConnection, Ledger, Neighbourhood, Phase};

/// Where responses are sent.
pub const RESPONSES: &str = "/api/responses";

/// Answers the survey over and over, each time as somebody else, and sends each response until the
/// server says that it has it.
pub struct Respondent {
    neighbourhood: Neighbourhood,
    connection: HttpConnection,
    ledger: Ledger,
    rng: Rng,
    unanswered: Option<ResponseRequest>,
}

impl Respondent {
    /// Somebody who knows the server's address.
    #[must_use]
    pub fn new(
        neighbourhood: &Neighbourhood,
        address: SocketAddr,
        ledger: &Ledger,
        rng: Rng,
    ) -> Self {
        let connection = HttpConnection::anonymous(address);
        let (neighbourhood, ledger) = (neighbourhood.clone(), ledger.clone());
        Self { neighbourhood, connection, ledger, rng, unanswered: None }
    }
}

impl Actor for Respondent {
    async fn step(&mut self, phase: Phase) -> bool {
        let response = match self.unanswered.take() {
            Some(response) => response,
            None if phase == Phase::Act => {
                let response = self.neighbourhood.any_response(&mut self.rng);
                self.ledger.note_given(&response);
                response
            }
            None => return true,
        };
        match self.connection.post(RESPONSES, seal(&response)).await {
            Ok(answer) if answer.status == 200 => {
                self.ledger.note_response(&response);
                true
            }
            Ok(answer) if answer.status < 500 => {
                panic!("a response is not taken: {}", String::from_utf8_lossy(&answer.body))
            }
            failed => {
                if let Ok(answer) = failed {
                    self.ledger.note_problem(RESPONSES, &answer);
                }
                self.unanswered = Some(response);
                false
            }
        }
    }
}
