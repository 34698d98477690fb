//! Any request to the whole route tree, on a database in memory and an app of one page.

mod world;

use std::cell::RefCell;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderName, HeaderValue, Method, Request, Uri, header},
    response::Response,
};
use sammen_sync::{PullResponse, PushResponse, unseal, v1, v2};
use serde_json::Value;
use tower::ServiceExt;

use world::{SECRET, World};
pub use world::{registration, survey_answers};

const ANSWER_BYTES_MAX: usize = 16 * 1024 * 1024;

thread_local! {
    static WORLD: RefCell<Option<World>> = const { RefCell::new(None) };
}

/// Sends an input as a request: a line of method and path, lines of headers, an empty line, the body.
pub fn read(input: &[u8]) {
    let Some(request) = request(input) else { return };
    let asked = format!("{} {}", request.method(), request.uri());
    // A world that something was pushed to is another for the next input: it is made anew.
    let changes = request.method() == Method::POST;
    WORLD.with_borrow_mut(|world| {
        let here = world.get_or_insert_with(World::new);
        let status = here.runtime.block_on(send(here.router.clone(), request, &asked));
        if changes && status < 400 {
            *world = None;
        }
    });
}

fn request(input: &[u8]) -> Option<Request<Body>> {
    let end = input.windows(2).position(|pair| pair == b"\n\n").unwrap_or(input.len());
    let (head, body) = (&input[..end], input.get(end + 2..).unwrap_or_default());
    let mut lines = head.split(|byte| *byte == b'\n');
    let first = std::str::from_utf8(lines.next()?).ok()?;
    let (method, path) = first.split_once(' ')?;
    let mut request = Request::new(Body::from(body.to_vec()));
    *request.method_mut() = Method::from_bytes(method.as_bytes()).ok()?;
    *request.uri_mut() = Uri::try_from(path).ok()?;
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let name = HeaderName::from_bytes(&line[..colon]).ok()?;
        let value = HeaderValue::from_bytes(line[colon + 1..].trim_ascii()).ok()?;
        request.headers_mut().append(name, value);
    }
    Some(request)
}

/// Holds the answer against what every answer must be; its status.
async fn send(router: Router, request: Request<Body>, asked: &str) -> u16 {
    let has_body = request.method() != Method::HEAD;
    let response = router.oneshot(request).await.expect("the routes answer everything");
    let status = response.status().as_u16();
    assert!(status < 500, "{asked} was answered with {status}");
    assert_eq!(response.headers()["x-content-type-options"], "nosniff", "{asked}");
    let kind = media_type(&response);
    let bytes = to_bytes(response.into_body(), ANSWER_BYTES_MAX).await.expect("an answer is whole");
    assert!(!contains(&bytes, SECRET), "{asked} read outside the app's folder");
    match kind.as_str() {
        _ if !has_body => assert!(bytes.is_empty(), "{asked} was answered with a body"),
        "application/problem+json" => {
            let problem: Value = serde_json::from_slice(&bytes).expect("a problem is JSON");
            assert_eq!(problem["status"], status, "{asked}");
        }
        "application/vnd.sammen.sync" if asked.contains("/push") => {
            unseal::<PushResponse>(&bytes).expect("what was pushed has outcomes");
        }
        "application/vnd.sammen.sync" if asked.contains("/pull") => {
            let is_whole = unseal::<PullResponse>(&bytes).is_ok()
                || unseal::<v2::PullResponse>(&bytes).is_ok()
                || unseal::<v1::PullResponse>(&bytes).is_ok();
            assert!(is_whole, "{asked}: a pull brings a patch, in the version it was asked in");
        }
        _ => {}
    }
    status
}

fn media_type(response: &Response) -> String {
    let value = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    value.unwrap_or_default().to_owned()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeds;

    #[test]
    fn the_seeds_are_requests_that_are_done() {
        let statuses: Vec<u16> = seeds::http()
            .iter()
            .map(|seed| {
                let world = World::new();
                world.runtime.block_on(send(world.router, request(seed).unwrap(), "a seed"))
            })
            .collect();
        // Answers that no form allows are kept too, and marked.
        let expect = [[200; 9], [200, 200, 200, 200, 200, 404, 404, 405, 404]];
        assert_eq!(statuses, expect.concat());
    }
}
