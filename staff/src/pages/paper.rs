//! A survey on paper: sheets to print, those that are keyed and wait, and the way to key one.

mod keying;
mod question;

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::{AreaId, SurveyId};

use crate::{
    api::{Method, PaperNumbers, PaperObstacle, PaperOrder, PaperOverview, PaperWaiting},
    components::{
        ErrorSummary, Feedback, FeedbackView, FormErrors, Heading, Notice, SelectField, Shown,
        TextField, Tone,
    },
    intl,
    routing::{Route, use_router},
    state::{Loaded, load, use_staff},
    words::{locale, m, text},
};
pub use keying::SheetPage;

/// So many sheets are made at a time.
const SHEETS_MAX: u32 = 500;

/// What the parts of the page share; Copy.
#[derive(Clone, Copy)]
struct Page {
    area: StoredValue<AreaId>,
    survey: SurveyId,
    overview: Loaded<PaperOverview>,
    feedback: Feedback,
    /// The sheets that were made last, and in which language. It outlasts the figures, which are asked for again then.
    made: RwSignal<Option<(PaperNumbers, String)>>,
}

impl Page {
    fn sheet(self, number: &str) -> Route {
        Route::Sheet(self.area.get_value(), self.survey, number.to_owned())
    }
}

/// The address of a survey's sheets in the API.
fn sheets(area: &AreaId, survey: SurveyId) -> String {
    format!("/api/staff/areas/{area}/surveys/{survey}/sheets")
}

/// The page.
#[component]
pub fn PaperPage(
    /// The area.
    area: AreaId,
    /// The survey.
    survey: SurveyId,
) -> impl IntoView {
    let path = sheets(&area, survey);
    let page = Page {
        overview: load(move || Some(path.clone())),
        feedback: Feedback::none(),
        made: RwSignal::new(None),
        area: StoredValue::new(area),
        survey,
    };
    view! {
        <Heading text=m().paper_title() />
        <p class="note">{m().paper_explained()}</p>
        <Shown loaded=page.overview show=Callback::new(move |found| known(page, found).into_any()) />
        <FeedbackView feedback=page.feedback />
    }
}

fn known(page: Page, overview: PaperOverview) -> impl IntoView {
    let counts = m().paper_counts(overview.printed, overview.stored);
    let new = match overview.obstacle {
        Some(obstacle) => {
            view! { <Notice tone=Tone::Information text=Some(why_not(&obstacle)) /> }.into_any()
        }
        None => view! { <NewSheets page=page languages=overview.languages /> }.into_any(),
    };
    let is_any = overview.printed > 0;
    let waiting = overview.waiting.into_iter().map(|sheet| waiting(page, sheet)).collect_view();
    let has_none = waiting.is_empty();
    let keying = is_any.then(|| {
        view! {
            <KeyOne page=page />
            <section class="card stack" aria-labelledby="paper-waiting">
                <h2 id="paper-waiting">{m().paper_waiting_title()}</h2>
                {has_none.then(|| view! { <p class="muted">{m().paper_waiting_none()}</p> })}
                <ul class="stack">{waiting}</ul>
            </section>
        }
    });
    view! {
        <p>{text(&overview.title)}</p>
        <p data-test="paper-counts">{counts}</p>
        {move || page.made.get().map(|made| to_print(page, &made))}
        {keying}
        {new}
    }
}

/// Leads to the page to print.
fn to_print(page: Page, (numbers, language): &(PaperNumbers, String)) -> impl IntoView + use<> {
    let PaperNumbers { first, last } = numbers;
    let path = page.area.with_value(|area| sheets(area, page.survey));
    let path = format!("{path}/print?first={first}&last={last}&language={language}");
    let words = m().paper_open(&first.to_string(), &last.to_string());
    view! {
        <div>
            <a
                class="button button--primary"
                href=path
                target="_blank"
                rel="noopener"
                data-test="paper-open"
            >
                {words}
            </a>
        </div>
    }
}

