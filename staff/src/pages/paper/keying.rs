//! Keying one sheet. Every field is saved when it is left, so a page that is closed loses at most the field one is in.

use std::cell::RefCell;

use leptos::{ev, prelude::*};
use sammen_domain::{AreaId, SurveyId};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::question::{QuestionField, field_id, is_answer};
use crate::{
    api::{AccountId, Failure, KeyedRequest, Method, PaperQuestion, PaperSheet, PaperStanding},
    components::{Heading, Notice, Shown, Tone},
    routing::Route,
    state::{Staff, load, use_staff},
    words::{self, locale, m, text},
};

/// Who keys, and which sheet.
type Whose = (Option<AccountId>, String);

thread_local! {
    /// What was typed and is not saved, with the path of the question. It outlasts the page, which one may leave or change the
    /// language of while there is no network; not this window, which asks before it goes.
    static UNSAVED: RefCell<Vec<(Whose, String, String)>> = const { RefCell::new(Vec::new()) };
}

/// What keying needs; Copy.
#[derive(Clone, Copy)]
pub(super) struct Keying {
    staff: Staff,
    path: StoredValue<String>,
    whose: StoredValue<Whose>,
    /// The sheet as it was last saved.
    sheet: RwSignal<Option<PaperSheet>>,
    saving: RwSignal<Saving>,
    /// How the entry is to be saved next, where something was typed or asked for after the last save began.
    behind: RwSignal<Option<End>>,
}

/// How the last save went.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Saving {
    Nothing,
    Going,
    Done,
    Failed(Failure),
}

/// How an entry is saved.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum End {
    /// More is to come.
    Open,
    /// It is all.
    Done,
    /// It is all, and the paper is so where both differ.
    Settled,
}

impl Keying {
    /// What stands in a field: what was typed since it was saved, else what is saved.
    pub(super) fn text(self, question: &PaperQuestion) -> String {
        let typed = UNSAVED.with_borrow(|all| {
            let own = |(of, path, _): &&(Whose, String, String)| {
                self.whose.with_value(|whose| of == whose) && *path == question.path
            };
            all.iter().find(own).map(|(.., typed)| typed.clone())
        });
        typed.unwrap_or_else(|| question.keyed.clone())
    }

    /// Takes what is typed in a field.
    pub(super) fn take(self, path: &str, typed: String) {
        UNSAVED.with_borrow_mut(|unsaved| {
            let whose = self.whose.get_value();
            unsaved.retain(|(of, at, _)| *of != whose || at != path);
            unsaved.push((whose, path.to_owned(), typed));
        });
        self.behind.update(|behind| {
            behind.get_or_insert(End::Open);
        });
    }

    /// What a question says now. Tracks it.
    pub(super) fn question(self, path: &str) -> Option<PaperQuestion> {
        self.sheet.with(|sheet| {
            let mut questions = sheet.iter().flat_map(|sheet| &sheet.questions);
            questions.find(|question| question.path == path).cloned()
        })
    }

    /// Saves what was typed in a field that is left. Where two differ, a change is saved when that is asked for: until then
    /// it can be seen in what they do.
    pub(super) fn save(self) {
        if self.is_open() && self.behind.get_untracked().is_some() {
            self.send(End::Open);
        }
    }

    /// Whether something that is no answer was saved. Tracks it.
    fn is_unread(self) -> bool {
        self.sheet.with(|sheet| {
            let mut questions = sheet.iter().flat_map(|sheet| &sheet.questions);
            questions.any(|question| question.mark.as_deref().is_some_and(|mark| !is_answer(mark)))
        })
    }

    fn is_open(self) -> bool {
        let is_open = |sheet: &Option<PaperSheet>| {
            sheet.as_ref().is_some_and(|sheet| sheet.standing == PaperStanding::Open)
        };
        self.sheet.with_untracked(is_open)
    }

