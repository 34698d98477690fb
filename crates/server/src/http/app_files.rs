//! The built app, as it lies in its folder at the moment: a new build is served without a restart.

mod caching;
mod media_type;
mod name;

use std::path::{Path, PathBuf};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};

use self::{
    caching::{cache_control, entity_tag, is_known},
    media_type::media_type,
    name::Name,
};
use super::{AppState, Problem};

/// Answers with a file of the app, or with its page for an address that the app itself knows.
pub(super) async fn get_file(
    State(state): State<AppState>,
    request: Request,
) -> Result<Response, Problem> {
    let folder = state.app.ok_or(Problem::NotFound)?;
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Problem::MethodNotAllowed);
    }
    let name = Name::of_path(request.uri().path()).ok_or(Problem::NotFound)?;
    let brotli = takes_brotli(request.headers());
    let file = read(&folder, &name, brotli).await.ok_or(Problem::NotFound)?;
    Ok(answer(&name, file, request.headers()))
}

/// A file as it is sent.
struct File {
    bytes: Vec<u8>,
    /// Whether the bytes are the file's brotli sibling.
    brotli: bool,
}

async fn read(folder: &Path, name: &Name, brotli: bool) -> Option<File> {
    let folder = tokio::fs::canonicalize(folder).await.ok()?;
    let plain = inside(&folder, name.as_str()).await?;
    if brotli && let Some(sibling) = inside(&folder, &format!("{}.br", name.as_str())).await {
        let bytes = tokio::fs::read(sibling).await.ok()?;
        return Some(File { bytes, brotli: true });
    }
    Some(File { bytes: tokio::fs::read(plain).await.ok()?, brotli: false })
}

/// The file's real path, if it is one inside the folder. A link that leads out is none.
async fn inside(folder: &Path, name: &str) -> Option<PathBuf> {
    let path = tokio::fs::canonicalize(folder.join(name)).await.ok()?;
    let is_file = tokio::fs::metadata(&path).await.ok()?.is_file();
    (is_file && path.starts_with(folder)).then_some(path)
}

fn answer(name: &Name, file: File, asked: &HeaderMap) -> Response {
    let tag = entity_tag(&file.bytes);
    let known = is_known(asked, &tag);
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Body::from(file.bytes).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache_control(name)));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if !known {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(name)));
        if file.brotli {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
    }
    response
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING).iter();
    values.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).any(
        |coding| {
            let mut parts = coding.split(';').map(str::trim);
            let named = parts.next() == Some("br");
            let refused = parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
            named && !refused
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brotli_is_sent_to_those_who_take_it() {
        let check = |value: &'static str, expect: bool| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
            assert_eq!(takes_brotli(&headers), expect, "{value:?}");
        };
        check("gzip, deflate, br, zstd", true);
        check("br;q=0.8, gzip", true);
        check("br;q=0", false);
        check("gzip; q=1, br; q=0", false);
        check("gzip", false);
        check("", false);
        assert!(!takes_brotli(&HeaderMap::new()));
    }
}
