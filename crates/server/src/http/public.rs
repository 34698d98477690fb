//! Public rows in chunks. Everything here is the same for everybody and asked for by its path alone, so that
//! any host between may keep it.

mod encoded;

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sammen_domain::AreaId;
use sammen_sync::{ContentHash, seal};

pub(super) use encoded::Encoded;

use super::{
    AppState, Problem,
    openapi::{ChunkBody, DatabaseProblems, SealedBody},
    problem::ProblemBody,
    sealed::CONTENT_TYPE,
};
use crate::{
    chunks,
    database::{Connection, DatabaseError},
    repository::{area, chunk},
};

const ALWAYS_ASK: HeaderValue = HeaderValue::from_static("no-cache");
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Lists an area's chunks.
#[utoipa::path(
    get,
    path = "/api/areas/{area}/public/manifest",
    tag = "public",
    params(("area" = String, Path, description = "The area's short name.")),
    responses(
        (
            status = 200,
            description = "A sealed manifest: its moment, and the packs and chunks of all public rows.",
            body = SealedBody,
            content_type = "application/vnd.sammen.sync"
        ),
        (status = 304, description = "It is as the `If-None-Match` header says."),
        (status = 404, description = "`unknown-area`, or `not-found` when there are no chunks: pull rows.", body = ProblemBody, content_type = "application/problem+json"),
        DatabaseProblems,
    )
)]
pub(super) async fn get_manifest(
    State(state): State<AppState>,
    Path(area): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let area = AreaId::new(area).map_err(|_| Problem::UnknownArea)?;
    let mut snapshot = state.database.read().await?;
    let now = area::find(&mut snapshot, &area).await?.ok_or(Problem::UnknownArea)?;
    let manifest = chunks::manifest(&mut snapshot, &area, now).await?.ok_or(Problem::NotFound)?;
    let body = seal(&manifest);
    let tag = HeaderValue::try_from(format!("\"{}\"", ContentHash::of(&body)))
        .expect("a quoted hash is a header's value");
    let kept = [(header::CACHE_CONTROL, ALWAYS_ASK), (header::ETAG, tag.clone())];
    // A host between may have marked its copy as weak.
    let given = headers.get(header::IF_NONE_MATCH).and_then(|given| given.to_str().ok());
    let is_known = given.is_some_and(|given| {
        given.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
    });
    if is_known {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    Ok((kept, [(header::CONTENT_TYPE, CONTENT_TYPE)], body).into_response())
}

/// Gives several consecutive chunks.
#[utoipa::path(
    get,
    path = "/api/areas/{area}/public/packs/{hash}",
    tag = "public",
    params(
        ("area" = String, Path, description = "The area's short name."),
        ("hash" = String, Path, description = "The SHA-256 of the pack's bytes, in lower-case hex.")
    ),
    responses(
        (status = 200, description = "The chunks one after the other.", body = ChunkBody, content_type = "application/vnd.sammen.chunk"),
        (status = 404, description = "`not-found`: ask for the manifest again.", body = ProblemBody, content_type = "application/problem+json"),
        DatabaseProblems,
    )
)]
pub(super) async fn get_pack(
    State(state): State<AppState>,
    Extension(encoded): Extension<Arc<Encoded>>,
    Path(named): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let load = async |connection: &mut Connection, area: &AreaId, hash| {
        chunks::pack(connection, area, hash).await
    };
    content(&state, &encoded, &named, &headers, load).await
}

/// Gives a chunk.
#[utoipa::path(
    get,
    path = "/api/areas/{area}/public/chunks/{hash}",
    tag = "public",
    params(
        ("area" = String, Path, description = "The area's short name."),
        ("hash" = String, Path, description = "The SHA-256 of the chunk's bytes, in lower-case hex.")
    ),
    responses(
        (status = 200, description = "The chunk: a format byte, the row shape, a checksum, the lengths of the rows, and the rows in postcard.", body = ChunkBody, content_type = "application/vnd.sammen.chunk"),
        (status = 404, description = "`not-found`: ask for the manifest again.", body = ProblemBody, content_type = "application/problem+json"),
        DatabaseProblems,
    )
)]
pub(super) async fn get_chunk(
    State(state): State<AppState>,
    Extension(encoded): Extension<Arc<Encoded>>,
    Path(named): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let load = async |connection: &mut Connection, area: &AreaId, hash| {
        chunk::find(connection, area, hash).await
    };
    content(&state, &encoded, &named, &headers, load).await
}

async fn content(
    state: &AppState,
    encoded: &Encoded,
    (area, hash): &(String, String),
    headers: &HeaderMap,
    load: impl AsyncFn(&mut Connection, &AreaId, ContentHash) -> Result<Option<Vec<u8>>, DatabaseError>,
) -> Result<Response, Problem> {
    let area = AreaId::new(area).map_err(|_| Problem::NotFound)?;
    let hash: ContentHash = hash.parse().map_err(|_| Problem::NotFound)?;
    let kept = [
        (header::CACHE_CONTROL, FOR_EVER),
        (header::CONTENT_TYPE, HeaderValue::from_static("application/vnd.sammen.chunk")),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    if takes_brotli(headers) {
        let body = match encoded.find(&area, hash) {
            Some(body) => body,
            None => {
                let bytes = load(&mut *state.database.read().await?, &area, hash).await?;
                encoded.add(&area, hash, bytes.ok_or(Problem::NotFound)?).await
            }
        };
        return Ok((kept, [(header::CONTENT_ENCODING, "br")], body).into_response());
    }
    let bytes = load(&mut *state.database.read().await?, &area, hash).await?;
    Ok((kept, bytes.ok_or(Problem::NotFound)?).into_response())
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    let given = headers.get(header::ACCEPT_ENCODING).and_then(|given| given.to_str().ok());
    given.is_some_and(|given| given.split(',').any(|one| one.trim() == "br"))
}
