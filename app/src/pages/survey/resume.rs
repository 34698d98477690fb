//! From a session to what is kept of it, and back.

use std::sync::Arc;

use sammen_xforms::xform::{
    Device, FormSession, Page, SavedAnswers, XForm, language_code, take_first_answers,
};
use serde::{Deserialize, Serialize};

use crate::survey_draft::{DraftContent, SurveyDraft};

/// What is on the screen.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Step {
    /// The page of the node at this path.
    Page(String),
    /// All answers.
    Summary,
}

/// What a draft holds: every answer, also to what is not asked now, and the place.
#[derive(Default, Serialize, Deserialize)]
struct Content {
    answers: SavedAnswers,
    /// The path of the page; `None` on the page that sums up.
    place: Option<String>,
}

/// What is kept of a session whose person is, or is about to be, at a step.
pub fn draft_of(session: &FormSession, step: &Step) -> SurveyDraft {
    let place = match step {
        Step::Page(path) => Some(path.clone()),
        Step::Summary => None,
    };
    let content = Content { answers: session.save(), place };
    let bytes = postcard::to_allocvec(&content).expect("a draft has no type postcard refuses");
    SurveyDraft::new(u32::try_from(session.answered()).unwrap_or(u32::MAX), &bytes)
}

/// Where the draft left off, as far as the form still has that place.
pub fn resume(
    form: Arc<XForm>,
    draft: Option<&SurveyDraft>,
    device: &dyn Device,
) -> (FormSession, Step) {
    let Some((content, wanted)) = draft.and_then(|draft| read(&form, draft)) else {
        let session = FormSession::start(form, device);
        let step = first_page(&session).unwrap_or(Step::Summary);
        return (session, step);
    };
    // Answers that another version of the form has no place for are left out.
    let (session, _) = FormSession::restore(form, &content.answers, device);
    let pages = session.pages();
    let is_wanted = |page: &&Page| match &wanted {
        Wanted::Path(path) => page_path(&session, page) == *path,
        Wanted::Name(name) => page_path(&session, page).rsplit('/').next() == Some(name),
        Wanted::Summary => false,
    };
    let place = pages.iter().find(is_wanted);
    let place = place.or_else(|| first_unfinished(&session, &pages, wanted == Wanted::Summary));
    let step = place.map_or(Step::Summary, |page| Step::Page(page_path(&session, page)));
    (session, step)
}

/// The path that a page is known by.
pub fn page_path(session: &FormSession, page: &Page) -> String {
    session.view(page.node).map(|view| view.path).unwrap_or_default()
}

/// The session's language, as a code.
pub fn language_of(session: &FormSession) -> &str {
    session.language().map_or("", language_code)
}

/// Where a draft left off.
#[derive(Eq, PartialEq)]
enum Wanted {
    Path(String),
    /// A question of the first engine.
    Name(String),
    Summary,
}

fn read(form: &XForm, draft: &SurveyDraft) -> Option<(Content, Wanted)> {
    match draft.content() {
        DraftContent::Present(bytes) => {
            let content: Content = postcard::from_bytes(bytes).ok()?;
            let wanted = content.place.clone().map_or(Wanted::Summary, Wanted::Path);
            Some((content, wanted))
        }
        DraftContent::First(bytes) => {
            let (_version, rest) = postcard::take_from_bytes::<&str>(bytes).ok()?;
            let (answers, rest) = take_first_answers(rest)?;
            let question: Option<String> = postcard::from_bytes(rest).ok()?;
            let wanted = question.map_or(Wanted::Summary, Wanted::Name);
            let answers = SavedAnswers::named(form, answers);
            Some((Content { answers, place: None }, wanted))
        }
    }
}

fn first_page(session: &FormSession) -> Option<Step> {
    session.pages().first().map(|page| Step::Page(page_path(session, page)))
}

