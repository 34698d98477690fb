//! Serves the page, both engines and the forms.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use sammen_bench_browser::path;
use tokio::net::TcpListener;

use crate::forms::Forms;

/// What the browser may fetch, by name.
type Files = HashMap<String, Vec<u8>>;

/// A server for one run.
pub struct Server {
    /// The page with both engines.
    pub url: String,
}

impl Server {
    /// Reads the files and serves them until the run ends.
    pub async fn start(forms: &Forms) -> Result<Self> {
        let router = Router::new()
            .route("/{name}", axum::routing::get(file))
            .with_state(Arc::new(files(forms)?));
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let url = format!("http://{}/index.html", listener.local_addr()?);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(Self { url })
    }
}

fn files(forms: &Forms) -> Result<Files> {
    let mut files = Files::new();
    for variable in ["SAMMEN_BENCH_PAGE", "SAMMEN_BENCH_PROGRAM", "SAMMEN_BENCH_PEER"] {
        let folder = path(variable)?;
        for entry in std::fs::read_dir(&folder)? {
            let file = entry?.path();
            let name =
                file.file_name().context("a file has a name")?.to_string_lossy().into_owned();
            if file.is_file() {
                files.insert(name, std::fs::read(&file)?);
            }
        }
    }
    for form in &forms.all {
        files.insert(format!("{}.xml", form.name), form.xml.clone().into_bytes());
        files.insert(format!("{}.form", form.name), form.compiled.clone());
        files.insert(format!("{}.json", form.name), serde_json::to_vec(&form.script)?);
    }
    Ok(files)
}

/// A file. The page is isolated from others, because only such a page has a clock of five microseconds.
async fn file(State(files): State<Arc<Files>>, Path(name): Path<String>) -> Response {
    let Some(bytes) = files.get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (header::CONTENT_TYPE.as_str(), media_type(&name)),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
    ];
    (headers, bytes.clone()).into_response()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("xml") => "text/xml",
        _ => "application/octet-stream",
    }
}
