//! Answers that are linked to whoever gave them, who sees them and takes them back.

use rust_xlsxwriter::Workbook;
use sammen_domain::{
    AnswerSurvey, Refusal, ResponseId, SurveyAudience, SurveyPromise, WithdrawAnswer, WorkMutation,
};
use sammen_server::{
    DeclaredTerms, ExportFormat, ExportRequest, PublishError, Published, SurveyForm, export_survey,
    make_codes, publish_survey, survey_id, survey_summaries,
};
use sammen_survey_data::ENGLISH;
use sammen_sync::{Entitlement, OwnAnswer, TokenRequest, TransferPurpose, View, seal, v7};
use sammen_xforms::xform::{Resource, XForm};
use sammen_xlsform::{Accept, convert};
use uuid::Uuid;

use crate::{
    devices::{code, redeem},
    fixture::{NOW, Server, area, device, send_signed},
    phone::{Fault, Phone},
    responses::{form, response},
};

fn confidential(audience: SurveyAudience, version: &str) -> SurveyForm {
    let promise = SurveyPromise::Confidential;
    let terms = DeclaredTerms { audience, promise, delay_minutes_max: 0 };
    SurveyForm { terms: Some(terms), ..form(version, &["years"]) }
}

async fn publish(server: &Server, form: &SurveyForm) -> Result<Published, PublishError> {
    publish_survey(&server.database, &area(), form).await
}

async fn with_survey(audience: SurveyAudience) -> Server {
    let server = Server::with_seats(&[]).await;
    publish(&server, &confidential(audience, "1")).await.unwrap();
    server
}

impl Phone {
    async fn answer(&self, version: &str, years: i64, code: Option<&str>) -> ResponseId {
        let id = ResponseId(Uuid::new_v4());
        let answers = response(1, version, &[("years", years)]).answers;
        let request = AnswerSurvey {
            response: id,
            survey: survey_id(&area(), "tryghed"),
            form_version: version.into(),
            answers,
            code: code.map(str::to_owned),
        };
        self.enqueue(&WorkMutation::AnswerSurvey(request).encode()).await;
        id
    }

    async fn withdraw(&self, response: ResponseId) {
        let survey = survey_id(&area(), "tryghed");
        let withdraw = WithdrawAnswer { response, survey };
        self.enqueue(&WorkMutation::WithdrawAnswer(withdraw).encode()).await;
    }

    async fn own(&self) -> Vec<ResponseId> {
        self.view().await.own_answers().into_iter().map(|own| own.response.id).collect()
    }

    async fn refusals(&self) -> Vec<Refusal> {
        self.view().await.refused.iter().map(|refused| refused.refusal).collect()
    }
}

async fn export(server: &Server, format: ExportFormat) -> String {
    let survey = survey_id(&area(), "tryghed");
    let request = ExportRequest { form_version: None, format, repeat: None, wording: &ENGLISH };
    let exported = export_survey(&server.database, &area(), survey, request, (None, NOW)).await;
    String::from_utf8(exported.unwrap().bytes).unwrap()
}

/// The answers as they are taken out: the number of whoever gave them, the version and the years.
async fn taken_out(server: &Server) -> Vec<(String, String, String)> {
    let text = export(server, ExportFormat::Csv).await;
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let heads = lines.next().unwrap();
    let at = |name: &str| heads.iter().position(|head| *head == name).unwrap();
    let (number, version, years) = (at("respondent"), at("form_version"), at("years"));
    let mut rows: Vec<_> = lines
        .map(|line| (line[number].to_owned(), line[version].to_owned(), line[years].to_owned()))
        .collect();
    rows.sort();
    rows
}

async fn count(server: &Server, table: &str) -> i64 {
    let mut snapshot = server.database.read().await.unwrap();
    let count = format!("SELECT COUNT(*) FROM {table}").leak();
    snapshot.fetch_one(&*count, &[]).await.unwrap().take(0).unwrap()
}

