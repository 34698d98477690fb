//! What the activity asks of those who come.

use leptos::prelude::*;
use sammen_domain::{AnswerValue, Choice, Question, QuestionKind};

use super::{
    super::registration::FormFacts,
    field::{FieldError, error_id, forget_problem, problem_of},
    problems::Problem,
    typed::{Asked, Typed, asked},
};
use crate::words::{late, text, text_language};

/// The id of an answer's field, or of the first of its choices.
pub fn field_id(asked: Asked) -> String {
    match asked.participant {
        None => format!("answer-{}", asked.question),
        Some(participant) => format!("answer-{}-{participant}", asked.question),
    }
}

/// Each question, for the household or for each who comes; nothing where the activity asks nothing.
#[component]
pub fn Questions(
    /// What the date asks for.
    facts: StoredValue<FormFacts>,
    /// What has been chosen.
    typed: Typed,
    /// What is wrong with it.
    problems: RwSignal<Vec<Problem>>,
) -> impl IntoView {
    let any = facts.with_value(|facts| !facts.terms.questions.is_empty());
    any.then(|| {
        view! {
            <For
                each=move || facts.with_value(|facts| asked(facts, typed.persons.get()))
                key=|asked| *asked
                children=move |asked| {
                    view! { <OneQuestion asked=asked facts=facts typed=typed problems=problems /> }
                }
            />
            <p class="note">{late().register_kept()}</p>
        }
    })
}

#[component]
fn OneQuestion(
    /// Which, and whose.
    asked: Asked,
    /// What the date asks for.
    facts: StoredValue<FormFacts>,
    /// What has been chosen.
    typed: Typed,
    /// What is wrong with it.
    problems: RwSignal<Vec<Problem>>,
) -> impl IntoView {
    let question = facts.with_value(|facts| facts.terms.questions[asked.question].clone());
    let id = field_id(asked);
    let problem = problem_of(id.clone(), problems);
    let give = {
        let id = id.clone();
        Callback::new(move |value: Option<AnswerValue>| {
            typed.answers.update(|answers| match value {
                Some(value) => drop(answers.insert(asked, value)),
                None => drop(answers.remove(&asked)),
            });
            forget_problem(&id, problems);
        })
    };
    let for_another = facts.with_value(|facts| facts.on_behalf);
    let whose = asked.participant.map(|participant| match participant {
        0 if !for_another => late().register_participant_own().to_owned(),
        other => late().register_participant(u32::from(other) + 1),
    });
    let language = text_language(&question.label);
    let optional = (!question.required).then(|| late().register_optional());
    let described_by = {
        let id = id.clone();
        Signal::derive(move || problem.get().map(|_| error_id(&id)))
    };
    let answering = Answering { asked, typed, give, described_by, required: question.required };
    view! {
        <fieldset class="stack stack--tight" aria-describedby=move || described_by.get()>
            <legend class="field__label">
                {whose.map(|whose| format!("{whose}: "))}
                <span lang=language>{text(&question.label)}</span>
            </legend>
            {optional.map(|words| view! { <p class="note">{words}</p> })}
            {fields(&question, &id, answering)}
            <FieldError id=id.clone() problem=problem facts=facts />
        </fieldset>
    }
}

/// How one question is being answered; Copy.
#[derive(Clone, Copy)]
struct Answering {
    asked: Asked,
    typed: Typed,
    give: Callback<Option<AnswerValue>>,
    described_by: Signal<Option<String>>,
    required: bool,
}

impl Answering {
    fn value(self) -> Option<AnswerValue> {
        self.typed.answers.with(|answers| answers.get(&self.asked).cloned())
    }

    fn chosen(self) -> Vec<String> {
        match self.value() {
            Some(AnswerValue::Choices(chosen)) => chosen,
            _ => Vec::new(),
        }
    }
}

