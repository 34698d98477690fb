//! An answer on its way to another server.

use std::{sync::Arc, time::Duration};

use reqwest::{StatusCode, header};
use rustls_platform_verifier::BuilderVerifierExt;
use sammen_survey_data::Submission;
use url::Url;
use uuid::Uuid;

use super::configuration::{PassOnError, PassOnTarget, read};

const TIMEOUT: Duration = Duration::from_secs(20);

/// What another server said.
#[derive(Debug)]
pub(super) enum Answer {
    /// It has the answer, now or before.
    Taken,
    /// It has no fault to mend: the answer is none to it.
    Never(u16),
    /// It could not be reached, or somebody has something to put right there.
    Later,
}

/// Where another server takes submissions.
#[derive(Debug)]
pub(super) struct Post {
    http: reqwest::Client,
    url: Url,
    credentials: Option<(String, String)>,
}

impl Post {
    pub(super) fn new(target: &PassOnTarget) -> Result<Self, PassOnError> {
        let url = Url::parse(&target.url).map_err(|_| PassOnError::Url(target.url.clone()))?;
        if url.scheme() != "https" && url.host_str() != Some("localhost") {
            return Err(PassOnError::Url(target.url.clone()));
        }
        let password = target.password_file.as_deref().map(read).transpose()?.unwrap_or_default();
        let credentials = target.user.clone().map(|user| (user, password.trim().to_owned()));
        let failed = |error: &dyn std::fmt::Display| PassOnError::Tls(error.to_string());
        let crypto = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(crypto)
            .with_safe_default_protocol_versions()
            .and_then(BuilderVerifierExt::with_platform_verifier)
            .map_err(|error| failed(&error))?
            .with_no_client_auth();
        let http = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(reqwest::redirect::Policy::none())
            .timeout(TIMEOUT)
            .build()
            .map_err(|error| failed(&error))?;
        Ok(Self { http, url, credentials })
    }

    pub(super) async fn send(&self, xml: &str) -> Answer {
        // Random, so that no answer holds it.
        let boundary = format!("sammen-{}", Uuid::new_v4().simple());
        let body = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"xml_submission_file\"; \
             filename=\"submission.xml\"\r\nContent-Type: text/xml; charset=utf-8\r\n\r\n{xml}\r\n--{boundary}--\r\n"
        );
        let kind = format!("multipart/form-data; boundary={boundary}");
        let mut request = self.http.post(self.url.clone()).body(body);
        request = request.header(header::CONTENT_TYPE, kind).header("x-openrosa-version", "1.0");
        if let Some((user, password)) = &self.credentials {
            request = request.basic_auth(user, Some(password));
        }
        match request.send().await.map(|answer| answer.status()) {
            Ok(status) if status.is_success() => Answer::Taken,
            Ok(
                status @ (StatusCode::BAD_REQUEST
                | StatusCode::CONFLICT
                | StatusCode::PAYLOAD_TOO_LARGE
                | StatusCode::UNPROCESSABLE_ENTITY),
            ) => Answer::Never(status.as_u16()),
            Ok(_) | Err(_) => Answer::Later,
        }
    }
}

/// The answer with an instanceID: its own, or one that follows from the id it is stored under.
pub(super) fn identified(xml: &str, id: Uuid) -> Option<String> {
    if !Submission::read(xml).ok()?.instance_id.is_empty() {
        return Some(xml.to_owned());
    }
    let own = format!("<instanceID>uuid:{id}</instanceID>");
    for empty in ["<instanceID></instanceID>", "<instanceID/>"] {
        if xml.contains(empty) {
            return Some(xml.replacen(empty, &own, 1));
        }
    }
    let end = xml.rfind("</")?;
    Some(format!("{}<meta>{own}</meta>{}", &xml[..end], &xml[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_says_which_it_is() {
        let check = |xml: &str, expect: &str| {
            assert_eq!(identified(xml, Uuid::from_u128(7)).as_deref(), Some(expect), "{xml}");
        };
        let own = "<d><meta><instanceID>uuid:00000000-0000-0000-0000-000000000007</instanceID></meta></d>";
        check("<d><meta><instanceID></instanceID></meta></d>", own);
        check("<d></d>", own);
        let given = "<d><meta><instanceID>uuid:a</instanceID></meta></d>";
        check(given, given);
        assert_eq!(identified("<d>", Uuid::nil()), None);
    }
}
