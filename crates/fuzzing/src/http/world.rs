//! A server with the small content, one survey and an app of one page.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::Router;
use sammen_domain::{AreaId, OccurrenceId, Text};
use sammen_server::{
    AppState, Clock, Database, SurveyForm, content,
    import::{Content, ImportOptions, read_content},
    publish_survey, router, survey_id,
};
use sammen_sync::ResponseRequest;
use tokio::runtime::{Builder, Runtime};
use uuid::Uuid;

use crate::seeds;

/// What lies beside the app's folder and is nobody's to read.
pub const SECRET: &[u8] = b"not for the public";
/// 2026-09-01, a week before the small content begins.
const NOW: i64 = 1_788_220_800;

/// A server in this process.
pub struct World {
    pub runtime: Runtime,
    pub router: Router,
}

impl World {
    /// A world in which nobody has done anything.
    pub fn new() -> Self {
        // Time, for the limits; one thread, so that an input is done the same way each time.
        let runtime = Builder::new_current_thread().enable_time().build();
        let runtime = runtime.expect("the system gives a runtime what it needs");
        let database = Database::in_memory().expect("there is memory for a database");
        let clock = Clock::new(|| NOW);
        runtime.block_on(fill(&database, &clock));
        let state = AppState { app: Some(Arc::new(app())), ..AppState::new(database, clock) };
        Self { runtime, router: router(state) }
    }
}

async fn fill(database: &Database, clock: &Clock) {
    content::apply(database, &small(), Uuid::from_u128(1), clock).await.expect("the content fits");
    let survey = SurveyForm {
        title: Text::new("da", "Kort"),
        form: seeds::small_form(),
        xml: String::new(),
        rows: std::collections::BTreeMap::new(),
        terms: None,
    };
    publish_survey(database, &small().area.id, &survey).await.expect("the survey is new");
}

fn small() -> Content {
    let files = crate::content::files(&seeds::small_files());
    read_content(&files, &ImportOptions::default()).expect("the small files are right")
}

/// A folder with one page, and beside it what is not to be read; kept for the whole run.
fn app() -> PathBuf {
    let outside = std::env::temp_dir().join("sammen-fuzzing");
    let app = outside.join("app");
    let write = |path: &Path, bytes: &[u8]| fs::write(path, bytes);
    fs::create_dir_all(&app)
        .and_then(|()| write(&outside.join("secret.txt"), SECRET))
        .and_then(|()| write(&app.join("index.html"), b"<!doctype html><title>Sammen</title>"))
        .expect("the system's folder for such files can be written to");
    app
}

/// The area and a date that households register for.
pub fn registration() -> (AreaId, OccurrenceId) {
    let content = small();
    let registered = |id| {
        content.activities.iter().any(|activity| {
            activity.id == id && activity.title.iter().any(|(_, title)| title == "Spil")
        })
    };
    let date = content.occurrences.iter().find(|date| registered(date.activity));
    (content.area.id.clone(), date.expect("the small content has such a date").id)
}

/// Answers to the published survey, under another id each.
pub fn survey_answers(answers: Vec<u8>) -> ResponseRequest {
    let area = small().area.id;
    let form = seeds::small_form();
    ResponseRequest {
        id: sammen_domain::ResponseId(Uuid::from_u128(5)),
        survey: survey_id(&area, form.id()),
        area,
        form_version: form.version().to_owned(),
        answers,
    }
}