    fn send(self, end: End) {
        if self.saving.get_untracked() == Saving::Going {
            // It is sent behind the one that goes.
            return self.behind.set(Some(end));
        }
        let Some(sheet) = self.sheet.get_untracked() else { return };
        let answers =
            sheet.questions.iter().map(|question| (question.path.clone(), self.text(question)));
        let settles = (end == End::Settled).then_some(sheet.others_revision).flatten();
        let (revision, is_done) = (sheet.revision, end != End::Open);
        let request = KeyedRequest { answers: answers.collect(), revision, is_done, settles };
        self.behind.set(None);
        self.saving.set(Saving::Going);
        let (path, whose) = (self.path.get_value(), self.whose.get_value());
        spawn_local(async move {
            let went = self.staff.send::<PaperSheet>(Method::Put, &path, &request).await;
            // The page may have been left meanwhile.
            match went {
                Ok(saved) => {
                    UNSAVED.with_borrow_mut(|unsaved| {
                        unsaved.retain(|(of, path, typed)| {
                            *of != whose || request.answers.get(path) != Some(typed)
                        });
                    });
                    let _ = self.sheet.try_set(Some(saved));
                    let _ = self.saving.try_set(Saving::Done);
                    if let Some(Some(end)) = self.behind.try_get_untracked() {
                        self.send(end);
                    }
                }
                Err(failure) => {
                    let _ = self.behind.try_update(|behind| {
                        behind.get_or_insert(End::Open);
                    });
                    let _ = self.saving.try_set(Saving::Failed(failure));
                }
            }
        });
    }
}

/// The page.
#[component]
pub fn SheetPage(
    /// The area.
    area: AreaId,
    /// The survey.
    survey: SurveyId,
    /// The sheet's number.
    number: String,
) -> impl IntoView {
    let staff = use_staff();
    let sheet = format!("{}/{number}", super::sheets(&area, survey));
    let path = format!("{sheet}?language={}", locale().code());
    let account = untrack(|| staff.me()).map(|me| me.account.id.clone());
    let whose = (account, sheet);
    let is_behind = UNSAVED.with_borrow(|all| all.iter().any(|(of, ..)| *of == whose));
    let behind = is_behind.then_some(End::Open);
    let loaded = {
        let path = path.clone();
        load::<PaperSheet>(move || Some(path.clone()))
    };
    let keying = Keying {
        staff,
        path: StoredValue::new(path),
        whose: StoredValue::new(whose),
        sheet: RwSignal::new(None),
        saving: RwSignal::new(Saving::Nothing),
        behind: RwSignal::new(behind),
    };
    // Whoever leaves with something unsaved is asked.
    let on_leave = window_event_listener(ev::beforeunload, move |event| {
        if keying.behind.get_untracked().is_some() {
            event.prevent_default();
        }
    });
    on_cleanup(move || on_leave.remove());
    let back = Route::Paper(area, survey).path();
    // It may be typed without its hyphen.
    let heading = Signal::derive(move || {
        let printed = keying.sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.number.clone()));
        m().sheet_title(printed.as_ref().unwrap_or(&number))
    });
    let show = Callback::new(move |sheet: PaperSheet| {
        let title = text(&sheet.title);
        let standing =
            Memo::new(move |_| keying.sheet.with(|it| it.as_ref().map(|it| it.standing)));
        keying.sheet.set(Some(sheet));
        // What was typed when there was no network.
        keying.save();
        let back = back.clone();
        let standing = move || standing.get().map(|standing| stands(keying, standing, &back));
        view! {
            <p>{title}</p>
            {standing}
        }
        .into_any()
    });
    view! {
        <Heading text=heading />
        <Shown loaded=loaded show=show />
    }
}

/// The sheet as it stands.
fn stands(keying: Keying, standing: PaperStanding, back: &str) -> AnyView {
    let button = |words: &'static str, test: &'static str, end: End| {
        let class = if end == End::Open { "button" } else { "button button--primary" };
        view! {
            <button type="button" class=class data-test=test on:click=move |_| keying.send(end)>
                {words}
            </button>
        }
    };
    let questions =
        || keying.sheet.get_untracked().map(|sheet| sheet.questions).unwrap_or_default();
    match standing {
        PaperStanding::Open => view! {
            <p class="note">{m().sheet_explained()}</p>
            <Fields keying=keying questions=questions() />
            <Saved keying=keying />
            <Finish keying=keying />
        }
        .into_any(),
        PaperStanding::Waiting => view! {
            <Notice tone=Tone::Good text=Some(m().sheet_waiting().to_owned()) />
            <div class="button-row">
                {next(back)} {button(m().sheet_mend(), "sheet-mend", End::Open)}
            </div>
            <Saved keying=keying />
        }
        .into_any(),
        PaperStanding::Different => {
            let differ = questions().into_iter().filter(|question| question.other.is_some());
            let differ: Vec<PaperQuestion> = differ.collect();
            view! {
                <Notice tone=Tone::Information text=Some(m().sheet_different().to_owned()) />
                <Fields keying=keying questions=differ />
                <div class="button-row">
                    {button(m().sheet_mended(), "sheet-mended", End::Done)}
                    {button(m().sheet_settle(), "sheet-settle", End::Settled)}
                </div>
                <Saved keying=keying />
            }
            .into_any()
        }
        PaperStanding::Stored => view! {
            <Notice tone=Tone::Good text=Some(m().sheet_stored().to_owned()) />
            <div>{next(back)}</div>
        }
        .into_any(),
    }
}

