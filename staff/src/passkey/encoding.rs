//! Bytes as the server's JSON has them: base64 in the alphabet for addresses, without padding.

use js_sys::{ArrayBuffer, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// The bytes of a text.
pub(super) fn decode(text: &str) -> Option<Uint8Array> {
    let standard = text.replace('-', "+").replace('_', "/");
    let binary = window().atob(&standard).ok()?;
    let bytes: Option<Vec<u8>> =
        binary.chars().map(|character| u8::try_from(u32::from(character)).ok()).collect();
    Some(Uint8Array::from(bytes?.as_slice()))
}

/// The text of a buffer's bytes.
pub(super) fn encode(buffer: &JsValue) -> Option<String> {
    let buffer: &ArrayBuffer = wasm_bindgen::JsCast::dyn_ref(buffer)?;
    let bytes = Uint8Array::new(buffer).to_vec();
    let binary: String = bytes.into_iter().map(char::from).collect();
    let standard = window().btoa(&binary).ok()?;
    Some(standard.trim_end_matches('=').replace('+', "-").replace('/', "_"))
}
