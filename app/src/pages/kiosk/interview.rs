//! Interviews: from door to door, or among people at the tent. Who is asked, and where, is not noted anywhere.

use leptos::prelude::*;
use sammen_domain::AtTheDoor;
use sammen_sync_indexeddb::{Interviews, Tap};
use sammen_xforms::xform::language_code;
use wasm_bindgen_futures::spawn_local;

use super::{
    idle::IdleWatch,
    leave::Staff,
    quick_entry::QuickEntry,
    round::{Asked, answering, begin_anew},
};
use crate::{
    components::{Icon, IconView, PageHeading},
    pages::survey::{Chosen, Promise, around, direction, language_in_its_own_words, tongue},
    state::use_app,
    words::{late, text, text_language},
};

/// A conversation has longer pauses than somebody who answers alone.
const IDLE_SECONDS_MIN: u32 = 600;

/// Where the interviewer is.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Phase {
    /// Between two doors.
    Doors,
    /// What is read out before the first question, in this language; then the questions.
    ReadOut(String, Tap),
    Asking(String, Tap),
    Staff,
}

/// One conversation after the other, with what came of visits that brought none.
#[component]
pub fn Interviewing(
    /// What is asked.
    asked: Asked,
) -> impl IntoView {
    let app = use_app();
    let phase = RwSignal::new(Phase::Doors);
    let idle_seconds = asked.kiosk.setup.idle_seconds.max(IDLE_SECONDS_MIN);
    let kept = asked.kiosk.interviews.unwrap_or_default();
    let counts = RwSignal::new(app.counts_of_today(kept));
    let was_not_home = RwSignal::new(false);
    // What is said around the questions follows the conversation.
    Chosen::provide();
    let asked = StoredValue::new(asked);
    let next = Callback::new(move |()| {
        phase.set(Phase::Doors);
        begin_anew();
    });
    let screen = move || {
        let phase_now = phase.get();
        untrack(|| match phase_now {
            Phase::Doors => {
                let asked = asked.get_value();
                view! { <Doors asked phase counts was_not_home /> }.into_any()
            }
            Phase::ReadOut(code, tap) => {
                view! { <ReadOut asked=asked.get_value() code tap phase counts was_not_home /> }
                    .into_any()
            }
            Phase::Asking(code, tap) => view! {
                <QuickEntry>
                    {answering(asked.get_value(), &code, Some(tap), next, next)}
                </QuickEntry>
            }
            .into_any(),
            Phase::Staff => view! { <Staff on_back=next /> }.into_any(),
        })
    };
    let watch = move || match phase.get() {
        Phase::Doors => None,
        _ => Some(view! { <IdleWatch seconds=idle_seconds is_asked=true on_over=next /> }),
    };
    view! {
        {screen}
        {watch}
    }
}

