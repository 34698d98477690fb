//! What must hold of answers to confidential surveys: what was accepted is kept, once, until whoever gave it takes it back;
//! she alone is told of it, and who she is is forgotten with her last answer.

use std::collections::BTreeMap;

use sammen_domain::{OwnResponse, Refusal, ResponseId, RowKind, WorkRow};
use sammen_server::{Connection, DeviceId, Value};
use sammen_sync::{OpId, Outcome};

use super::{AreaWatch, Space, all, take};
use crate::{
    Violation,
    ledger::{Deed, Ledger, Operation},
    survey,
    watch::rows::device_of,
};

/// What is stored of answers, and on which phone each is shown.
pub(super) type Answers = BTreeMap<ResponseId, Answer>;

#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Answer {
    version: String,
    answers: Vec<u8>,
    device: DeviceId,
}

/// A response as those see it who work with answers.
struct Stored {
    version: String,
    answers: Vec<u8>,
    number: Vec<u8>,
}

/// What the tables have of answers.
struct Tables {
    responses: BTreeMap<ResponseId, Stored>,
    /// Whose a number is.
    numbers: BTreeMap<Vec<u8>, DeviceId>,
    /// What is told, and in which space.
    told: Vec<(Space, OwnResponse)>,
}

impl AreaWatch {
    /// Looks at all that is kept and told of answers.
    pub(super) async fn look_at_answers(
        &mut self,
        tables: &mut Connection,
        ledger: &Ledger,
        is_other_life: bool,
    ) -> Result<(), Violation> {
        let decided = std::mem::take(&mut self.answers_decided);
        let tables = self.answers_in(tables).await;
        if is_other_life {
            self.gone_now.clear();
        } else {
            self.check_lost(&tables, ledger)?;
        }
        let now = self.check_told(&tables)?;
        self.check_given(&now, ledger)?;
        for (op, outcome) in decided {
            let operation = ledger.get(op).expect("what was decided was done");
            self.check_answer_decided(op, operation, outcome, &now)?;
        }
        self.answers = now;
        Ok(())
    }

    async fn answers_in(&self, tables: &mut Connection) -> Tables {
        let responses =
            "SELECT id, form_version, answers, respondent FROM response WHERE area = $1";
        let numbers = "SELECT number, device FROM respondent WHERE area = $1";
        let told = "SELECT space, bytes FROM row WHERE area = $1 AND kind = $2 AND NOT deleted";
        let area = self.value();
        let response = |mut row| {
            let (version, answers) = (take(&mut row, 1), take(&mut row, 2));
            (ResponseId(take(&mut row, 0)), Stored { version, answers, number: take(&mut row, 3) })
        };
        let number = |mut row| (take(&mut row, 0), DeviceId(super::read_owner(&mut row, 1).0));
        let own = |mut row| {
            let Ok(WorkRow::OwnResponse(own)) = WorkRow::decode(&take::<Vec<u8>>(&mut row, 1))
            else {
                unreachable!("rows are of their key's kind");
            };
            (take(&mut row, 0), own)
        };
        let kind = Value::Int(RowKind::OwnResponse as i64);
        Tables {
            responses: all(tables, responses, &[area]).await.into_iter().map(response).collect(),
            numbers: all(tables, numbers, &[area]).await.into_iter().map(number).collect(),
            told: all(tables, told, &[area, kind]).await.into_iter().map(own).collect(),
        }
    }

    /// What was there and is not was taken back on the phone that it was shown on.
    fn check_lost(&self, tables: &Tables, ledger: &Ledger) -> Result<(), Violation> {
        let gone = self.answers.iter().filter(|(id, _)| !tables.responses.contains_key(id));
        for (response, before) in gone {
            let is_hers = |operation: &Operation| operation.keys.contains(&before.device);
            if !self.withdrawals(*response, ledger).any(is_hers) {
                return Err(Violation::AnswerLost { response: *response });
            }
        }
        Ok(())
    }

