//! Requests as the app, a browser and a load balancer send them.

use sammen_domain::{Mutation, PlaceRegistration, RegistrationId};
use sammen_sync::{PullRequest, PushRequest, seal};
use uuid::Uuid;

use super::{envelopes, surveys};
use crate::http::{registration, survey_answers};

const SEALED: &str = "content-type: application/vnd.sammen.sync";
const DEVICE: &str =
    "authorization: Bearer 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// A request for every route, and some for none.
pub fn http() -> Vec<Vec<u8>> {
    let device = [SEALED, DEVICE, "sammen-app-version: 0.1.0"];
    let mut requests = vec![
        of("POST /api/sync/push", &device, &seal(&push())),
        of("POST /api/sync/push", &device, &seal(&push_nothing())),
        of("POST /api/sync/pull", &device, &seal(&pull(None))),
        of("POST /api/sync/pull", &device, &seal(&pull(envelopes::pull().cookie))),
        of("POST /api/responses", &[SEALED], &seal(&survey_answers(surveys::small_answers()))),
        of("POST /api/responses", &[SEALED], &seal(&survey_answers(vec![0]))),
        of("GET /api/areas", &["accept: application/json"], b""),
        of("GET /index.html", &["accept-encoding: gzip, br;q=0.8", "if-none-match: \"0\""], b""),
    ];
    for plain in [
        "GET /api/areas",
        "GET /api/openapi.json",
        "GET /health/live",
        "GET /health/ready",
        "GET /",
        "HEAD /index.html",
        "GET /a/%2e%2e/..%2fsecret.txt?x=1",
        "GET /../secret.txt",
        "OPTIONS /api/sync/push",
        "GET /api/none",
    ] {
        requests.push(of(
            plain,
            &["traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"],
            b"",
        ));
    }
    requests
}

fn of(line: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let head = [&[line], headers].concat().join("\n");
    [head.as_bytes(), b"\n\n", body].concat()
}

/// A household that registers for a date that there is.
fn push() -> PushRequest {
    let (area, occurrence) = registration();
    let place = Mutation::PlaceRegistration(PlaceRegistration {
        names: vec!["Ida".into(), "Åse".into()],
        ..PlaceRegistration::new(RegistrationId(Uuid::from_u128(0x4e9)), occurrence, 2)
    });
    let mut request = envelopes::push();
    request.area = area;
    request.mutations.truncate(1);
    request.mutations[0].args = place.encode().args;
    request
}

fn push_nothing() -> PushRequest {
    PushRequest { mutations: Vec::new(), ..push() }
}

fn pull(cookie: Option<sammen_sync::Cookie>) -> PullRequest {
    PullRequest { area: registration().0, cookie, ..envelopes::pull() }
}
