//! The state of somebody answering: where they are, what they said, and that it is saved.

mod moving;

use std::{collections::BTreeMap, sync::Arc};

use leptos::{ev, prelude::*};
use sammen_domain::{AreaId, SurveyId};
use sammen_sync_indexeddb::Tap;
use sammen_xforms::{
    document::NodeId,
    xform::{FormSession, Page, XForm, language_code},
};
use sammen_xforms_browser::Phone;

use super::{
    problem::{Problem, TEXT_CHARS_MAX},
    resume::{Step, draft_of, language_of, page_path, resume},
    saver::{Saver, Saving},
    tongue::{Chosen, tongue},
};
use crate::{
    state::{AppState, use_app},
    survey_draft::SurveyDraft,
};

/// Somebody answering a survey; Copy.
#[derive(Clone, Copy)]
pub struct Answering {
    app: AppState,
    area: StoredValue<AreaId>,
    survey: SurveyId,
    /// The answers and what follows from them.
    pub session: RwSignal<FormSession>,
    /// The pages that are asked now, in order.
    pub pages: Memo<Vec<Page>>,
    /// The code of the form's language.
    pub language: Memo<String>,
    /// What is on the screen.
    pub step: RwSignal<Step>,
    /// What keeps the person at this page, by question, once they have wanted to go on.
    pub problems: RwSignal<BTreeMap<NodeId, Problem>>,
    /// Counts the times that somebody was kept: each time the focus goes to the first problem.
    pub kept: RwSignal<u32>,
    /// What is wrong with what stands in a field; not shown before the person wants to go on.
    pub entries: RwSignal<BTreeMap<NodeId, Problem>>,
    /// How saving goes.
    pub saving: RwSignal<Saving>,
    /// Whether the answers are being handed over.
    pub sending: RwSignal<bool>,
    /// Whether handing them over failed for want of storage.
    pub send_failed: RwSignal<bool>,
    /// While one answer is changed from the page that sums up: the pages that were asked then.
    changing: StoredValue<Option<Vec<String>>>,
    saver: StoredValue<Saver, LocalStorage>,
    /// The language of what stands around the questions follows the form's.
    chosen: Option<Chosen>,
    on_sent: Callback<()>,
    /// Where the device is handed round: told when the person leaves before the end. Nothing is kept of her then.
    on_leave: Option<Callback<()>>,
    /// The visit, where somebody asks and notes the answers.
    interview: Option<Tap>,
}

/// What somebody begins with, and what is kept of it.
struct Beginning {
    draft: Option<SurveyDraft>,
    saver: Saver,
    /// What follows the language that is chosen.
    chosen: Option<Chosen>,
    on_leave: Option<Callback<()>>,
    interview: Option<Tap>,
}

impl Answering {
    /// Goes on with the draft, or begins. `on_sent` is told when the answers wait to be sent.
    pub fn new(area: AreaId, survey: SurveyId, form: Arc<XForm>, on_sent: Callback<()>) -> Self {
        let app = use_app();
        let draft = app.drafts.with_untracked(|drafts| drafts.get(&survey).cloned());
        let beginning = Beginning {
            draft,
            saver: Saver::new(app, survey),
            chosen: Chosen::here(),
            on_leave: None,
            interview: None,
        };
        // What is chosen before the first question; afterwards the draft knows it.
        let wanted = Chosen::here().map(Chosen::code).unwrap_or_default();
        let is_new = beginning.draft.is_none();
        let answering = Self::begin(area, survey, form, on_sent, beginning);
        if is_new {
            answering.speak(&wanted);
        }
        answering.speak_as_the_app(is_new && !wanted.is_empty());
        answering.save_when_leaving();
        answering
    }

    /// Begins on a device that is handed round: nothing is kept before it is finished. `on_leave` is told when the person
    /// goes back from the first question. `interview` is the visit, where somebody asks and notes the answers.
    pub fn handed_round(
        area: AreaId,
        survey: SurveyId,
        form: Arc<XForm>,
        on_sent: Callback<()>,
        on_leave: Callback<()>,
        interview: Option<Tap>,
    ) -> Self {
        let saver = Saver::of_nothing(use_app(), survey);
        let (chosen, on_leave) = (Chosen::here(), Some(on_leave));
        let beginning = Beginning { draft: None, saver, chosen, on_leave, interview };
        Self::begin(area, survey, form, on_sent, beginning)
    }

    /// What was answered before, to be read. Nothing is kept of it.
    pub fn read(area: AreaId, survey: SurveyId, form: Arc<XForm>, session: &FormSession) -> Self {
        let draft = Some(draft_of(session, &Step::Summary));
        let saver = Saver::of_nothing(use_app(), survey);
        let beginning = Beginning { draft, saver, chosen: None, on_leave: None, interview: None };
        let answering = Self::begin(area, survey, form, Callback::new(|()| ()), beginning);
        answering.speak(tongue().code());
        answering
    }

    /// Whether the answers are linked to whoever gives them.
    pub fn is_confidential(self) -> bool {
        self.session.with_untracked(|session| session.form().is_confidential)
    }

