//! What those who had a shift tell the next ones.

use leptos::prelude::*;
use sammen_domain::{NOTE_LENGTH_MAX, NoteId, NoteShift, WorkMutation};
use sammen_sync_indexeddb::new_uuid;
use wasm_bindgen_futures::spawn_local;

use super::gather::{Gathered, Noteable};
use crate::{state::use_app, words::late};

/// The most that are shown.
const NOTES_MAX: usize = 5;

/// The newest notes, and a field to whoever has or had a shift.
#[component]
pub fn Notes(
    /// The shifts.
    gathered: Memo<Gathered>,
) -> impl IntoView {
    let notes = Memo::new(move |_| {
        gathered.with(|gathered| gathered.notes.iter().take(NOTES_MAX).cloned().collect::<Vec<_>>())
    });
    let noteable = Memo::new(move |_| gathered.with(|gathered| gathered.noteable.clone()));
    let lines = move || {
        let notes = notes.get();
        (!notes.is_empty()).then(|| {
            let lines = notes.into_iter().map(|note| {
                view! {
                    <li class="card" data-test="shift-note">
                        {note.words}
                        <br />
                        <span class="note">{note.shift}</span>
                    </li>
                }
            });
            view! { <ul class="stack stack--tight">{lines.collect_view()}</ul> }
        })
    };
    let field = move || noteable.get().map(|of| view! { <Write of=of /> });
    let is_there = move || noteable.with(Option::is_some) || !notes.with(Vec::is_empty);
    move || {
        is_there().then(|| {
            view! {
                <section class="stack" aria-labelledby="shift-notes">
                    <h2 id="shift-notes">{late().shifts_notes()}</h2>
                    {lines}
                    {field}
                </section>
            }
        })
    }
}

#[component]
fn Write(
    /// The shift that it is written on.
    of: Noteable,
) -> impl IntoView {
    let app = use_app();
    let typed = RwSignal::new(String::new());
    let Noteable { area, shift, activity } = of;
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let words = typed.with_untracked(|typed| typed.trim().to_owned());
        if words.is_empty() {
            return;
        }
        let note = NoteShift { id: NoteId(new_uuid()), shift, activity, words };
        let (area, mutation) = (area.clone(), WorkMutation::NoteShift(note).encode());
        spawn_local(async move {
            if app.act_encoded(&area, &mutation).await.is_ok() {
                typed.set(String::new());
            }
        });
    };
    view! {
        <form class="field" on:submit=send>
            <label class="field__label" for="shift-note">{late().shifts_note()}</label>
            <p class="note" id="shift-note-hint">{late().shifts_note_hint()}</p>
            <textarea
                id="shift-note"
                class="field__input"
                rows="3"
                maxlength=NOTE_LENGTH_MAX
                aria-describedby="shift-note-hint"
                data-test="note-words"
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
            ></textarea>
            <button type="submit" class="button" data-test="note-send">{late().shifts_note_send()}</button>
        </form>
    }
}