#[tokio::test]
async fn an_answer_is_stored_once_and_seen_by_whoever_gave_it() {
    let server = with_survey(SurveyAudience::Open).await;
    let (ayse, bo) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    ayse.sync().await;
    let id = ayse.answer("1", 7, None).await;
    assert_eq!(ayse.own().await, [id], "before anybody has heard of it");
    ayse.network.skip_then_fail(0, Fault::LoseReply);
    ayse.try_sync().await.unwrap_err();
    ayse.sync().await;
    bo.answer("1", 8, None).await;
    bo.network.skip_then_fail(0, Fault::Duplicate);
    bo.sync().await;
    let survey = survey_id(&area(), "tryghed");
    let own = |view: View| view.own_answer(survey);
    let OwnAnswer { response, sent, withdrawn } = own(ayse.view().await).unwrap();
    assert_eq!((response.id, sent, withdrawn), (id, sammen_sync::Sending::Decided, None));
    assert_eq!(response.answers, self::response(1, "1", &[("years", 7)]).answers);
    assert_eq!(bo.own().await.len(), 1);
    let rows = taken_out(&server).await;
    let years: Vec<&str> = rows.iter().map(|(.., years)| years.as_str()).collect();
    assert_eq!((years.len(), years.contains(&"7"), years.contains(&"8")), (2, true, true));
    assert!(rows.iter().all(|(number, ..)| number.len() == 32));
    assert_ne!(rows[0].0, rows[1].0);
}

#[tokio::test]
async fn results_say_whom_they_are_of_and_what_those_were_promised() {
    let told = async |server: &Server| {
        let summaries = survey_summaries(&server.database, &area()).await.unwrap();
        let terms = summaries[0].terms.map(|terms| (terms.audience, terms.promise));
        (terms, export(server, ExportFormat::CodeBook).await)
    };
    let (linked, nobodys) = (SurveyPromise::Confidential, SurveyPromise::Anonymous);
    let anonymous = crate::tokens::form_with_terms;
    for (form, terms, words, has_number) in [
        (form("1", &["years"]), None, "more than once too", false),
        (
            anonymous(SurveyAudience::Supervised),
            Some((SurveyAudience::Supervised, nobodys)),
            "whom the staff handed a phone",
            false,
        ),
        (
            confidential(SurveyAudience::Invited, "1"),
            Some((SurveyAudience::Invited, linked)),
            "Only households that were drawn",
            true,
        ),
        (
            confidential(SurveyAudience::Open, "1"),
            Some((SurveyAudience::Open, linked)),
            "once from each phone",
            true,
        ),
    ] {
        let server = Server::with_seats(&[]).await;
        publish(&server, &form).await.unwrap();
        let (declared, book) = told(&server).await;
        assert_eq!(declared, terms);
        assert_eq!(
            (book.contains(words), book.contains(",respondent,")),
            (true, has_number),
            "{book}"
        );
    }
}

