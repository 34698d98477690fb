//! What a form carries, made so that the page can show or play it.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use sammen_xforms::xform::{Media, MediaFile};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, HtmlAudioElement, Url};

use super::{answering::Answering, tongue::around};
use crate::components::{Icon, IconView};

/// An address of the file for as long as its owner is on the page.
pub fn object_address(file: &MediaFile) -> Option<String> {
    let parts = Array::of1(&Uint8Array::from(&*file.bytes));
    let options = BlobPropertyBag::new();
    options.set_type(file.media_type.mime());
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let given = address.clone();
    on_cleanup(move || {
        let _ = Url::revoke_object_url(&given);
    });
    Some(address)
}

/// A button that plays the recording which words come with, and stops it when pressed again.
#[component]
pub fn Recording(
    /// Who answers.
    answering: Answering,
    /// What the words come with.
    media: Media,
    /// The words, so that one button can be told from another.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    let address = media.audio?;
    let source = answering
        .session
        .with_untracked(|session| session.form().media_file(&address).and_then(object_address))?;
    let player = StoredValue::new_local(HtmlAudioElement::new_with_src(&source).ok()?);
    let playing = RwSignal::new(false);
    let ended = Closure::<dyn FnMut()>::new(move || {
        playing.try_set(false);
    });
    player.with_value(|player| {
        player.set_onended(Some(ended.as_ref().unchecked_ref()));
        player.set_onerror(Some(ended.as_ref().unchecked_ref()));
    });
    let ended = StoredValue::new_local(ended);
    let stop = move || {
        player.try_with_value(|player| {
            let _ = player.pause();
            player.set_current_time(0.0);
        });
    };
    on_cleanup(move || {
        stop();
        player.try_with_value(|player| player.set_onended(None));
        ended.dispose();
    });
    let toggle = move |_| {
        if playing.get_untracked() {
            stop();
            return playing.set(false);
        }
        playing.set(player.with_value(|player| player.play().is_ok()));
    };
    let label = move || {
        if playing.get() { around().survey_read_stop() } else { around().survey_listen() }
    };
    let icon = move || {
        let icon = if playing.get() { Icon::Cross } else { Icon::Speech };
        view! { <IconView icon=icon /> }
    };
    Some(view! {
        <button
            type="button"
            class="button button--quiet survey__listen"
            data-test="survey-listen"
            on:click=toggle
        >
            {icon}
            {label}
            <span class="spoken">{words}</span>
        </button>
    })
}

/// A choice with its recording beside it.
#[component]
pub fn BesideRecording(
    /// Who answers.
    answering: Answering,
    /// What the choice comes with.
    media: Media,
    /// The choice's words.
    words: String,
    /// The choice.
    children: Children,
) -> impl IntoView {
    if media.audio.is_none() {
        return children().into_any();
    }
    view! {
        <div class="survey__heard">
            {children()}
            <Recording answering media words />
        </div>
    }
    .into_any()
}
