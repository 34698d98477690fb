//! What must be put right before a registration can be saved.

use leptos::{html, prelude::*};
use sammen_domain::{PlaceRegistration, Refusal};
use wasm_bindgen::JsCast;

use super::names::field_id;
use crate::words::{self, m};

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
    /// Something that no single field can mend.
    Other(Refusal),
}

impl Problem {
    /// What a refusal says of each field.
    #[must_use]
    pub fn of(refusal: Refusal, request: &PlaceRegistration) -> Vec<Self> {
        let names = request.names.iter().enumerate();
        match refusal {
            Refusal::NameMissing => names
                .filter(|(_, name)| name.is_empty())
                .map(|(index, _)| Self::NameMissing(index))
                .collect(),
            Refusal::NameTooLong { max } => names
                .filter(|(_, name)| name.chars().count() > usize::from(max))
                .map(|(index, _)| Self::NameTooLong { index, max })
                .collect(),
            other => vec![Self::Other(other)],
        }
    }

    /// The field that mends it.
    #[must_use]
    pub fn field(self) -> Option<usize> {
        match self {
            Self::NameMissing(index) | Self::NameTooLong { index, .. } => Some(index),
            Self::Other(_) => None,
        }
    }

    /// What is wrong and what to do.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::NameMissing(index) => {
                m().register_error_name_missing(u32::try_from(index + 1).unwrap_or(u32::MAX))
            }
            Self::NameTooLong { max, .. } => m().register_error_name_too_long(u32::from(max)),
            Self::Other(refusal) => words::refusal(refusal),
        }
    }
}

/// Everything to put right, in one list that takes the focus.
#[component]
pub fn Problems(
    /// What must be put right.
    problems: RwSignal<Vec<Problem>>,
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
    let item = |problem: Problem| {
        let words = move || problem.words();
        let Some(index) = problem.field() else {
            return view! { <li>{words}</li> }.into_any();
        };
        let href = format!("#{}", field_id(index));
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            focus_field(index);
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
                    <strong>{m().error_summary(count)}</strong>
                    <ul>{listed.into_iter().map(item).collect_view()}</ul>
                </div>
            }
        })
    }
}

fn focus_field(index: usize) {
    let field = document().get_element_by_id(&field_id(index));
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = field.focus();
    }
}