/// A workbook of one question that makes a promise.
fn workbook(promise: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in [
        ("survey", [["type", "name", "label", "", "", ""], ["integer", "years", "?", "", "", ""]]),
        ("choices", [["list_name", "name", "label", "", "", ""], [""; 6]]),
        (
            "settings",
            [
                ["form_title", "form_id", "version", "default_language", "audience", "promise"],
                ["Tryghed", "tryghed", "1", "da", "open", promise],
            ],
        ),
    ] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write(row, column, cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[tokio::test]
async fn what_a_workbook_promises_is_published() {
    for promise in [SurveyPromise::Confidential, SurveyPromise::Anonymous] {
        let server = Server::with_seats(&[]).await;
        let files: &[Resource<'_>] = &[];
        let made = convert(&workbook(promise.name()), files, Accept::Phones).unwrap();
        publish(&server, &SurveyForm::from(made)).await.unwrap();
        let summaries = survey_summaries(&server.database, &area()).await.unwrap();
        assert_eq!(summaries[0].terms.map(|terms| terms.promise), Some(promise));
    }
}

#[tokio::test]
async fn who_has_answered_answers_the_next_version_under_the_same_number() {
    let server = with_survey(SurveyAudience::Open).await;
    let phone = Phone::new(&server, 1).await;
    let first = phone.answer("1", 7, None).await;
    phone.sync().await;
    phone.answer("1", 8, None).await;
    phone.sync().await;
    assert_eq!(phone.refusals().await, [Refusal::AlreadyRegistered]);
    publish(&server, &confidential(SurveyAudience::Open, "2")).await.unwrap();
    phone.sync().await;
    let survey = survey_id(&area(), "tryghed");
    assert_eq!(phone.view().await.own_answer(survey), None, "it is asked anew");
    let second = phone.answer("2", 9, None).await;
    phone.sync().await;
    assert_eq!(phone.view().await.own_answer(survey).unwrap().response.id, second);
    let mut own = phone.own().await;
    own.sort();
    let mut expect = [first, second];
    expect.sort();
    assert_eq!(own, expect);
    let rows = taken_out(&server).await;
    let told: Vec<_> = rows.iter().map(|(_, version, years)| (&**version, &**years)).collect();
    assert_eq!(told, [("1", "7"), ("2", "9")]);
    assert_eq!(rows[0].0, rows[1].0);
}

#[tokio::test]
async fn what_is_taken_back_is_gone_and_may_be_answered_anew() {
    let server = with_survey(SurveyAudience::Open).await;
    let (phone, other) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    let id = phone.answer("1", 7, None).await;
    phone.sync().await;
    other.withdraw(id).await;
    other.sync().await;
    assert_eq!(count(&server, "response").await, 1, "it is not hers");
    phone.withdraw(id).await;
    let own = phone.view().await.own_answers().pop().unwrap();
    assert_eq!(own.withdrawn, Some(sammen_sync::Sending::Saved));
    phone.network.skip_then_fail(0, Fault::LoseReply);
    phone.try_sync().await.unwrap_err();
    phone.sync().await;
    assert_eq!(phone.own().await, []);
    for table in ["response", "respondent"] {
        assert_eq!(count(&server, table).await, 0, "{table}");
    }
    phone.withdraw(id).await;
    phone.answer("1", 8, None).await;
    phone.sync().await;
    assert_eq!(phone.refusals().await, []);
    assert_eq!(taken_out(&server).await[0].2, "8");
}

#[tokio::test]
async fn nothing_of_it_is_told_to_those_who_share_a_household_and_all_to_ones_next_phone() {
    let server = with_survey(SurveyAudience::Open).await;
    let phones = [1, 2, 3].map(|key| Phone::new(&server, key));
    let [ayse, bo, new] = phones;
    let (ayse, bo, new) = (ayse.await, bo.await, new.await);
    let id = ayse.answer("1", 7, None).await;
    ayse.sync().await;
    bo.sync().await;
    redeem(&server, &bo, &code(&server, &ayse, TransferPurpose::Share).await).await;
    bo.sync().await;
    assert_eq!(bo.own().await, []);
    bo.answer("1", 8, None).await;
    bo.sync().await;
    assert_eq!((bo.own().await.len(), bo.refusals().await), (1, vec![]));
    new.sync().await;
    redeem(&server, &new, &code(&server, &ayse, TransferPurpose::Move).await).await;
    new.sync().await;
    ayse.sync().await;
    assert_eq!((new.own().await, ayse.own().await), (vec![id], vec![]));
    new.answer("1", 9, None).await;
    new.sync().await;
    assert_eq!(new.refusals().await, [Refusal::AlreadyRegistered], "she has answered");
    new.withdraw(id).await;
    new.sync().await;
    assert_eq!((new.own().await, count(&server, "response").await), (vec![], 1));
}

#[tokio::test]
async fn a_phone_whose_person_has_moved_is_told_again_what_surveys_promise() {
    let server = with_survey(SurveyAudience::Open).await;
    let (old, new) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    let survey = survey_id(&area(), "tryghed");
    let promise = |view: View| view.survey_terms(survey).map(|terms| terms.promise);
    old.sync().await;
    assert_eq!(promise(old.view().await), Some(SurveyPromise::Confidential));
    redeem(&server, &new, &code(&server, &old, TransferPurpose::Move).await).await;
    old.sync().await;
    let old = old.with_key(3);
    old.sync().await;
    assert_eq!(promise(old.view().await), Some(SurveyPromise::Confidential));
    old.answer("1", 7, None).await;
    old.sync().await;
    assert_eq!((old.own().await.len(), old.refusals().await), (1, vec![]), "it is somebody's own");
}

#[tokio::test]
async fn a_code_is_good_for_whoever_answered_by_it_first() {
    let server = with_survey(SurveyAudience::Invited).await;
    let survey = survey_id(&area(), "tryghed");
    let codes = make_codes(&server.database, &area(), survey, 1, 1).await.unwrap();
    let code = codes[0].to_string();
    let (one, other) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    for wrong in [None, Some("7K3M-9QXA-M2AB-4DEF"), Some("")] {
        one.answer("1", 6, wrong).await;
    }
    one.sync().await;
    assert_eq!(one.refusals().await, [Refusal::NotAllowed; 3]);
    assert_eq!(count(&server, "respondent").await, 0);
    let id = one.answer("1", 7, Some(&code)).await;
    one.sync().await;
    other.answer("1", 8, Some(&code)).await;
    other.sync().await;
    assert_eq!(other.refusals().await, [Refusal::NotAllowed]);
    publish(&server, &confidential(SurveyAudience::Invited, "2")).await.unwrap();
    one.answer("2", 9, Some(&code)).await;
    one.sync().await;
    assert_eq!(one.own().await.len(), 2);
    // Who takes all back lets go of the code too.
    for id in one.own().await {
        one.withdraw(id).await;
    }
    one.sync().await;
    assert_eq!((one.own().await.contains(&id), count(&server, "token_given").await), (false, 0));
    other.answer("2", 8, Some(&code)).await;
    other.sync().await;
    assert_eq!(other.own().await.len(), 1);
}

#[tokio::test]
async fn what_comes_from_nobody_is_not_taken_and_nothing_counts_by_tokens() {
    let server = with_survey(SurveyAudience::Open).await;
    let answer = server.post("/api/responses", seal(&response(1, "1", &[("years", 7)]))).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (409, "sender-needed".into()));
    let request = TokenRequest {
        area: area(),
        survey: survey_id(&area(), "tryghed"),
        entitlement: Entitlement::Device,
        elements: vec![[1; 32]],
    };
    let key = sammen_device_key::DeviceKey::numbered(1);
    let asked = send_signed(&server.router, &key, "/api/survey-tokens", seal(&request)).await;
    assert_eq!((asked.status.as_u16(), asked.problem()), (404, "unknown-survey".into()));
    assert_eq!(count(&server, "response").await, 0);
}

#[tokio::test]
async fn an_anonymous_survey_takes_no_answer_from_somebody() {
    let server = Server::with_seats(&[]).await;
    let phone = Phone::new(&server, 1).await;
    phone.answer("1", 7, None).await;
    phone.sync().await;
    publish(&server, &form("1", &["years"])).await.unwrap();
    phone.answer("1", 7, None).await;
    phone.sync().await;
    let anonymous = crate::tokens::form_with_terms(SurveyAudience::Open);
    publish(&server, &anonymous).await.unwrap();
    phone.answer("1", 7, None).await;
    phone.sync().await;
    assert_eq!(
        phone.refusals().await,
        [Refusal::UnknownRegistration, Refusal::UnknownRegistration, Refusal::NotUnderstood]
    );
    assert_eq!((count(&server, "response").await, count(&server, "respondent").await), (0, 0));
}

#[tokio::test]
async fn a_promise_is_not_changed_nor_given_where_it_cannot_be_kept() {
    let server = with_survey(SurveyAudience::Open).await;
    let anonymous = crate::tokens::form_with_terms(SurveyAudience::Open);
    let anonymous = SurveyForm { terms: anonymous.terms, ..form("2", &["years"]) };
    let changed = publish(&server, &anonymous).await;
    assert!(matches!(changed, Err(PublishError::PromiseChanged { .. })), "{changed:?}");
    let without = publish(&server, &form("2", &["years"])).await;
    assert!(matches!(without, Err(PublishError::TermsWithdrawn { .. })), "{without:?}");
    let shared = publish(&server, &confidential(SurveyAudience::Supervised, "2")).await;
    assert!(matches!(shared, Err(PublishError::LinkedOnSharedDevice { .. })), "{shared:?}");
    for before in [form("1", &["years"]), crate::tokens::form_with_terms(SurveyAudience::Open)] {
        let server = Server::with_seats(&[]).await;
        publish(&server, &before).await.unwrap();
        let later = publish(&server, &confidential(SurveyAudience::Open, "2")).await;
        assert!(matches!(later, Err(PublishError::PromiseChanged { .. })), "{later:?}");
    }
}

#[tokio::test]
async fn an_app_of_before_opens_no_such_form_and_is_told_of_no_answers() {
    let server = with_survey(SurveyAudience::Open).await;
    let phone = Phone::new(&server, 1).await;
    phone.answer("1", 7, None).await;
    phone.sync().await;
    let survey = phone.view().await.surveys.pop().unwrap();
    assert_eq!(survey.form[0], 3, "apps of before open forms that begin with 2");
    assert!(XForm::asks_confidentially(&survey.form));
    assert!(XForm::from_bytes(&survey.form).unwrap().is_confidential);
    let request = v7::PullRequest::from(sammen_sync::PullRequest {
        area: area(),
        client: phone.client().await,
        cookie: None,
        base: None,
        scope: Some(sammen_sync::Scope::OWN),
        outcomes_after: 0,
    });
    let device = device(1);
    let told = sammen_server::pull(&server.database, device, &request.into(), NOW).await.unwrap();
    let kinds = |told: &sammen_sync::PullResponse| {
        let own = sammen_domain::RowKind::OwnResponse;
        told.patch.iter().filter(|operation| operation.kind() == own).count()
    };
    assert_eq!(kinds(&told), 1);
    assert_eq!(kinds(v7::PullResponse::from(told).told()), 0);
}