/// Between two doors: an interview, a no, or nobody at home.
#[component]
fn Doors(
    /// What is asked.
    asked: Asked,
    /// Where the interviewer is.
    phase: RwSignal<Phase>,
    /// Today's counts.
    counts: RwSignal<Interviews>,
    /// Whether nobody was at home here before.
    was_not_home: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let said = RwSignal::new(String::new());
    let names: Vec<String> = asked.form.languages().map(str::to_owned).collect();
    let spoken = app.locale.get_untracked().code();
    let codes: Vec<String> = names.iter().map(|name| language_code(name).to_owned()).collect();
    let first = codes.iter().find(|code| *code == spoken).or_else(|| codes.first()).cloned();
    let language = RwSignal::new(first.unwrap_or_else(|| "default".to_owned()));
    let option = |name: &String| {
        let code = language_code(name).to_owned();
        let is_shown = code == language.get_untracked();
        view! {
            <option value=code.clone() lang=code.clone() dir=direction(&code) selected=is_shown>
                {language_in_its_own_words(name)}
            </option>
        }
    };
    let options = names.iter().map(option).collect_view();
    let languages = (names.len() > 1).then(|| {
        view! {
            <div class="field">
                <label class="field__label" for="interview-language">
                    {late().interview_language()}
                </label>
                <select
                    id="interview-language"
                    class="field__input"
                    data-test="interview-language"
                    on:change=move |event| language.set(event_target_value(&event))
                >
                    {options}
                </select>
            </div>
        }
    });
    let start = move |_| {
        let code = language.get_untracked();
        let was_not_home = was_not_home.get_untracked();
        phase.set(Phase::ReadOut(code, Tap { met: AtTheDoor::Answered, was_not_home }));
    };
    let tap = move |met| note(met, counts, was_not_home, said);
    let take_back = move |_| {
        // Words need the language, which is found from the page.
        let (taken_back, failed) = (late().interview_taken_back(), late().names_error_storage());
        spawn_local(async move {
            let words = match app.take_visit_back().await {
                Ok(now) => {
                    counts.try_set(now);
                    taken_back
                }
                Err(_) => failed,
            };
            said.try_set(words.to_owned());
        });
    };
    let title = text(&asked.survey.title);
    let title_language = text_language(&asked.survey.title);
    let can_take_back = Memo::new(move |_| counts.with(|counts| counts.last.is_some()));
    let back = move || {
        can_take_back.get().then(|| {
            view! {
                <button
                    type="button"
                    class="button button--wide"
                    data-test="interview-take-back"
                    on:click=take_back
                >
                    {late().interview_take_back()}
                </button>
            }
        })
    };
    view! {
        <div class="survey kiosk interview" data-test="interview-doors">
            <PageHeading text=Signal::stored(title) language=title_language />
            {languages}
            <label class="choice">
                <input
                    type="checkbox"
                    class="choice__box"
                    data-test="interview-before"
                    prop:checked=was_not_home
                    on:change=move |event| was_not_home.set(event_target_checked(&event))
                />
                <span>{late().interview_before()}</span>
            </label>
            <div class="interview__ways">
                <button
                    type="button"
                    class="button button--primary interview__way"
                    data-test="interview-start"
                    on:click=start
                >
                    <IconView icon=Icon::Speech />
                    {late().interview_start()}
                </button>
                <button
                    type="button"
                    class="button interview__way"
                    data-test="interview-refused"
                    on:click=move |_| tap(AtTheDoor::Refused)
                >
                    <IconView icon=Icon::Cross />
                    {late().interview_refused()}
                </button>
                <button
                    type="button"
                    class="button interview__way"
                    data-test="interview-nobody"
                    on:click=move |_| tap(AtTheDoor::NobodyHome)
                >
                    <IconView icon=Icon::House />
                    {late().interview_nobody()}
                </button>
            </div>
            <p role="status" class="interview__said" data-test="interview-said">{said}</p>
            {back}
            <Counts counts=counts />
            <div class="survey__end kiosk__staff">
                <button
                    type="button"
                    class="button button--quiet"
                    data-test="kiosk-staff"
                    on:click=move |_| phase.set(Phase::Staff)
                >
                    {late().kiosk_staff()}
                </button>
            </div>
        </div>
    }
}

/// What this device has counted today.
#[component]
fn Counts(
    /// The counts.
    counts: RwSignal<Interviews>,
) -> impl IntoView {
    let figure = move |hook: &'static str, of: fn(&Interviews) -> u32, words: fn(u32) -> String| {
        let count = Memo::new(move |_| counts.with(of));
        view! {
            <li data-test=hook data-count=move || count.get().to_string()>
                {move || words(count.get())}
            </li>
        }
    };
    view! {
        <section class="card">
            <h2>{late().interview_today()}</h2>
            <ul>
                {figure("interview-answered", |it| it.answered, |n| late().interview_count_answered(n))}
                {figure("interview-no", |it| it.refused, |n| late().interview_count_refused(n))}
                {figure("interview-away", |it| it.nobody_home, |n| late().interview_count_nobody(n))}
            </ul>
        </section>
    }
}

