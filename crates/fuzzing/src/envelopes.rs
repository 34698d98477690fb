//! What phones and the server send each other, and what it carries.

use std::fmt::Debug;

use sammen_domain::{Area, EncodedMutation, Mutation, Row, WorkMutation, WorkRow};
use sammen_sync::{
    Body, PatchOperation, PullRequest, PullResponse, PushRequest, PushResponse, ResponseRequest,
    TokenRequest, TokenResponse, TokenedResponse, seal, unseal, v1, v2, v3, v4, v5, v6, v7,
};
use sammen_ticket::{SigningSeed, issue, open, public_key, read_short_code};

/// What an input is read as, by its first byte.
pub const PUSH_REQUEST: u8 = 0;
pub const PUSH_RESPONSE: u8 = 1;
pub const PULL_REQUEST: u8 = 2;
pub const PULL_RESPONSE: u8 = 3;
pub const RESPONSE_REQUEST: u8 = 4;
pub const AREAS: u8 = 5;
pub const ROW: u8 = 6;
pub const PLACE: u8 = 7;
pub const CANCEL: u8 = 8;
pub const PULL_REQUEST_V1: u8 = 9;
pub const PULL_RESPONSE_V1: u8 = 10;
pub const PULL_REQUEST_V2: u8 = 11;
pub const PULL_RESPONSE_V2: u8 = 12;
pub const CHECK_IN: u8 = 13;
pub const COUNT_HEADS: u8 = 14;
pub const TICKET: u8 = 15;
pub const PULL_REQUEST_V3: u8 = 16;
pub const PULL_RESPONSE_V3: u8 = 17;
pub const PULL_REQUEST_V4: u8 = 18;
pub const PULL_RESPONSE_V4: u8 = 19;
pub const WORK_ROW: u8 = 20;
pub const LEND_TOY: u8 = 21;
pub const GIVE_BACK_TOY: u8 = 22;
pub const SIGN_UP_FOR_SHIFT: u8 = 23;
pub const LEAVE_SHIFT: u8 = 24;
pub const OFFER_SHIFT: u8 = 25;
pub const NOTE_SHIFT: u8 = 26;
pub const PULL_REQUEST_V5: u8 = 27;
pub const PULL_RESPONSE_V5: u8 = 28;
pub const PULL_REQUEST_V6: u8 = 29;
pub const PULL_RESPONSE_V6: u8 = 30;
pub const TOKENED_RESPONSE: u8 = 31;
pub const TOKEN_REQUEST: u8 = 32;
pub const TOKEN_RESPONSE: u8 = 33;
pub const PULL_REQUEST_V7: u8 = 34;
pub const PULL_RESPONSE_V7: u8 = 35;
pub const ANSWER_SURVEY: u8 = 36;
pub const WITHDRAW_ANSWER: u8 = 37;

/// What tickets of the seeds are signed with.
pub const SEED: SigningSeed = SigningSeed([7; 32]);

