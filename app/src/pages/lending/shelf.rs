//! The toys that are here, and handing them out: two taps.

use leptos::prelude::*;
use sammen_domain::{TOKEN_LENGTH_MAX, ToyId};

use super::{
    counter::{Counter, left_words},
    out::Conditions,
};
use crate::words::{late, text, text_language};

/// One toy as it is shown.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct ToyLine {
    toy: ToyId,
    name: String,
    language: Option<String>,
    left: String,
}

/// The list of toys; the one that was tapped asks who borrows it.
#[component]
pub fn ShelfList(
    /// The toys.
    counter: Counter,
) -> impl IntoView {
    let asked = RwSignal::new(None::<ToyId>);
    let lines = Memo::new(move |_| {
        counter.lending.with(|lending| {
            let line = |toy: &sammen_domain::Toy| ToyLine {
                toy: toy.id,
                name: text(&toy.name),
                language: text_language(&toy.name),
                left: left_words(lending, toy),
            };
            let lent = lending.toys.iter().filter(|toy| toy.copies > 0);
            lent.map(line).collect::<Vec<_>>()
        })
    });
    view! {
        <section class="stack" aria-labelledby="lending-shelf">
            <h2 id="lending-shelf">{late().lending_shelf()}</h2>
            <ul class="stack stack--tight">
                <For
                    each=move || lines.get()
                    key=ToyLine::clone
                    children=move |line| toy_line(counter, line, asked)
                />
            </ul>
        </section>
    }
}

fn toy_line(counter: Counter, line: ToyLine, asked: RwSignal<Option<ToyId>>) -> impl IntoView {
    let ToyLine { toy, name, language, left } = line;
    let is_asked = move || asked.get() == Some(toy);
    let label = late().lending_choose(&name);
    let panel = {
        let name = name.clone();
        move || {
            is_asked()
                .then(|| view! { <Ask counter=counter toy=toy name=name.clone() asked=asked /> })
        }
    };
    view! {
        <li class="card stack stack--tight" data-test="toy">
            <div class="door-person">
                <span>
                    <strong lang=language>{name}</strong>
                    <br />
                    <span class="note">{left}</span>
                </span>
                <button
                    type="button"
                    class="button"
                    aria-label=label
                    aria-expanded=move || is_asked().to_string()
                    data-test="choose-toy"
                    on:click=move |_| {
                        asked.update(|asked| *asked = (*asked != Some(toy)).then_some(toy));
                    }
                >
                    {late().lending_lend()}
                </button>
            </div>
            {panel}
        </li>
    }
}

/// Who borrows it: a free number, or a nickname; and what to do when it came back and is on no list here.
#[component]
fn Ask(
    /// The toys.
    counter: Counter,
    /// Which one.
    toy: ToyId,
    /// What it is called.
    name: String,
    /// Which toy's panel is open.
    asked: RwSignal<Option<ToyId>>,
) -> impl IntoView {
    let nickname = RwSignal::new(String::new());
    let came_back = RwSignal::new(false);
    let lend = move |token: String| {
        asked.set(None);
        counter.lend(toy, token);
    };
    let number = move |number: u32| {
        view! {
            <button
                type="button"
                class="button button--primary"
                aria-label=late().lending_number(&number.to_string())
                data-test="number"
                on:click=move |_| lend(number.to_string())
            >
                {number}
            </button>
        }
    };
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let token = nickname.with_untracked(|nickname| nickname.trim().to_owned());
        if !token.is_empty() {
            lend(token);
        }
    };
    let who = late().lending_who(&name);
    let back = move || {
        if !came_back.get() {
            return view! {
                <button
                    type="button"
                    class="button button--quiet"
                    data-test="not-listed"
                    on:click=move |_| came_back.set(true)
                >
                    {late().lending_not_listed()}
                </button>
            }
            .into_any();
        }
        let done = move |condition| {
            asked.set(None);
            counter.give_back(toy, None, condition);
        };
        view! { <Conditions toy=name.clone() done=done stop=move || came_back.set(false) /> }
            .into_any()
    };
    view! {
        <fieldset class="stack stack--tight">
            <legend>{who}</legend>
            <div class="door-sizes">
                {move || counter.free_numbers().into_iter().map(number).collect_view()}
            </div>
        </fieldset>
        <form class="field" on:submit=send>
            <label class="field__label" for="lending-nickname">{late().lending_nickname()}</label>
            <input
                id="lending-nickname"
                class="field__input"
                type="text"
                autocomplete="off"
                maxlength=TOKEN_LENGTH_MAX
                data-test="nickname"
                prop:value=nickname
                on:input=move |event| nickname.set(event_target_value(&event))
            />
            <button type="submit" class="button" data-test="lend-nickname">
                {late().lending_lend()}
            </button>
        </form>
        {back}
    }
}