/// The first page that keeps the answers from being sent; for somebody who had not come to the end, the first without
/// an answer too.
fn first_unfinished<'a>(
    session: &FormSession,
    pages: &'a [Page],
    was_at_end: bool,
) -> Option<&'a Page> {
    let is_open = |node: &u32| session.takes_answer(*node) && session.kept(*node).is_empty();
    pages.iter().find(|page| {
        let mut questions = page.questions.iter();
        questions.any(|node| session.violation(*node).is_some() || !was_at_end && is_open(node))
    })
}

#[cfg(test)]
mod tests {
    use sammen_xforms::{
        xform::load,
        xpath::{Clock, FixedZone},
    };

    use super::*;

    struct Desk;

    impl Device for Desk {
        fn clock(&self) -> Clock<'_> {
            Clock { now_ms: 0.0, zone: &FixedZone(0) }
        }

        fn random(&self) -> f64 {
            0.5
        }
    }

    /// `years` must be answered; `why` is asked of those over 10; `more` is asked of everybody.
    const FORM: &str = "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\">\
        <h:head><model><instance><data id=\"f\" version=\"2\"><years/><why/><more/></data></instance>\
        <bind nodeset=\"/data/years\" type=\"int\" required=\"true()\"/>\
        <bind nodeset=\"/data/why\" relevant=\"/data/years &gt; 10\"/></model></h:head>\
        <h:body><input ref=\"/data/years\"/><input ref=\"/data/why\"/><input ref=\"/data/more\"/></h:body></h:html>";

    fn form() -> Arc<XForm> {
        Arc::new(load(FORM, &[]).expect("the form is whole"))
    }

    fn page(name: &str) -> Step {
        Step::Page(format!("/data/{name}"))
    }

    fn draft(answers: &[(&str, &str)], step: &Step) -> SurveyDraft {
        let (mut session, _) = resume(form(), None, &Desk);
        for (name, answer) in answers {
            let node = session.find(&format!("/data/{name}")).expect("it is in the form");
            session.answer(node, answer, &Desk).expect("it fits");
        }
        draft_of(&session, step)
    }

    fn check(answers: &[(&str, &str)], left_at: &Step, expect: &Step) {
        let draft = draft(answers, left_at);
        assert_eq!(&resume(form(), Some(&draft), &Desk).1, expect, "left at {left_at:?}");
    }

    #[test]
    fn it_goes_on_where_it_was_left() {
        let young = [("years", "3")];
        let long = [("years", "30"), ("why", "halv")];
        assert_eq!(resume(form(), None, &Desk).1, page("years"));
        check(&[], &page("years"), &page("years"));
        check(&long, &page("why"), &page("why"));
        check(&young, &page("more"), &page("more"));
        check(&young, &Step::Summary, &Step::Summary);
        check(&[], &Step::Summary, &page("years"));
    }

    #[test]
    fn a_place_that_is_gone_is_passed_over() {
        check(&[("years", "3")], &page("gone"), &page("more"));
        check(&[("years", "3")], &page("why"), &page("more"));
    }

    #[test]
    fn what_is_kept_comes_back_also_where_it_is_not_asked() {
        let kept = draft(&[("years", "30"), ("why", "halv"), ("years", "3")], &page("more"));
        assert_eq!(kept.answered, 1);
        let (session, _) = resume(form(), Some(&kept), &Desk);
        let why = session.find("/data/why").expect("it is in the form");
        assert_eq!((session.kept(why), session.answered()), ("halv", 1));
    }

    #[test]
    fn a_draft_of_the_first_engine_goes_on_too() {
        let content =
            [1, 1, b'1', 1, 5, b'y', b'e', b'a', b'r', b's', 2, 60, 1, 3, b'w', b'h', b'y'];
        let draft = SurveyDraft::decode(&content).expect("it is read");
        let (session, step) = resume(form(), Some(&draft), &Desk);
        let years = session.find("/data/years").expect("it is in the form");
        assert_eq!((session.kept(years), step), ("30", page("why")));
    }
}
