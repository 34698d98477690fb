//! Which areas there are.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use sammen_domain::{Area, AreaId, Row, RowKey, RowKind, Text};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    AppState, Problem,
    openapi::{DatabaseProblems, SealedBody},
    sealed::Sealed,
};
use crate::{
    database::{Connection, DatabaseError},
    repository::{
        area,
        row::{self, Space},
    },
};

/// An area that a resident can follow.
#[derive(Serialize, ToSchema)]
#[schema(as = Area)]
pub(super) struct AreaBody {
    /// Its short name.
    #[schema(example = "hoeje-gladsaxe")]
    id: String,
    /// What people call it, by language; the first is the language it was written in.
    name: Vec<TranslationBody>,
    /// The town or district it is part of.
    part_of: Vec<TranslationBody>,
    /// Its IANA time zone.
    #[schema(example = "Europe/Copenhagen")]
    time_zone: String,
}

/// Words in one language.
#[derive(Serialize, ToSchema)]
#[schema(as = Translation)]
pub(super) struct TranslationBody {
    /// The language's BCP 47 code.
    language: String,
    /// The words.
    text: String,
}

/// Lists the areas.
#[utoipa::path(
    get,
    path = "/api/areas",
    tag = "areas",
    responses(
        (
            status = 200,
            description = "The areas, by their short names. JSON if the Accept header asks for it; \
                otherwise a sealed list of areas.",
            content(
                (Vec<AreaBody> = "application/json"),
                (SealedBody = "application/vnd.sammen.sync"),
            )
        ),
        DatabaseProblems,
    )
)]
pub(super) async fn list_areas(
    State(state): State<AppState>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut snapshot = state.database.read().await?;
    let mut areas = Vec::new();
    for id in area::ids(&mut snapshot).await? {
        areas.extend(describe(&mut snapshot, &id).await?);
    }
    let mut response = if wants_json(&headers) {
        Json(areas.iter().map(AreaBody::from).collect::<Vec<_>>()).into_response()
    } else {
        Sealed(areas).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("accept"));
    Ok(response)
}

async fn describe(connection: &mut Connection, id: &AreaId) -> Result<Option<Area>, DatabaseError> {
    let key = RowKey { kind: RowKind::Area, id: Uuid::nil() };
    match row::find(connection, id, Space::Public, key).await? {
        Some(Row::Area(area)) => Ok(Some(area)),
        _ => Ok(None),
    }
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("application/json"))
}

impl From<&Area> for AreaBody {
    fn from(area: &Area) -> Self {
        Self {
            id: area.id.to_string(),
            name: translations(&area.name),
            part_of: translations(&area.part_of),
            time_zone: area.time_zone.clone(),
        }
    }
}

/// Words as they travel.
pub(super) fn translations(text: &Text) -> Vec<TranslationBody> {
    text.iter()
        .map(|(language, text)| TranslationBody {
            language: language.to_owned(),
            text: text.to_owned(),
        })
        .collect()
}
