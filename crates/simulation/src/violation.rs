//! What must never be seen.

use sammen_domain::{LoanId, OccurrenceId, RegistrationId, ResponseId, RoleId};
use sammen_server::DeviceId;
use sammen_sync::{ClientId, OpId};

/// A broken promise, by the invariant's number in `docs/architecture.md`.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "each says what it is")]
pub enum Violation {
    #[error("I1: {op} was answered with another outcome than was stored")]
    AnotherOutcome { op: OpId },
    #[error("I2: {registration} is there, and no accepted operation made it")]
    EffectWithoutOperation { registration: RegistrationId },
    #[error("I2: {registration} is not what was asked for")]
    EffectDiffers { registration: RegistrationId },
    #[error("I3: {client} did things in another order than they were decided in")]
    OutOfOrder { client: ClientId },
    #[error("I4: a device's rows are not what it may see: {what}")]
    RowsDiffer { what: String },
    #[error("I4: a phone has the role {role}, which was not given so to its resident")]
    RoleNotGiven { role: RoleId },
    #[error("I4: a phone has the names of {registration}, and no role that shows names")]
    NamesSeen { registration: RegistrationId },
    #[error("I5: {date} has {confirmed} persons on {seats} seats")]
    Oversold { date: OccurrenceId, confirmed: u32, seats: u32 },
    #[error("I5: {registration} waits beside seats that it would fit on")]
    FreeSeatBesideWaiting { registration: RegistrationId },
    #[error("I5: {registration} was given seats before one that waited longer")]
    Unfair { registration: RegistrationId },
    #[error("I5: {registration} lost its seats")]
    SeatsTaken { registration: RegistrationId },
    #[error("I5: the numbers of those who wait for {date} are not 1, 2, …")]
    WaitlistNumbers { date: OccurrenceId },
    #[error("I5: the seats told of {date} are not those given")]
    SeatsMiscounted { date: OccurrenceId },
    #[error(
        "I5: {registration} has seats on some dates of a series that it wants, and not on others"
    )]
    SeriesSplit { registration: RegistrationId },
    #[error("I5: {date} has seats held for others that {registration} was given")]
    HeldSeatsGiven { date: OccurrenceId, registration: RegistrationId },
    #[error("I5: {registration} keeps seats that it was offered and did not answer for in time")]
    OfferNotEnded { registration: RegistrationId },
    #[error("I15: names, ages or answers of {registration} stay though it is over")]
    PersonsKept { registration: RegistrationId },
    #[error("I6: a cursor went back from {from} to {to}")]
    CursorWentBack { from: u64, to: u64 },
    #[error("I7: a device with a cursor at {version} lacks or has other rows than there were")]
    RowsNotOfCursor { version: u64 },
    #[error("I8: {client} is at {last}, and {lines} of its mutations are stored")]
    LineApart { client: ClientId, last: u64, lines: usize },
    #[error("I8: {op} is stored, and its client's line does not know it")]
    EffectBeforeLine { op: OpId },
    #[error("I8: {op} was accepted without its effect")]
    AcceptedWithoutEffect { op: OpId },
    #[error("I10: syncing does not end when nothing is wrong any more: {what}")]
    NoProgress { what: String },
    #[error("I11: {op} left the outbox before it was decided")]
    LeftOutbox { op: OpId },
    #[error("I11: the refusal of {op} was not kept")]
    RefusalLost { op: OpId },
    #[error("I11: the outbox is not what was done: {what}")]
    OutboxDiffers { what: String },
    #[error("I12: {op} was decided by another clock than the server's")]
    WrongClock { op: OpId },
    #[error("I13: {op} was not understood, and not refused in words")]
    NotRefused { op: OpId },
    #[error("I14: rows stayed after the area was left")]
    RowsAfterLeaving,
    #[error("I14: a phone was in contact and keeps other roles than hold: {what}")]
    RoleStayed { what: String },
    #[error("I14: a code brought two devices in")]
    CodeTakenTwice,
    #[error("I14: a device whose person has moved reads on")]
    NotGivenUp,
    #[error(
        "I12: {op} was noted at a door, and taken or refused by other roles than its phone had"
    )]
    NoteMisjudged { op: OpId },
    #[error("I16: the scans that are kept, or told, are not those that were accepted, each once")]
    ScansDiffer,
    #[error("I17: a household counts more or less than once at {date}")]
    PersonsMiscounted { date: OccurrenceId },
    #[error("I17: the head count of {date} is not the sum of what was counted")]
    HeadsMiscounted { date: OccurrenceId },
    #[error("I18: the loans and returns that are kept are not those that were accepted, each once")]
    LendingDiffers,
    #[error("I18: what is told of {loan} is not what all loans and returns say")]
    LoanMistold { loan: LoanId },
    #[error("I18: whoever had {loan} is not forgotten, though the toy is back")]
    NicknameKept { loan: LoanId },
    #[error("I19: {registration} has a numbered seat and no seat, or a seat and no number")]
    NumberMissing { registration: RegistrationId },
    #[error("I19: the number {number} is two households' on {date}")]
    NumberTwice { date: OccurrenceId, number: u32 },
    #[error("I19: {registration} has another number than before")]
    NumberChanged { registration: RegistrationId },
    #[error("I19: {registration} was given the number {number} although a lower one was free")]
    NumberNotLowest { registration: RegistrationId, number: u32 },
    #[error("I20: {op}, an answer or its withdrawal, was taken or refused by another rule")]
    AnswerMisjudged { op: OpId },
    #[error("I20: {response} is gone, and whoever gave it has not taken it back")]
    AnswerLost { response: ResponseId },
    #[error("I20: {response} is there, and nobody gave it so")]
    AnswerDiffers { response: ResponseId },
    #[error("I20: {response} was taken back and is there")]
    WithdrawnAnswerKept { response: ResponseId },
    #[error("I20: {response} is not told to whoever gave it, and to her alone")]
    AnswerMistold { response: ResponseId },
    #[error("I20: a device has a number in a survey, and no answer under it")]
    NumberKept { device: DeviceId },
    #[error("the server's tables contradict each other: {what}")]
    Inconsistent { what: String },
}

impl Violation {
    /// Which promise it breaks, without the details: what stays the same while a case is made smaller.
    #[must_use]
    pub fn kind(&self) -> std::mem::Discriminant<Self> {
        std::mem::discriminant(self)
    }

    /// The invariant's number, where it has one.
    #[must_use]
    pub fn invariant(&self) -> String {
        let text = self.to_string();
        text.split_once(':').map_or(text.clone(), |(number, _)| number.to_owned())
    }
}