/// Keeps what came of a visit, and says it once it is kept.
fn note(
    met: AtTheDoor,
    counts: RwSignal<Interviews>,
    was_not_home: RwSignal<bool>,
    said: RwSignal<String>,
) {
    let app = use_app();
    let tap = Tap { met, was_not_home: was_not_home.get_untracked() };
    let (refused, nobody, again) = (
        late().interview_said_refused(),
        late().interview_said_nobody(),
        late().interview_said_again(),
    );
    let failed = late().names_error_storage();
    if met == AtTheDoor::NobodyHome && tap.was_not_home {
        // It is counted already, and nothing is to be taken back.
        was_not_home.set(false);
        return said.set(again.to_owned());
    }
    spawn_local(async move {
        let words = match app.note_visit(tap).await {
            Ok(now) => {
                counts.try_set(now);
                was_not_home.try_set(false);
                if met == AtTheDoor::Refused { refused } else { nobody }
            }
            Err(_) => failed,
        };
        said.try_set(words.to_owned());
    });
}

/// What is promised, to be read out; who says no then is counted.
#[component]
fn ReadOut(
    /// What is asked.
    asked: Asked,
    /// The language of the conversation.
    code: String,
    /// The visit.
    tap: Tap,
    /// Where the interviewer is.
    phase: RwSignal<Phase>,
    /// Today's counts.
    counts: RwSignal<Interviews>,
    /// Whether nobody was at home here before.
    was_not_home: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    // What is read out is said in the language of the conversation.
    if let Some(chosen) = Chosen::here() {
        chosen.choose(&code);
    }
    let terms = untrack(|| app.survey_terms(asked.survey.id));
    let promised = match terms {
        Some(terms) => view! { <Promise terms=terms /> }.into_any(),
        None => view! {
            <li class="survey__promise">
                <IconView icon=Icon::Lock />
                <span>{around().survey_anonymous()}</span>
            </li>
        }
        .into_any(),
    };
    let has_title = asked.survey.title.language(&code) == code;
    let (title, language) = if has_title {
        (asked.survey.title.get(&code).to_owned(), Some(code.clone()))
    } else {
        (text(&asked.survey.title), text_language(&asked.survey.title))
    };
    let start = move |_| phase.set(Phase::Asking(code.clone(), tap));
    let refuse = move |_| {
        spawn_local(async move {
            let refused = Tap { met: AtTheDoor::Refused, ..tap };
            // Where it could not be kept, the counts show it.
            if let Ok(now) = app.note_visit(refused).await {
                counts.try_set(now);
                was_not_home.try_set(false);
            }
            phase.try_set(Phase::Doors);
        });
    };
    view! {
        <div class="survey kiosk" data-test="interview-read-out">
            <PageHeading text=Signal::stored(title) language=language />
            <p class="muted">{late().interview_read_out()}</p>
            <ul
                class="stack survey__promises"
                lang=tongue().code()
                dir=direction(tongue().code())
            >
                {promised}
                <li class="survey__promise">
                    <IconView icon=Icon::Check />
                    <span>{around().survey_voluntary()}</span>
                </li>
                <li class="survey__promise">
                    <IconView icon=Icon::Phone />
                    <span>{around().kiosk_promise()}</span>
                </li>
            </ul>
            <div class="survey__end">
                <button
                    type="button"
                    class="button button--primary button--wide"
                    data-test="interview-yes"
                    on:click=start
                >
                    {late().interview_yes()}
                </button>
                <button
                    type="button"
                    class="button button--wide"
                    data-test="interview-no-thanks"
                    on:click=refuse
                >
                    {late().interview_refused()}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    data-test="kiosk-back"
                    on:click=move |_| phase.set(Phase::Doors)
                >
                    {around().survey_back()}
                </button>
            </div>
        </div>
    }
}
