//! The binding for the worker that reads frames.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::Reader;

thread_local! {
    static READER: RefCell<Reader> = RefCell::default();
}

/// What the first code in a frame says; see [`Reader::read`].
#[wasm_bindgen]
#[must_use]
pub fn read(width: usize, luminance: &[u8]) -> Option<String> {
    READER.with_borrow_mut(|reader| reader.read(width, luminance))
}