fn next(back: &str) -> impl IntoView + use<> {
    let back = back.to_owned();
    view! {
        <a class="button button--primary" href=back data-test="sheet-next">
            {m().sheet_next()}
        </a>
    }
}

/// A field for each question, saved when it is left; Enter goes on to the next.
#[component]
fn Fields(
    /// What keying needs.
    keying: Keying,
    /// The questions.
    questions: Vec<PaperQuestion>,
) -> impl IntoView {
    let ids: Vec<String> = questions.iter().map(field_id).collect();
    let on_key = move |event: ev::KeyboardEvent| {
        let field = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let line = field.filter(|field| field.tag_name() == "INPUT" && event.key() == "Enter");
        let Some(line) = line.map(|field| field.id()) else { return };
        event.prevent_default();
        let next = ids.iter().position(|id| *id == line).and_then(|at| ids.get(at + 1));
        let next = next.and_then(|id| document().get_element_by_id(id));
        match next.and_then(|next| next.dyn_into::<web_sys::HtmlElement>().ok()) {
            Some(next) => drop(next.focus()),
            None => keying.save(),
        }
    };
    let fields = questions.into_iter().map(|question| {
        view! { <QuestionField keying=keying question=question /> }
    });
    view! {
        <ol class="stack" on:keydown=on_key on:change=move |_| keying.save()>
            {fields.collect_view()}
        </ol>
    }
}

/// Whether all that was typed is saved.
#[component]
fn Saved(
    /// What keying needs.
    keying: Keying,
) -> impl IntoView {
    let failed = move || match keying.saving.get() {
        Saving::Failed(Failure::Invalid) => Some(m().sheet_not_done().to_owned()),
        Saving::Failed(failure) => Some(words::failure(failure)),
        _ => None,
    };
    let again = move || {
        failed().filter(|_| keying.is_open()).map(|_| {
            view! {
                <button type="button" class="button" on:click=move |_| keying.send(End::Open)>
                    {m().sheet_save_again()}
                </button>
            }
        })
    };
    let words = move || match (keying.saving.get(), keying.behind.get()) {
        (Saving::Going, _) => m().sheet_saving(),
        (_, Some(_)) => m().sheet_unsaved(),
        (Saving::Done, None) => m().sheet_saved(),
        _ => "",
    };
    view! {
        <p class="note" role="status" data-test="sheet-saved">
            {words}
        </p>
        <Notice tone=Tone::Stop text=Signal::derive(failed) />
        {again}
    }
}

/// Says that all is keyed, once every field holds an answer or nothing.
#[component]
fn Finish(
    /// What keying needs.
    keying: Keying,
) -> impl IntoView {
    let refused = RwSignal::new(false);
    let finish = move |_| {
        let unread = untrack(|| keying.is_unread());
        // What was typed since is looked at where it is saved.
        refused.set(unread && keying.behind.get_untracked().is_none());
        if !refused.get_untracked() {
            keying.send(End::Done);
        }
    };
    let why = Signal::derive(move || {
        (refused.get() && keying.is_unread()).then(|| m().sheet_not_done().to_owned())
    });
    view! {
        <Notice tone=Tone::Stop text=why />
        <div>
            <button
                type="button"
                class="button button--primary"
                data-test="sheet-done"
                on:click=finish
            >
                {m().sheet_done()}
            </button>
        </div>
    }
}
