//! Answers of confidential surveys. They come from somebody's phone as everything else does that she decides, and are kept
//! under a number that stands for her in that survey.

use sammen_domain::{
    AnswerSurvey, AreaId, Collected, Linking, LocalDate, OwnResponse, Refusal, RowKey, RowKind,
    SurveyAudience, SurveyId, SurveyPromise, WithdrawAnswer, WorkRow, answer_survey,
    mutant::{Mutant, is_on},
};
use sammen_sync::{Outcome, ResponseRequest};

use super::Verdict;
use crate::{
    database::{Connection, DatabaseError},
    device::{Device, DeviceId},
    repository::{
        area, respondent,
        response::{self, Receipt},
        row::{self, Space},
        survey,
        survey_terms::{self, StoredTerms},
    },
    tokens::{self, DeclaredTerms},
};

/// Decides about an answer and keeps it, for those who work with answers and for whoever gave it.
pub(crate) async fn answer(
    connection: &mut Connection,
    area: &AreaId,
    device: &Device,
    request: &AnswerSurvey,
    today: LocalDate,
) -> Result<Outcome, DatabaseError> {
    let AnswerSurvey { survey, form_version, answers, .. } = request;
    let terms = survey_terms::find(connection, area, *survey).await?;
    let form = survey::form(connection, area, *survey, form_version).await?;
    let (Some(StoredTerms { declared, .. }), Some(form)) = (terms, form) else {
        return Ok(Outcome::Refused(Refusal::UnknownRegistration));
    };
    let Some(verdict) = Verdict::of(&form, answers, today) else {
        return Ok(Outcome::Refused(Refusal::NotUnderstood));
    };
    let fresh = tokens::random();
    let number = respondent::hold(connection, area, *survey, device.id, fresh).await?;
    let version = (*survey, form_version.as_str());
    let has_answered = response::has_answered(connection, area, version, &number).await?;
    // Who is told that she has answered takes no code from anybody.
    let may_answer =
        has_answered || may_answer(connection, area, declared, request, &number).await?;
    let linking = Linking { promise: declared.promise, may_answer, has_answered };
    match answer_survey(linking, request) {
        Ok(kept) => keep(connection, area, device, kept, (verdict, &number, today)).await,
        Err(refusal) => {
            forget_unused(connection, area, *survey, device.id, &number).await?;
            Ok(Outcome::Refused(refusal))
        }
    }
}

/// Whether somebody has a code that is good for her, where one is needed. A code stays with whoever answered by it first.
async fn may_answer(
    connection: &mut Connection,
    area: &AreaId,
    declared: DeclaredTerms,
    request: &AnswerSurvey,
    number: &[u8],
) -> Result<bool, DatabaseError> {
    match (declared.promise, declared.audience) {
        (SurveyPromise::Confidential, SurveyAudience::Open) => Ok(true),
        (SurveyPromise::Confidential, SurveyAudience::Invited) => {
            let code = request.code.as_deref().unwrap_or_default();
            tokens::claim_code(connection, area, request.survey, code, number).await
        }
        (SurveyPromise::Anonymous, _) | (_, SurveyAudience::Supervised) => Ok(false),
    }
}

/// Forgets whose a number is, and which code, once no response has it.
async fn forget_unused(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    device: DeviceId,
    number: &[u8],
) -> Result<(), DatabaseError> {
    if response::is_linked(connection, area, survey, number).await?
        || is_on(Mutant::NumberNotForgotten)
    {
        return Ok(());
    }
    respondent::forget(connection, area, survey, device).await?;
    tokens::free_code(connection, area, survey, number).await
}

async fn keep(
    connection: &mut Connection,
    area: &AreaId,
    device: &Device,
    kept: OwnResponse,
    (verdict, number, today): (Verdict, &[u8], LocalDate),
) -> Result<Outcome, DatabaseError> {
    // Another's response under this id is not changed.
    if response::find(connection, area, kept.id).await?.is_some() {
        return Ok(Outcome::Refused(Refusal::DuplicateRegistration));
    }
    let stored = ResponseRequest {
        id: kept.id,
        area: area.clone(),
        survey: kept.survey,
        form_version: kept.form_version.clone(),
        answers: kept.answers.clone(),
    };
    let receipt = Receipt {
        day: today,
        verdict,
        token_digest: &[],
        respondent: number,
        collected: Some(Collected::OnOwn),
    };
    response::insert(connection, &stored, receipt).await?;
    let version = area::next_version(connection, area).await?;
    let row = WorkRow::OwnResponse(kept);
    let space = match is_on(Mutant::AnswerToldToHousehold) {
        true => Space::Owner(device.owner),
        false => Space::Device(device.id),
    };
    row::put_work(connection, area, space, version, &row).await?;
    Ok(Outcome::Accepted)
}

/// Takes back what the device's person answered. What is not hers, or not there any more, is left as it is.
pub(crate) async fn withdraw(
    connection: &mut Connection,
    area: &AreaId,
    device: &Device,
    WithdrawAnswer { response: id, survey }: WithdrawAnswer,
) -> Result<Outcome, DatabaseError> {
    let space = Space::Device(device.id);
    let key = RowKey { kind: RowKind::OwnResponse, id: id.0 };
    if !is_own(connection, area, space, key, survey).await?
        && !is_on(Mutant::AnothersAnswerWithdrawn)
    {
        return Ok(Outcome::Accepted);
    }
    if !is_on(Mutant::WithdrawnAnswerKept) {
        response::withdraw(connection, area, id).await?;
    }
    let fresh = tokens::random();
    let number = respondent::hold(connection, area, survey, device.id, fresh).await?;
    forget_unused(connection, area, survey, device.id, &number).await?;
    let version = area::next_version(connection, area).await?;
    row::delete(connection, area, space, version, key).await?;
    Ok(Outcome::Accepted)
}

async fn is_own(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    key: RowKey,
    survey: SurveyId,
) -> Result<bool, DatabaseError> {
    let found = row::find_work(connection, area, space, key).await?;
    Ok(matches!(found, Some(WorkRow::OwnResponse(own)) if own.survey == survey))
}
