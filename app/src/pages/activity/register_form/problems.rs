//! What must be put right before a registration can be saved.

use leptos::{html, prelude::*};
use sammen_domain::{Answer, AnswerValue, PlaceRegistration, Refusal};
use wasm_bindgen::JsCast;

use super::{super::registration::FormFacts, ages, names, questions, typed::Asked};
use crate::words::{self, late, m, text};

/// One thing to put right.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Problem {
    /// A person is not named; the first is 0.
    NameMissing(usize),
    /// A name is too long.
    NameTooLong {
        /// Whose.
        index: usize,
        /// The longest name in characters.
        max: u16,
    },
    /// It is not said how old a person is.
    AgeMissing(usize),
    /// A person is too young or too old.
    AgeOutside {
        /// Who.
        index: usize,
        /// Youngest and oldest.
        limits: (u8, u8),
    },
    /// Nobody comes whom it is for.
    AgeNobody {
        /// Youngest and oldest.
        limits: (u8, u8),
    },
    /// A question is not answered.
    AnswerMissing(Asked),
    /// An answer is too long.
    AnswerTooLong {
        /// Which.
        asked: Asked,
        /// The longest answer in characters.
        max: u16,
    },
    /// Something that no single field can mend.
    Other(Refusal),
}

impl Problem {
    /// What a refusal says of each field.
    #[must_use]
    pub fn of(refusal: Refusal, request: &PlaceRegistration) -> Vec<Self> {
        let is_longer = |words: &str, max: u16| words.chars().count() > usize::from(max);
        match refusal {
            Refusal::NameTooLong { max } => {
                let names = request.names.iter().enumerate();
                let long = names.filter(|(_, name)| is_longer(name, max));
                long.map(|(index, _)| Self::NameTooLong { index, max }).collect()
            }
            Refusal::AnswerTooLong { question, max } => {
                let long = |answer: &&Answer| match &answer.value {
                    AnswerValue::Text(words) => is_longer(words.trim(), max),
                    _ => false,
                };
                let question = usize::from(question);
                let asked = |answer: &Answer| Asked { question, participant: answer.participant };
                let answers = request.answers.iter().filter(long).map(asked);
                answers.take(1).map(|asked| Self::AnswerTooLong { asked, max }).collect()
            }
            other => vec![Self::Other(other)],
        }
    }

    /// The id of the field that mends it.
    #[must_use]
    pub fn field(self) -> Option<String> {
        match self {
            Self::NameMissing(index) | Self::NameTooLong { index, .. } => {
                Some(names::field_id(index))
            }
            Self::AgeMissing(index) | Self::AgeOutside { index, .. } => Some(ages::field_id(index)),
            Self::AgeNobody { .. } => Some(ages::field_id(0)),
            Self::AnswerMissing(asked) | Self::AnswerTooLong { asked, .. } => {
                Some(questions::field_id(asked))
            }
            Self::Other(_) => None,
        }
    }

    /// What is wrong and what to do.
    #[must_use]
    pub fn words(self, facts: &FormFacts) -> String {
        let number = |index: usize| u32::try_from(index + 1).unwrap_or(u32::MAX);
        let question = |asked: Asked| {
            facts.terms.questions.get(asked.question).map(|known| text(&known.label))
        };
        match self {
            Self::NameMissing(index) => late().register_error_name_missing(number(index)),
            Self::NameTooLong { max, .. } => m().register_error_name_too_long(u32::from(max)),
            Self::AgeMissing(index) => late().register_error_age_missing(number(index)),
            Self::AgeOutside { index, limits: (youngest, oldest) } => late()
                .register_error_age_outside(number(index), u32::from(youngest), u32::from(oldest)),
            Self::AgeNobody { limits: (youngest, oldest) } => {
                late().register_error_age_nobody(u32::from(youngest), u32::from(oldest))
            }
            Self::AnswerMissing(asked) => {
                late().register_error_answer_missing(&question(asked).unwrap_or_default())
            }
            Self::AnswerTooLong { asked, max } => late().register_error_answer_too_long(
                u32::from(max),
                &question(asked).unwrap_or_default(),
            ),
            Self::Other(refusal) => words::refusal(refusal),
        }
    }
}

/// Everything to put right, in one list that takes the focus.
#[component]
pub fn Problems(
    /// What must be put right.
    problems: RwSignal<Vec<Problem>>,
    /// What the date asks for.
    facts: StoredValue<FormFacts>,
) -> impl IntoView {
    let summary = NodeRef::<html::Div>::new();
    // The list that was put together when the button was pressed; it does not shrink while one types.
    let listed = RwSignal::new(Vec::<Problem>::new());
    Effect::new(move |before: Option<usize>| {
        let count = problems.with(Vec::len);
        if count > before.unwrap_or(0) || count == 0 {
            listed.set(problems.get_untracked());
        }
        count
    });
    Effect::new(move |_| {
        if !listed.with(Vec::is_empty)
            && let Some(summary) = summary.get()
        {
            let _ = summary.focus();
        }
    });
    let item = move |problem: Problem| {
        let words = move || facts.with_value(|facts| problem.words(facts));
        let Some(id) = problem.field() else {
            return view! { <li>{words}</li> }.into_any();
        };
        let href = format!("#{id}");
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            focus_field(&id);
        };
        view! {
            <li>
                <a href=href on:click=go>
                    {words}
                </a>
            </li>
        }
        .into_any()
    };
    move || {
        let listed = listed.get();
        (!listed.is_empty()).then(|| {
            let count = u32::try_from(listed.len()).unwrap_or(u32::MAX);
            view! {
                <div
                    class="register__problems"
                    role="alert"
                    tabindex="-1"
                    node_ref=summary
                    data-test="problems"
                >
                    <strong>{late().error_summary(count)}</strong>
                    <ul>{listed.into_iter().map(item).collect_view()}</ul>
                </div>
            }
        })
    }
}

fn focus_field(id: &str) {
    let field = document().get_element_by_id(id);
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = field.focus();
    }
}
