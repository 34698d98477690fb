//! Keeping what was lent and what came back.

use sammen_domain::{
    ActivityId, AreaId, Condition, Duty, GiveBackToy, LendToy, Lending, Loan, LoanId, Refusal,
    ReturnId, Shelf, Toy, ToyId, ToyReturn, UnixSeconds, WorkRow, give_back_toy, lend_toy,
    lending_moment,
    mutant::{Mutant, is_on},
};
use sammen_sync::Outcome;
use uuid::Uuid;

use super::toys::find;
use crate::{
    database::{Connection, DatabaseError},
    device::Device,
    identity::Grant,
    repository::{
        area, loan, role_grant,
        row::{self, Space},
        toy_return,
    },
};

/// What a phone notes of a toy.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Note<'a> {
    /// It is handed out.
    Lend(&'a LendToy),
    /// It came back.
    GiveBack(&'a GiveBackToy),
}

impl Note<'_> {
    fn of(&self) -> (ActivityId, ToyId, UnixSeconds) {
        match self {
            Self::Lend(request) => (request.activity, request.toy, request.at),
            Self::GiveBack(request) => (request.activity, request.toy, request.at),
        }
    }
}

/// Decides about a note and keeps it. As at the door, notes only add to what there is.
pub(crate) async fn note(
    connection: &mut Connection,
    area: &AreaId,
    device: &Device,
    note: Note<'_>,
    now: UnixSeconds,
) -> Result<Outcome, DatabaseError> {
    let (activity, toy, told) = note.of();
    let since = lending_moment(told, now);
    let may_lend = may_lend(connection, area, device, activity, since, now).await?;
    let Some(toy) = find(connection, area, activity, toy).await? else {
        let refusal = if may_lend { Refusal::NotUnderstood } else { Refusal::NotAllowed };
        return Ok(Outcome::Refused(refusal));
    };
    let lending = Lending { toy: &toy, may_lend, now: Some(now) };
    let kept = match note {
        Note::Lend(request) => match lend_toy(&lending, request) {
            Ok(kept) => keep_loan(connection, area, &toy, &kept).await,
            Err(refusal) => return Ok(Outcome::Refused(refusal)),
        },
        Note::GiveBack(request) => match give_back_toy(&lending, request) {
            Ok(kept) => keep_return(connection, area, activity, kept).await,
            Err(refusal) => return Ok(Outcome::Refused(refusal)),
        },
    };
    kept.map(|()| Outcome::Accepted)
}

/// Notes that a toy came back, or never will, as somebody of the staff says.
pub(crate) async fn end_loan(
    connection: &mut Connection,
    area: &AreaId,
    (activity, toy): (ActivityId, ToyId),
    loan: LoanId,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let id = ReturnId(Uuid::now_v7());
    let condition = Condition::Whole;
    let kept = ToyReturn { id, toy, loan: Some(loan), condition, moment: now };
    keep_return(connection, area, activity, kept).await
}

/// Whether the device's person minded the toys at any time since. Her role may have ended before her phone found a
/// network, and what she noted is kept all the same.
async fn may_lend(
    connection: &mut Connection,
    area: &AreaId,
    device: &Device,
    activity: ActivityId,
    since: UnixSeconds,
    now: UnixSeconds,
) -> Result<bool, DatabaseError> {
    let grants = role_grant::held_by_device(connection, area, &device.id.0, since, now).await?;
    let is_for = |grant: &Grant| {
        grant.duties.contains(&Duty::ToyLending) && grant.activities.contains(activity)
    };
    Ok(grants.iter().any(is_for))
}

async fn keep_loan(
    connection: &mut Connection,
    area: &AreaId,
    toy: &Toy,
    kept: &Loan,
) -> Result<(), DatabaseError> {
    if loan::insert(connection, area, toy.activity, kept).await? {
        let version = area::next_version(connection, area).await?;
        settle(connection, area, toy.activity, toy.id, version).await?;
    }
    Ok(())
}

async fn keep_return(
    connection: &mut Connection,
    area: &AreaId,
    activity: ActivityId,
    mut kept: ToyReturn,
) -> Result<(), DatabaseError> {
    if is_on(Mutant::LooseReturnDropped) && kept.loan.is_none() {
        return Ok(());
    }
    if is_on(Mutant::ReturnCountedTwice)
        && let Some(named) = kept.loan
        && loan::has_ended(connection, area, named).await?
    {
        kept.loan = None;
    }
    if !toy_return::insert(connection, area, activity, &kept).await? {
        return Ok(());
    }
    // Counted up under the counter's lock: whoever comes next sees this one too.
    let version = area::next_version(connection, area).await?;
    let space = Space::Lending(activity);
    if kept.loan.is_none() {
        row::put_work(connection, area, space, version, &WorkRow::ToyReturn(kept)).await?;
    }
    if kept.condition != Condition::Whole
        && let Some(mut toy) = find(connection, area, activity, kept.toy).await?
    {
        toy.note_condition(kept.condition);
        row::put_work(connection, area, space, version, &WorkRow::Toy(toy)).await?;
    }
    settle(connection, area, activity, kept.toy, version).await
}

/// Brings what is told of a toy's loans up to date: whoever has brought hers back is forgotten.
async fn settle(
    connection: &mut Connection,
    area: &AreaId,
    activity: ActivityId,
    toy: ToyId,
    version: u64,
) -> Result<(), DatabaseError> {
    let loans = loan::of_toy(connection, area, toy).await?;
    let returns = toy_return::of_toy(connection, area, toy).await?;
    let shelf = Shelf::of(loans.clone(), returns);
    let space = Space::Lending(activity);
    for mut known in loans {
        let has_ended = shelf.has_ended(&known);
        if !shelf.is_open(known.id) && !is_on(Mutant::NicknameKept) {
            known.token = None;
        }
        loan::put_end(connection, area, &known, has_ended).await?;
        let told = WorkRow::Loan(known);
        if has_ended {
            row::delete(connection, area, space, version, told.key()).await?;
        } else if row::find_work(connection, area, space, told.key()).await?.as_ref() != Some(&told)
        {
            row::put_work(connection, area, space, version, &told).await?;
        }
    }
    Ok(())
}
