//! Reading a question aloud, where the phone has a voice for its language.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::tongue::around;
use crate::components::{Icon, IconView};

/// A button that reads words aloud, and stops when pressed again or when the page is left.
#[component]
pub fn ReadAloud(
    /// What is read; asked when the button is pressed.
    words: Callback<(), String>,
    /// The code of their language.
    language: String,
) -> impl IntoView {
    let Some(speech) = window().speech_synthesis().ok() else { return ().into_any() };
    let speech = StoredValue::new_local(speech);
    let voice = RwSignal::new_local(speech.with_value(|speech| voice_for(speech, &language)));
    let heard = {
        let language = language.clone();
        Closure::<dyn FnMut()>::new(move || {
            // Most browsers know their voices only a while after a page has opened.
            let found = speech.try_with_value(|speech| voice_for(speech, &language));
            voice.try_set(found.flatten());
        })
    };
    speech.with_value(|speech| {
        let listener = heard.as_ref().unchecked_ref();
        let _ = speech.add_event_listener_with_callback("voiceschanged", listener);
    });
    let heard = StoredValue::new_local(heard);
    let speaking = RwSignal::new(false);
    let ended = StoredValue::new_local(Closure::<dyn FnMut()>::new(move || {
        speaking.try_set(false);
    }));
    on_cleanup(move || {
        speech.try_with_value(|speech| {
            speech.cancel();
            heard.try_with_value(|heard| {
                let listener = heard.as_ref().unchecked_ref();
                let _ = speech.remove_event_listener_with_callback("voiceschanged", listener);
            });
        });
    });
    let toggle = move |_| {
        speech.with_value(SpeechSynthesis::cancel);
        if speaking.get_untracked() {
            return speaking.set(false);
        }
        let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(&words.run(())) else { return };
        utterance.set_voice(voice.get_untracked().as_ref());
        utterance.set_lang(&language);
        ended.with_value(|ended| {
            utterance.set_onend(Some(ended.as_ref().unchecked_ref()));
            utterance.set_onerror(Some(ended.as_ref().unchecked_ref()));
        });
        speech.with_value(|speech| speech.speak(&utterance));
        speaking.set(true);
    };
    let label = move || {
        if speaking.get() { around().survey_read_stop() } else { around().survey_read_aloud() }
    };
    let icon = move || {
        let icon = if speaking.get() { Icon::Cross } else { Icon::Speech };
        view! { <IconView icon=icon /> }
    };
    let button = move || {
        voice.with(Option::is_some).then(|| {
            view! {
                <button
                    type="button"
                    class="button button--quiet survey__aloud"
                    data-test="read-aloud"
                    on:click=toggle.clone()
                >
                    {icon}
                    {label}
                </button>
            }
        })
    };
    button.into_any()
}

fn voice_for(speech: &SpeechSynthesis, language: &str) -> Option<SpeechSynthesisVoice> {
    let voices = speech.get_voices().into_iter().filter_map(|voice| voice.dyn_into().ok());
    let mut voices = voices.filter(|voice: &SpeechSynthesisVoice| {
        let spoken = voice.lang().to_lowercase();
        spoken.split(['-', '_']).next() == language.split(['-', '_']).next()
    });
    voices.next()
}