    fn begin(
        area: AreaId,
        survey: SurveyId,
        form: Arc<XForm>,
        on_sent: Callback<()>,
        Beginning { draft, saver, chosen, on_leave, interview }: Beginning,
    ) -> Self {
        let (session, step) = resume(form, draft.as_ref(), &Phone);
        if let Some(chosen) = chosen {
            chosen.choose(language_of(&session));
        }
        let session = RwSignal::new(session);
        Self {
            app: use_app(),
            area: StoredValue::new(area),
            survey,
            session,
            pages: Memo::new(move |_| session.with(FormSession::pages)),
            language: Memo::new(move |_| session.with(|session| language_of(session).to_owned())),
            step: RwSignal::new(step),
            problems: RwSignal::default(),
            kept: RwSignal::new(0),
            entries: RwSignal::default(),
            saving: RwSignal::from(saver.saving()),
            sending: RwSignal::new(false),
            send_failed: RwSignal::new(false),
            changing: StoredValue::new(None),
            saver: StoredValue::new_local(saver),
            chosen,
            on_sent,
            on_leave,
            interview,
        }
    }

    /// Told when the person leaves before the end, where the device is handed round.
    pub fn on_leave(self) -> Option<Callback<()>> {
        self.on_leave
    }

    /// The page on the screen, if it is still asked.
    pub fn page(self, path: &str) -> Option<Page> {
        self.session.with_untracked(|session| {
            let mut pages = session.pages().into_iter();
            pages.find(|page| page_path(session, page) == path)
        })
    }

    /// Takes an answer and saves it at once; nothing is no answer.
    pub fn answer(self, node: NodeId, answer: &str) {
        self.take(node, answer);
        self.save_now();
    }

    /// Takes what is being typed, or what is wrong with it, and saves it soon.
    pub fn type_in(self, node: NodeId, typed: Result<String, Problem>) {
        match typed {
            Ok(answer) => self.take(node, &answer),
            Err(problem) => {
                self.take(node, "");
                note(self.entries, node, Some(problem));
            }
        }
        let draft = self.draft(&self.step.get_untracked());
        self.saver.with_value(|saver| saver.save_soon(draft));
    }

    /// Takes a text as it is being typed. One that grows too long is kept, and told of at once: typing on would be in vain.
    pub fn write(self, node: NodeId, text: String) {
        let is_too_long = text.chars().count() > TEXT_CHARS_MAX;
        self.type_in(node, Ok(text));
        if is_too_long {
            note(self.entries, node, Some(Problem::TooLong));
            note(self.problems, node, Some(Problem::TooLong));
        }
    }

    /// Does something to the session that is no answer, such as adding to a repeat, and saves it.
    pub fn change_session<T>(self, change: impl FnOnce(&mut FormSession) -> T) -> Option<T> {
        let done = self.session.try_update(change);
        self.save_now();
        done
    }

    /// Saves what waits now.
    pub fn flush(self) {
        self.saver.with_value(Saver::flush);
    }

    /// Shows the form in another language, if it has that one; answers and place stay.
    pub fn speak(self, code: &str) {
        let name = self.session.with_untracked(|session| {
            let mut names = session.form().languages();
            names.find(|name| language_code(name) == code).map(str::to_owned)
        });
        if let Some(name) = name.filter(|_| self.language.get_untracked() != code) {
            if let Some(chosen) = self.chosen {
                chosen.choose(code);
            }
            self.session.update(|session| {
                session.set_language(&name, &Phone);
            });
        }
    }

    /// Speaks a language as long as this person answers: the form, what stands around it, and the app where it has it. It
    /// is kept nowhere.
    pub fn speak_here(self, code: &str) {
        if let Some(chosen) = self.chosen {
            chosen.speak_for_now(self.app, code);
        }
        self.speak(code);
    }

    /// Keeps the language that was chosen, and goes on when that is done.
    pub fn save_language(self, then: impl FnOnce() + 'static) {
        self.save_now();
        self.saver.with_value(|saver| saver.when_idle(then));
    }

    fn take(self, node: NodeId, answer: &str) {
        // Refused is what is no question any more, or longer than any field takes.
        let refused = self.session.try_update(|session| session.answer(node, answer, &Phone));
        let is_taken = matches!(refused, Some(Ok(())));
        note(self.entries, node, (!is_taken).then_some(Problem::TooLong));
        note(self.problems, node, None);
    }

    fn draft(self, step: &Step) -> SurveyDraft {
        self.session.with_untracked(|session| draft_of(session, step))
    }

    fn save_now(self) {
        let draft = self.draft(&self.step.get_untracked());
        self.saver.with_value(|saver| saver.save_now(draft));
    }

    /// The form follows the app's language where it has it, but for what was chosen for this survey.
    fn speak_as_the_app(self, is_chosen: bool) {
        let app = self.app;
        let has_draft = app.drafts.with_untracked(|drafts| drafts.contains_key(&self.survey));
        Effect::new(move |before: Option<()>| {
            let code = app.locale.get().code();
            let shown = self.language.get_untracked();
            // A draft in a language that the app does not speak was chosen so.
            let was_chosen =
                is_chosen || has_draft && sammen_i18n::Locale::from_code(&shown).is_none();
            if before.is_some() || !was_chosen {
                self.speak(code);
            }
        });
    }

    /// What is half typed is saved when the page is left or no longer looked at.
    fn save_when_leaving(self) {
        let hidden = window_event_listener(ev::visibilitychange, move |_| self.flush());
        on_cleanup(move || {
            hidden.remove();
            self.flush();
        });
    }
}

/// Notes what is wrong with a question; tells nobody where that is what is known.
fn note(of: RwSignal<BTreeMap<NodeId, Problem>>, node: NodeId, problem: Option<Problem>) {
    if of.with_untracked(|known| known.get(&node).copied()) == problem {
        return;
    }
    of.update(|known| {
        match problem {
            Some(problem) => known.insert(node, problem),
            None => known.remove(&node),
        };
    });
}