    /// What was accepted of taking a response back.
    fn withdrawals<'a>(
        &'a self,
        response: ResponseId,
        ledger: &'a Ledger,
    ) -> impl Iterator<Item = &'a Operation> {
        let accepted = self.accepted.iter().filter_map(|op| ledger.get(*op));
        accepted.filter(move |operation| operation.deed == Deed::Withdraw { response })
    }

    /// Each response is told to one phone, as it is stored, whose number it is under; and each number is of one that is
    /// there.
    fn check_told(&self, tables: &Tables) -> Result<Answers, Violation> {
        let mut answers = Answers::new();
        for (space, own) in &tables.told {
            let mistold = Violation::AnswerMistold { response: own.id };
            let (Some(device), Some(stored)) = (device_of(space), tables.responses.get(&own.id))
            else {
                return Err(mistold);
            };
            // Who has moved to a phone that had answered too has kept one of the two numbers.
            let is_hers = tables.numbers.get(&stored.number).is_none_or(|whose| *whose == device);
            let is_so = own.form_version == stored.version && own.answers == stored.answers;
            let (version, told) = (own.form_version.clone(), own.answers.clone());
            let answer = Answer { version, answers: told, device };
            let is_twice = answers.insert(own.id, answer).is_some();
            // What a phone still had when its person had moved stays with that phone.
            let is_left = self.gone_now.contains(&device);
            if !is_hers || !is_so || is_twice || is_left {
                return Err(mistold);
            }
        }
        if let Some(id) = tables.responses.keys().find(|id| !answers.contains_key(id)) {
            return Err(Violation::AnswerMistold { response: *id });
        }
        for (number, device) in &tables.numbers {
            if tables.responses.values().all(|stored| stored.number != *number) {
                return Err(Violation::NumberKept { device: *device });
            }
        }
        Ok(answers)
    }

    /// What is there was given so, and what was accepted is there, or was taken back.
    fn check_given(&self, now: &Answers, ledger: &Ledger) -> Result<(), Violation> {
        let mut given = BTreeMap::new();
        for operation in self.accepted.iter().filter_map(|op| ledger.get(*op)) {
            if let Deed::Answer { response, version, value } = operation.deed {
                given.insert(response, (operation, version, value));
                if !now.contains_key(&response)
                    && self.withdrawals(response, ledger).next().is_none()
                {
                    return Err(Violation::AnswerLost { response });
                }
            }
        }
        for (response, answer) in now {
            let household = self.owner_of(answer.device);
            let is_so = given.get(response).is_some_and(|(operation, version, value)| {
                operation.keys.iter().any(|key| self.owner_of(*key) == household)
                    && answer.version == version.to_string()
                    && answer.answers == survey::answers(*version, *value)
            });
            if !is_so {
                return Err(Violation::AnswerDiffers { response: *response });
            }
        }
        Ok(())
    }

    /// Whoever has not answered a version may, and what is hers she may take back at any time.
    fn check_answer_decided(
        &self,
        op: OpId,
        operation: &Operation,
        outcome: Outcome,
        now: &Answers,
    ) -> Result<(), Violation> {
        let is_right = match (operation.deed, outcome) {
            (Deed::Withdraw { response }, Outcome::Accepted) => {
                let hers = |before: &&Answer| operation.keys == [before.device];
                let was_hers = self.answers.get(&response).filter(hers).is_some();
                if was_hers && now.contains_key(&response) {
                    return Err(Violation::WithdrawnAnswerKept { response });
                }
                true
            }
            (Deed::Answer { .. }, Outcome::Accepted) => true,
            (Deed::Answer { version, .. }, Outcome::Refused(Refusal::AlreadyRegistered)) => {
                let version = version.to_string();
                now.values().any(|answer| {
                    answer.version == version && operation.keys.contains(&answer.device)
                })
            }
            // A copy of the phone, which has a key of its own by now, has sent it.
            (Deed::Answer { response, .. }, Outcome::Refused(Refusal::DuplicateRegistration)) => {
                now.contains_key(&response)
            }
            _ => false,
        };
        if is_right { Ok(()) } else { Err(Violation::AnswerMisjudged { op }) }
    }
}