fn waiting(page: Page, sheet: PaperWaiting) -> impl IntoView {
    let number = &sheet.number;
    let words = match (sheet.done, sheet.is_own) {
        (0, _) => m().paper_waiting_open(number),
        (1, true) => m().paper_waiting_own(number),
        (1, false) => m().paper_waiting_other(number),
        _ => m().paper_waiting_different(number),
    };
    let path = page.sheet(number).path();
    view! {
        <li>
            <a href=path data-test="paper-waiting">
                {words}
            </a>
        </li>
    }
}

/// Why a survey cannot be printed.
fn why_not(obstacle: &PaperObstacle) -> String {
    let question = &obstacle.question;
    match obstacle.kind.as_str() {
        "terms" => m().paper_no_terms().to_owned(),
        "repeat" => m().paper_no_repeat(question),
        "choices" => m().paper_no_choices(question),
        "words" => m().paper_no_words().to_owned(),
        "rule" => m().paper_no_rule(question),
        "kind" => m().paper_no_kind(question),
        _ => m().paper_no_form().to_owned(),
    }
}

/// Makes sheets, and leads to their page to print.
#[component]
fn NewSheets(
    /// The page.
    page: Page,
    /// The languages of the form.
    languages: Vec<String>,
) -> impl IntoView {
    let count = RwSignal::new("20".to_owned());
    let own = locale().code().to_owned();
    let first = languages.iter().find(|code| **code == own).or(languages.first());
    let language = RwSignal::new(first.cloned().unwrap_or_default());
    let options: Vec<(String, String)> = languages
        .into_iter()
        .map(|code| (code.clone(), intl::language_name(locale(), &code)))
        .collect();
    let has_languages = !options.is_empty();
    let errors = FormErrors::none();
    let make = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = count.get_untracked().trim().parse().ok();
        let typed = typed.filter(|count| (1..=SHEETS_MAX).contains(count));
        let wrong = typed.is_none().then(|| ("paper-count", m().paper_error_count().to_owned()));
        let is_fine = errors.set(wrong.into_iter().collect());
        let (true, Some(count)) = (is_fine, typed) else { return };
        let (staff, path) = (use_staff(), page.area.with_value(|area| sheets(area, page.survey)));
        let work = async move { staff.send(Method::Post, &path, &PaperOrder { count }).await };
        page.feedback.run(m().paper_printed(), work, move |numbers| {
            let _ = page.made.try_set(Some((numbers, language.get_untracked())));
            page.overview.reload();
        });
    };
    view! {
        <form class="card stack" on:submit=make novalidate aria-labelledby="paper-new">
            <h2 id="paper-new">{m().paper_print_title()}</h2>
            <ErrorSummary errors=errors />
            <TextField id="paper-count" label=m().paper_field_count() value=count errors=errors />
            {has_languages
                .then(|| {
                    view! {
                        <SelectField
                            id="paper-language"
                            label=m().paper_field_language()
                            options=options
                            value=language
                        />
                    }
                })}
            <div>
                <button type="submit" class="button" data-test="paper-make">
                    {m().paper_print()}
                </button>
            </div>
        </form>
    }
}

/// Leads to the sheet whose number is typed.
#[component]
fn KeyOne(
    /// The page.
    page: Page,
) -> impl IntoView {
    let router = use_router();
    let number = RwSignal::new(String::new());
    let errors = FormErrors::none();
    let go = move |event: SubmitEvent| {
        event.prevent_default();
        let typed: String = number.get_untracked().split_whitespace().collect();
        let is_number = typed.len() > 1 && typed.chars().all(|c| c.is_ascii_digit() || c == '-');
        let wrong = (!is_number).then(|| ("paper-number", m().paper_error_number().to_owned()));
        if errors.set(wrong.into_iter().collect()) {
            router.go(&page.sheet(&typed));
        }
    };
    view! {
        <form class="card stack" on:submit=go novalidate aria-labelledby="paper-key">
            <h2 id="paper-key">{m().paper_key_title()}</h2>
            <ErrorSummary errors=errors />
            <TextField
                id="paper-number"
                label=m().paper_field_number()
                hint=m().paper_number_hint()
                value=number
                errors=errors
            />
            <div>
                <button type="submit" class="button button--primary" data-test="paper-go">
                    {m().paper_key()}
                </button>
            </div>
        </form>
    }
}
