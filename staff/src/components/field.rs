//! Fields of a form: a label, a hint, what is wrong, and the field itself, tied together.

use leptos::prelude::*;
use sammen_interface::{Icon, IconView};

use super::FormErrors;

/// What is typed into a field.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TextKind {
    /// A line of text. The browser neither keeps nor offers it.
    Line,
    /// A day.
    Day,
    /// A new PIN: digits that are not shown.
    Pin,
}

impl TextKind {
    fn attributes(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Line => ("text", "off", "text"),
            Self::Day => ("date", "off", "none"),
            Self::Pin => ("password", "new-password", "numeric"),
        }
    }
}

fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    let ids = [hint.then(|| format!("{id}-hint")), error.then(|| format!("{id}-error"))];
    let ids: Vec<String> = ids.into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

fn error_view(id: &'static str, errors: FormErrors) -> impl IntoView {
    move || {
        errors.of(id).map(|words| {
            view! {
                <p class="field__error" id=format!("{id}-error")>
                    <IconView icon=Icon::Alert />
                    {words}
                </p>
            }
        })
    }
}

fn hint_view(id: &'static str, hint: Option<String>) -> impl IntoView {
    hint.map(|hint| view! { <p class="note" id=format!("{id}-hint")>{hint}</p> })
}

/// A field to type into.
#[component]
pub fn TextField(
    /// Its id; what is wrong with it is told under this.
    id: &'static str,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What may help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is typed.
    #[prop(default = TextKind::Line)]
    kind: TextKind,
    /// What stands in it.
    value: RwSignal<String>,
    /// What is wrong in the form.
    errors: FormErrors,
) -> impl IntoView {
    let (input_type, autocomplete, input_mode) = kind.attributes();
    let has_hint = hint.is_some();
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            {hint_view(id, hint)}
            {error_view(id, errors)}
            <input
                class="field__input"
                id=id
                type=input_type
                inputmode=input_mode
                autocomplete=autocomplete
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
                aria-invalid=move || errors.of(id).map(|_| "true")
                aria-describedby=move || described_by(id, has_hint, errors.of(id).is_some())
                data-test=id
            />
        </div>
    }
}

/// A choice of one among few.
#[component]
pub fn SelectField(
    /// Its id.
    id: &'static str,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What may help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What there is, each by its value and its words.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The value of the chosen one.
    value: RwSignal<String>,
) -> impl IntoView {
    let described = hint.as_ref().map(|_| format!("{id}-hint"));
    let options = move || {
        let offered = options.get().into_iter();
        offered
            .map(|(code, words)| {
                let own = code.clone();
                view! {
                    <option value=code selected=move || value.get() == own>
                        {words}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            {hint_view(id, hint)}
            <select
                class="field__input"
                id=id
                on:change=move |event| value.set(event_target_value(&event))
                aria-describedby=described
                data-test=id
            >
                {options}
            </select>
        </div>
    }
}

/// Something that is so or not.
#[component]
pub fn CheckField(
    /// Its id.
    #[prop(into)]
    id: String,
    /// What it says.
    #[prop(into)]
    label: String,
    /// What may help; or why it cannot be chosen.
    #[prop(optional_no_strip, into)]
    hint: MaybeProp<String>,
    /// Whether it is so.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called when it is changed.
    on_change: Callback<bool>,
    /// Whether it cannot be chosen.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described = hint_id.clone();
    view! {
        <label class="choice">
            <input
                class="choice__box"
                type="checkbox"
                id=id.clone()
                prop:checked=move || checked.get()
                disabled=move || disabled.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
                aria-describedby=move || hint.get().map(|_| described.clone())
                data-test=id
            />
            <span class="choice__text">
                <span>{label}</span>
                {move || {
                    hint.get().map(|hint| view! { <span class="note" id=hint_id.clone()>{hint}</span> })
                }}
            </span>
        </label>
    }
}
