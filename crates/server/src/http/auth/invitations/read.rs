//! What an invitation is for.

use axum::{Json, extract::State};
use sammen_domain::{Activity, Row, RowKey, RowKind, UnixSeconds};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{TokenBody, read_token};
use crate::{
    database::{Connection, DatabaseError},
    http::{
        AppState, Problem,
        areas::{TranslationBody, translations},
        auth::device::FromDevice,
        bodies::DutyBody,
        openapi::{DatabaseProblems, InvitationProblems},
    },
    identity::{Activities, Invitation, Role, open_invitation},
    repository::row::{self, Space},
};

/// What an invitation is for. No names of anybody: whoever finds the link reads this.
#[derive(Serialize, ToSchema)]
#[schema(as = InvitationOffer)]
pub(in crate::http) struct OfferBody {
    area: String,
    area_name: Vec<TranslationBody>,
    role: Role,
    /// The activities it is for; null for all.
    activities: Option<Vec<OfferedActivityBody>>,
    duties: Vec<DutyBody>,
    may_see_names: bool,
    is_minor: bool,
    valid_from: UnixSeconds,
    valid_until: UnixSeconds,
    expires_at: UnixSeconds,
    /// Whether it is for somebody who has an account: a new way to sign in, in the place of those she had.
    is_for_existing_account: bool,
}

/// An activity of an invitation.
#[derive(Serialize, ToSchema)]
#[schema(as = OfferedActivity)]
struct OfferedActivityBody {
    id: Uuid,
    title: Vec<TranslationBody>,
}

/// Tells what an invitation is for.
#[utoipa::path(
    post,
    path = "/api/areas/{area}/invitations/read",
    tag = "invitations",
    request_body = TokenBody,
    responses(
        (status = 200, description = "What it is for.", body = OfferBody),
        InvitationProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn read_invitation(
    State(state): State<AppState>,
    request: FromDevice<TokenBody>,
) -> Result<Json<OfferBody>, Problem> {
    let token = read_token(&request.body.token)?;
    let mut transaction = state.database.write().await?;
    let now = state.clock.now();
    let invitation = open_invitation(&mut transaction, &request.area, &token, now).await?;
    Ok(Json(describe(&mut transaction, invitation).await?))
}

async fn describe(
    connection: &mut Connection,
    invitation: Invitation,
) -> Result<OfferBody, DatabaseError> {
    let mut find = async |kind, id| {
        row::find(connection, &invitation.area, Space::Public, RowKey { kind, id }).await
    };
    let area_name = match find(RowKind::Area, Uuid::nil()).await? {
        Some(Row::Area(area)) => translations(&area.name),
        _ => vec![],
    };
    let activities = match &invitation.activities {
        Activities::All => None,
        Activities::Some(ids) => {
            let mut offered = Vec::new();
            for id in ids {
                // One that has gone since is offered no more.
                if let Some(Row::Activity(activity)) = find(RowKind::Activity, id.0).await? {
                    offered.push(describe_activity(&activity));
                }
            }
            Some(offered)
        }
    };
    Ok(OfferBody {
        area: invitation.area.to_string(),
        area_name,
        role: invitation.role,
        activities,
        duties: invitation.duties.iter().copied().map(DutyBody::from).collect(),
        may_see_names: invitation.may_see_names,
        is_minor: invitation.is_minor,
        valid_from: invitation.valid_from,
        valid_until: invitation.valid_until,
        expires_at: invitation.expires_at,
        is_for_existing_account: invitation.account.is_some(),
    })
}

fn describe_activity(activity: &Activity) -> OfferedActivityBody {
    OfferedActivityBody { id: activity.id.0, title: translations(&activity.title) }
}