/// Reads the rest of an input as its first byte says.
pub fn read(input: &[u8]) {
    let Some((&kind, bytes)) = input.split_first() else { return };
    match kind {
        PUSH_REQUEST => read_push(bytes),
        PUSH_RESPONSE => drop(sealed::<PushResponse>(bytes)),
        PULL_REQUEST => drop(sealed::<PullRequest>(bytes)),
        PULL_RESPONSE => read_pull(bytes),
        RESPONSE_REQUEST => drop(sealed::<ResponseRequest>(bytes)),
        AREAS => drop(sealed::<Vec<Area>>(bytes)),
        ROW => read_row(bytes),
        PLACE => read_mutation("registration.place", bytes),
        PULL_REQUEST_V1 => drop(sealed::<v1::PullRequest>(bytes)),
        PULL_RESPONSE_V1 => drop(sealed::<v1::PullResponse>(bytes)),
        PULL_REQUEST_V2 => drop(sealed::<v2::PullRequest>(bytes)),
        PULL_RESPONSE_V2 => drop(sealed::<v2::PullResponse>(bytes)),
        CANCEL => read_mutation("registration.cancel", bytes),
        CHECK_IN => read_mutation("door.check-in", bytes),
        COUNT_HEADS => read_mutation("door.count", bytes),
        TICKET => read_ticket(bytes),
        PULL_REQUEST_V3 => drop(sealed::<v3::PullRequest>(bytes)),
        PULL_RESPONSE_V3 => drop(sealed::<v3::PullResponse>(bytes)),
        PULL_REQUEST_V4 => drop(sealed::<v4::PullRequest>(bytes)),
        PULL_RESPONSE_V4 => drop(sealed::<v4::PullResponse>(bytes)),
        PULL_REQUEST_V5 => drop(sealed::<v5::PullRequest>(bytes)),
        PULL_RESPONSE_V5 => drop(sealed::<v5::PullResponse>(bytes)),
        PULL_REQUEST_V6 => drop(sealed::<v6::PullRequest>(bytes)),
        PULL_RESPONSE_V6 => drop(sealed::<v6::PullResponse>(bytes)),
        TOKENED_RESPONSE => drop(sealed::<TokenedResponse>(bytes)),
        TOKEN_REQUEST => drop(sealed::<TokenRequest>(bytes)),
        TOKEN_RESPONSE => drop(sealed::<TokenResponse>(bytes)),
        WORK_ROW => read_work_row(bytes),
        LEND_TOY => read_mutation("toys.lend", bytes),
        GIVE_BACK_TOY => read_mutation("toys.give-back", bytes),
        SIGN_UP_FOR_SHIFT => read_mutation("shift.sign-up", bytes),
        LEAVE_SHIFT => read_mutation("shift.leave", bytes),
        OFFER_SHIFT => read_mutation("shift.offer", bytes),
        NOTE_SHIFT => read_mutation("shift.note", bytes),
        PULL_REQUEST_V7 => drop(sealed::<v7::PullRequest>(bytes)),
        PULL_RESPONSE_V7 => drop(sealed::<v7::PullResponse>(bytes)),
        ANSWER_SURVEY => read_mutation("survey.answer", bytes),
        WITHDRAW_ANSWER => read_mutation("survey.withdraw", bytes),
        _ => {}
    }
}

/// Reads a body; one that can be read is the same when it is written and read again.
fn sealed<T: Body + PartialEq + Debug>(bytes: &[u8]) -> Option<T> {
    let body: T = unseal(bytes).ok()?;
    assert_eq!(unseal::<T>(&seal(&body)).as_ref(), Ok(&body));
    Some(body)
}

fn read_push(bytes: &[u8]) {
    let Some(request) = sealed::<PushRequest>(bytes) else { return };
    for mutation in &request.mutations {
        same_again(&mutation.encoded());
    }
}

fn read_pull(bytes: &[u8]) {
    let Some(response) = sealed::<PullResponse>(bytes) else { return };
    for operation in &response.patch {
        if let PatchOperation::Put { row, .. } = operation {
            read_row(row);
        }
    }
}

fn read_row(bytes: &[u8]) {
    if let Ok(row) = Row::decode(bytes) {
        assert_eq!(Row::decode(&row.encode()), Ok(row));
    }
}

fn read_work_row(bytes: &[u8]) {
    if let Ok(row) = WorkRow::decode(bytes) {
        assert_eq!(WorkRow::decode(&row.encode()), Ok(row));
    }
}

fn read_mutation(name: &str, args: &[u8]) {
    same_again(&EncodedMutation { name: name.into(), args_version: 1, args: args.to_vec() });
}

/// What somebody holds in front of a camera, or types. Whatever is read as a ticket is one that was signed here.
fn read_ticket(bytes: &[u8]) {
    let Ok(text) = core::str::from_utf8(bytes) else { return };
    if let Ok(claims) = open(text, |_| Some(public_key(&SEED))) {
        let same = open(&issue(&claims, &SEED), |_| Some(public_key(&SEED)));
        assert_eq!(same, Ok(claims));
    }
    if let Some(code) = read_short_code(text) {
        assert_eq!(read_short_code(&code), Some(code));
    }
}

fn same_again(encoded: &EncodedMutation) {
    if let Ok(mutation) = Mutation::decode(encoded) {
        assert_eq!(Mutation::decode(&mutation.encode()), Ok(mutation));
    }
    if let Ok(mutation) = WorkMutation::decode(encoded) {
        assert_eq!(WorkMutation::decode(&mutation.encode()), Ok(mutation));
    }
}
