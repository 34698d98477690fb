//! One of several, or several of several, as cards.

use leptos::prelude::*;
use sammen_xforms::{
    document::NodeId,
    xform::{Choice, Control},
};

use super::{
    answering::Answering,
    media::BesideRecording,
    page::name_of,
    picture::PictureOf,
    question::{described_by, invalid, question_id},
    tongue::around,
};

/// From so many choices on there is a field to look for one.
const SEARCHED_CHOICES_MIN: usize = 16;

/// How a form's author wants choices to look.
#[derive(Clone, Copy)]
struct Layout {
    /// A list that opens when it is touched.
    is_menu: bool,
    /// In a row where there is room.
    is_row: bool,
    /// In two columns.
    is_columns: bool,
    is_searched: bool,
}

impl Layout {
    fn of(answering: Answering, node: NodeId) -> Self {
        let many = answering.choices(node).len() >= SEARCHED_CHOICES_MIN;
        answering.session.with_untracked(|session| {
            let has = |word: &str| {
                session.control(node).is_some_and(|control| control.has_appearance(word))
            };
            let is_columns = |control: &Control| {
                let mut words = control.appearance.split_whitespace();
                words.any(|word| word.starts_with("columns"))
            };
            let is_searched = has("autocomplete") || has("search");
            Self {
                is_menu: has("minimal") && !is_searched,
                is_row: has("likert") || has("list-nolabel"),
                is_columns: session.control(node).is_some_and(is_columns),
                is_searched: is_searched || many,
            }
        })
    }
}

/// Radio buttons, each on a card, or a menu.
#[component]
pub fn ChooseOne(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    let layout = untrack(|| Layout::of(answering, node));
    if layout.is_menu {
        return view! { <Menu answering node /> }.into_any();
    }
    let name = question_id(node);
    let card = move |choice: Choice| {
        let value = choice.value.clone();
        let checked = {
            let value = value.clone();
            move || answering.session.with(|session| session.kept(node) == value)
        };
        let choose = {
            let value = value.clone();
            move |_| answering.answer(node, &value)
        };
        let input = view! {
            <input
                type="radio"
                class="choice__box"
                name=name.clone()
                value=value
                prop:checked=checked
                on:change=choose
            />
        };
        (choice, input.into_any())
    };
    view! {
        <fieldset
            role="radiogroup"
            aria-labelledby=question_id(node)
            aria-describedby=described_by(answering, node)
            aria-invalid=invalid(answering, node)
        >
            <Cards answering node layout card=Callback::new(card) />
        </fieldset>
    }
    .into_any()
}

/// Checkboxes, each on a card.
#[component]
pub fn ChooseMany(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    let layout = untrack(|| Layout::of(answering, node));
    let name = name_of(answering, node);
    let card = move |choice: Choice| {
        let value = choice.value.clone();
        let checked = {
            let value = value.clone();
            move || {
                answering.session.with(|session| taken(session.kept(node)).any(|one| one == value))
            }
        };
        let toggle = {
            let value = value.clone();
            move |event| {
                let kept =
                    answering.session.with_untracked(|session| session.kept(node).to_owned());
                let others = taken(&kept).filter(|one| *one != value);
                let added = event_target_checked(&event).then_some(value.as_str());
                let all: Vec<&str> = others.chain(added).collect();
                answering.answer(node, &all.join(" "));
            }
        };
        let input = view! {
            <input
                type="checkbox"
                class="choice__box"
                name=name.clone()
                value=value
                prop:checked=checked
                aria-describedby=described_by(answering, node)
                aria-invalid=invalid(answering, node)
                on:change=toggle
            />
        };
        (choice, input.into_any())
    };
    view! {
        <fieldset aria-labelledby=question_id(node)>
            <Cards answering node layout card=Callback::new(card) />
        </fieldset>
    }
}

fn taken(kept: &str) -> impl Iterator<Item = &str> {
    kept.split_whitespace()
}

/// The choices as cards. Which there are may follow from another answer on the page.
#[component]
fn Cards(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
    /// How they are laid out.
    layout: Layout,
    /// Makes what is ticked on a card.
    card: Callback<Choice, (Choice, AnyView)>,
) -> impl IntoView {
    let choices = Memo::new(move |_| answering.choices(node));
    let sought = RwSignal::new(String::new());
    let search = layout.is_searched.then(|| {
        view! {
            <label class="field">
                <span class="field__label">{around().survey_search_choices()}</span>
                <input
                    type="search"
                    class="field__input"
                    autocomplete="off"
                    data-test="survey-search"
                    on:input=move |event| sought.set(event_target_value(&event).to_lowercase())
                />
            </label>
        }
    });
    let cards = move || {
        let lang = answering.lang();
        let one = |choice: Choice| {
            let (choice, input) = card.run(choice);
            let (folded, lang) = (choice.words.to_lowercase(), lang.clone());
            let is_hidden = move || sought.with(|sought| !folded.contains(sought.as_str()));
            view! {
                <BesideRecording
                    answering
                    media=choice.media.clone()
                    words=choice.words.clone()
                >
                    <label class="choice" hidden=is_hidden>
                        {input}
                        <PictureOf
                            answering
                            media=choice.media
                            words=choice.words.clone()
                            large=false
                        />
                        <span lang=lang>{choice.words}</span>
                    </label>
                </BesideRecording>
            }
        };
        choices.get().into_iter().map(one).collect_view()
    };
    view! {
        {search}
        <div
            class="choices"
            class:choices--steps=layout.is_row
            class:choices--columns=layout.is_columns
        >
            {cards}
        </div>
    }
}

/// A menu of the browser's own.
#[component]
fn Menu(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    let choices = Memo::new(move |_| answering.choices(node));
    let options = move || {
        let lang = answering.lang();
        let kept = answering.session.with_untracked(|session| session.kept(node).to_owned());
        let option = |choice: Choice| {
            let is_chosen = choice.value == kept;
            view! {
                <option value=choice.value lang=lang.clone() selected=is_chosen>
                    {choice.words}
                </option>
            }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <select
            class="field__input"
            aria-labelledby=question_id(node)
            aria-describedby=described_by(answering, node)
            aria-invalid=invalid(answering, node)
            on:change=move |event| answering.answer(node, &event_target_value(&event))
        >
            <option value="">{around().survey_choose_one()}</option>
            {options}
        </select>
    }
}