fn fields(question: &Question, id: &str, answering: Answering) -> AnyView {
    match &question.kind {
        QuestionKind::Text => free_text(id, text(&question.label), answering).into_any(),
        QuestionKind::YesNo => yes_or_no(id, answering).into_any(),
        QuestionKind::OneOf(choices) => one_of(id, choices, answering).into_any(),
        QuestionKind::ManyOf(choices) => many_of(id, choices, answering).into_any(),
    }
}

fn free_text(id: &str, label: String, answering: Answering) -> impl IntoView + use<> {
    let id = id.to_owned();
    let value = move || match answering.value() {
        Some(AnswerValue::Text(words)) => words,
        _ => String::new(),
    };
    let type_in = move |event| {
        let words = event_target_value(&event);
        answering.give.run((!words.is_empty()).then_some(AnswerValue::Text(words)));
    };
    view! {
        <p class="note">{late().register_text_warning()}</p>
        <textarea
            id=id
            class="field__input"
            rows="2"
            autocomplete="off"
            data-test="answer"
            aria-label=label
            aria-required=answering.required.then_some("true")
            aria-describedby=move || answering.described_by.get()
            aria-invalid=move || answering.described_by.get().map(|_| "true")
            prop:value=value
            on:input=type_in
        ></textarea>
    }
}

fn yes_or_no(id: &str, answering: Answering) -> impl IntoView + use<> {
    let both = [(true, late().register_yes()), (false, late().register_no())];
    let name = id.to_owned();
    let radio = move |(is_yes, words): (bool, &'static str)| {
        let value = AnswerValue::YesNo(is_yes);
        let checked = {
            let value = value.clone();
            move || answering.value().as_ref() == Some(&value)
        };
        let field = if is_yes { name.clone() } else { format!("{name}-no") };
        view! {
            <label class="choice">
                <input
                    type="radio"
                    id=field
                    class="choice__box"
                    name=name.clone()
                    data-test=if is_yes { "yes" } else { "no" }
                    prop:checked=checked
                    on:change=move |_| answering.give.run(Some(value.clone()))
                />
                <span>{words}</span>
            </label>
        }
    };
    both.map(radio).collect_view()
}

fn one_of(id: &str, choices: &[Choice], answering: Answering) -> impl IntoView + use<> {
    let name = id.to_owned();
    let radio = move |(number, choice): (usize, Choice)| {
        let key = choice.key.clone();
        let checked = move || answering.chosen().contains(&key);
        let value = AnswerValue::Choices(vec![choice.key.clone()]);
        let field = if number == 0 { name.clone() } else { format!("{name}-{}", choice.key) };
        view! {
            <label class="choice">
                <input
                    type="radio"
                    id=field
                    class="choice__box"
                    name=name.clone()
                    data-test=choice.key
                    prop:checked=checked
                    on:change=move |_| answering.give.run(Some(value.clone()))
                />
                <span lang=text_language(&choice.label)>{text(&choice.label)}</span>
            </label>
        }
    };
    choices.iter().cloned().enumerate().map(radio).collect_view()
}

fn many_of(id: &str, choices: &[Choice], answering: Answering) -> impl IntoView + use<> {
    let name = id.to_owned();
    let checkbox = move |(number, choice): (usize, Choice)| {
        let checked = {
            let key = choice.key.clone();
            move || answering.chosen().contains(&key)
        };
        let field = if number == 0 { name.clone() } else { format!("{name}-{}", choice.key) };
        let test = choice.key.clone();
        let toggle = move |event| {
            let mut chosen = untrack(|| answering.chosen());
            chosen.retain(|key| *key != choice.key);
            if event_target_checked(&event) {
                chosen.push(choice.key.clone());
            }
            answering.give.run((!chosen.is_empty()).then_some(AnswerValue::Choices(chosen)));
        };
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    id=field
                    class="choice__box"
                    name=name.clone()
                    data-test=test
                    prop:checked=checked
                    on:change=toggle
                />
                <span lang=text_language(&choice.label)>{text(&choice.label)}</span>
            </label>
        }
    };
    choices.iter().cloned().enumerate().map(checkbox).collect_view()
}
