//! Surveys: how many answered them, and their answers as files for those who analyse them.

use leptos::prelude::*;
use sammen_domain::AreaId;

use crate::{
    api::{Role, Survey, SurveyFieldwork},
    components::{Heading, Shown},
    routing::Route,
    state::{load, use_staff},
    words::{locale, m, text},
};

/// The page.
#[component]
pub fn SurveysPage(
    /// The area.
    area: AreaId,
) -> impl IntoView {
    let staff = use_staff();
    let path = format!("/api/staff/areas/{area}/surveys");
    let own = path.clone();
    let loaded = load::<Vec<Survey>>(move || Some(own.clone()));
    let has = |roles: &[Role]| staff.me().is_some_and(|me| me.has_role(&area, roles));
    let (is_analyst, keys) = (has(&[Role::Analyst]), has(&[Role::Staff]));
    let papers = keys.then(|| area.clone());
    view! {
        <Heading text=m().surveys_title() />
        <p>{m().surveys_explained()}</p>
        <Shown
            loaded=loaded
            show=Callback::new(move |found| {
                surveys(found, &path, is_analyst, papers.as_ref()).into_any()
            })
        />
    }
}

/// Each survey; with its files for those who analyse, and the way to its sheets of paper in the area where one may key.
fn surveys(
    found: Vec<Survey>,
    path: &str,
    is_analyst: bool,
    papers: Option<&AreaId>,
) -> impl IntoView + use<> {
    if found.is_empty() {
        return view! { <p class="muted">{m().surveys_none()}</p> }.into_any();
    }
    let card = |survey: Survey| {
        let files = is_analyst.then(|| files(&survey, path));
        // What residents do not see any more is not printed either.
        let paper = papers.filter(|_| !survey.title.is_empty()).and_then(|area| {
            let route = Route::Paper(area.clone(), survey.id.parse().ok()?);
            let words = m().paper_title();
            Some(view! { <a class="button" href=route.path() data-test="survey-paper">{words}</a> })
        });
        let title = text(&survey.title);
        let title = if title.is_empty() { survey.form_id.clone() } else { title };
        let version = |version: &crate::api::SurveyVersion| {
            let words = m().surveys_version(&version.form_version, version.responses);
            view! { <li data-test="survey-version">{words}</li> }
        };
        let versions = survey.versions.iter().map(version).collect_view();
        view! {
            <li class="card stack" data-test="survey">
                <h2>{title}</h2>
                <ul>{versions}</ul>
                <p data-test="survey-audience">{audience(&survey)}</p>
                {fieldwork(&survey.fieldwork)}
                {files}
                {paper.map(|link| view! { <div>{link}</div> })}
            </li>
        }
    };
    let cards = found.into_iter().map(card).collect_view();
    let codes = is_analyst.then(|| view! { <p class="note">{m().surveys_codes()}</p> });
    view! {
        <ul class="stack">{cards}</ul>
        {codes}
    }
    .into_any()
}

/// Whom the answers are of, and what those were promised.
fn audience(survey: &Survey) -> String {
    let audience = match survey.audience.as_deref() {
        Some("open") => m().surveys_open(),
        Some("invited") => m().surveys_invited(),
        Some(_) => m().surveys_supervised(),
        None => m().surveys_undeclared(),
    };
    let promise = match survey.promise.as_deref() {
        Some("confidential") => m().surveys_confidential(),
        _ => m().surveys_anonymous(),
    };
    [audience, promise].join(" ")
}

/// What came of interviewing, in words and with what each rate is of; nothing where nobody has interviewed.
fn fieldwork(fieldwork: &SurveyFieldwork) -> Option<AnyView> {
    let SurveyFieldwork { interviews, refused, not_at_home, response_rate, cooperation_rate } =
        *fieldwork;
    // Nobody was visited where there is nobody to divide by.
    let rate = response_rate?;
    let met = interviews + refused;
    let cooperation = match cooperation_rate {
        Some(rate) => m().surveys_cooperation_rate(percent(rate), interviews, met),
        None => m().surveys_nobody_met().to_owned(),
    };
    let response = m().surveys_response_rate(percent(rate), interviews, met + not_at_home);
    let counts = m().surveys_fieldwork_counts(interviews, refused, not_at_home);
    Some(
        view! {
            <h3>{m().surveys_fieldwork()}</h3>
            <p data-test="survey-fieldwork">{counts}</p>
            <ul>
                <li data-test="survey-response-rate">{response}</li>
                <li data-test="survey-cooperation-rate">{cooperation}</li>
            </ul>
            <p class="note">{m().surveys_rates_explained()}</p>
        }
        .into_any(),
    )
}

/// A share in whole percent.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is from 0 to 1"
)]
fn percent(share: f64) -> u32 {
    (share * 100.0).round() as u32
}

/// The files that there are of a survey, with what is to be known before one is passed on.
fn files(survey: &Survey, path: &str) -> impl IntoView + use<> {
    let address = |query: &str| {
        format!("{path}/{}/export?format={query}&language={}", survey.id, locale().code())
    };
    let repeats = survey
        .repeats
        .iter()
        .map(|repeat| (address(&format!("csv&repeat={repeat}")), m().surveys_csv_repeat(repeat)));
    let all = [
        (address("csv"), m().surveys_csv().to_owned()),
        (address("xlsx"), m().surveys_xlsx().to_owned()),
        (address("spss"), m().surveys_spss().to_owned()),
        (address("code-book"), m().surveys_book().to_owned()),
    ];
    let link = |(address, words): (String, String)| {
        view! {
            <li>
                <a href=address download="" data-test="survey-file">
                    {words}
                </a>
            </li>
        }
    };
    let links = all.into_iter().chain(repeats).map(link).collect_view();
    let warning = (survey.free_texts > 0)
        .then(|| view! { <p data-test="survey-free-text">{m().surveys_free_text()}</p> });
    view! {
        <h3>{m().surveys_files()}</h3>
        {warning}
        <ul>{links}</ul>
    }
}
