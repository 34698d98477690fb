//! Entering answers quickly for somebody else, by taps or by keys.

use std::time::Duration;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlFormElement, HtmlInputElement, KeyboardEvent};

/// The questions of one page, and what can be chosen there.
const QUESTION: &str = "[data-test=question]";
const CHOICES: &str = "[data-test=question] .choices";

/// Questions that go on by themselves after a single choice, with digits that choose.
#[component]
pub fn QuickEntry(
    /// The questions.
    children: Children,
) -> impl IntoView {
    // Arrows move among the choices of one question, so a choice by one of them is not the last word.
    let by_arrow = StoredValue::new(false);
    let keys = window_event_listener(ev::keydown, move |event| {
        by_arrow.set_value(event.key().starts_with("Arrow"));
        choose_by_digit(&event);
    });
    let pointer = window_event_listener(ev::pointerdown, move |_| by_arrow.set_value(false));
    on_cleanup(move || {
        keys.remove();
        pointer.remove();
    });
    let on_change = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let is_choice = input.is_some_and(|input| input.type_() == "radio");
        if is_choice && !by_arrow.get_value() {
            // Once the answer is taken.
            set_timeout(go_on_from_lone, Duration::ZERO);
        }
    };
    view! {
        <div class="interview__questions" on:change=on_change>
            {children()}
        </div>
    }
}

/// Goes on from a page that asks one thing.
fn go_on_from_lone() {
    let form = document().query_selector(QUESTION).ok().flatten();
    let form = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if let Some(form) = form {
        let is_lone = form.query_selector("[data-test=field]").is_ok_and(|field| field.is_none());
        if is_lone {
            let _ = form.request_submit();
        }
    }
}

/// `1` chooses the first, unless something is being typed.
fn choose_by_digit(event: &KeyboardEvent) {
    let typing = |target: web_sys::EventTarget| {
        target.dyn_into::<HtmlElement>().is_ok_and(|element| {
            let input = element.dyn_ref::<HtmlInputElement>();
            let is_choice =
                input.is_some_and(|input| matches!(&*input.type_(), "radio" | "checkbox"));
            !is_choice && element.matches("input, textarea, select").unwrap_or(true)
        })
    };
    let has_modifier = event.ctrl_key() || event.alt_key() || event.meta_key();
    let digit = event.key().parse::<u32>().ok().filter(|digit| (1..=9).contains(digit));
    let Some(digit) = digit.filter(|_| !has_modifier && !event.target().is_some_and(typing)) else {
        return;
    };
    let choices = document().query_selector(CHOICES).ok().flatten();
    let mut card = choices.and_then(|choices| choices.first_element_child());
    let mut left = digit;
    while let Some(one) = card {
        left -= u32::from(!one.has_attribute("hidden"));
        if left == 0 {
            return choose(&one, event);
        }
        card = one.next_element_sibling();
    }
}

fn choose(card: &Element, event: &KeyboardEvent) {
    let input = card.query_selector("input").ok().flatten();
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        input.click();
    }
}
