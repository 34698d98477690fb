use std::sync::Arc;

use sammen_xforms::xform::{FormSession, SavedAnswers, XForm};
use sammen_xforms_browser::Phone;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

/// One person's answers to a form.
#[wasm_bindgen]
pub struct Session {
    pub(crate) session: FormSession,
}

#[wasm_bindgen]
impl Session {
    /// Opens a compiled form that nobody has answered.
    pub fn open(bytes: &[u8]) -> Result<Session, JsValue> {
        let form = XForm::from_bytes(bytes).map_err(failed)?;
        Ok(Self { session: FormSession::start(Arc::new(form), &Phone) })
    }

    /// Opens a form as its author's XML has it.
    #[cfg(feature = "xml")]
    #[wasm_bindgen(js_name = openXml)]
    pub fn open_xml(xml: &str) -> Result<Session, JsValue> {
        let form = sammen_xforms::xform::load(xml, &[]).map_err(failed)?;
        Ok(Self { session: FormSession::start(Arc::new(form), &Phone) })
    }

    /// Goes on with what [`save`](Self::save) gave.
    pub fn restore(bytes: &[u8], saved: &[u8]) -> Result<Session, JsValue> {
        let form = XForm::from_bytes(bytes).map_err(failed)?;
        let saved: SavedAnswers = postcard::from_bytes(saved).map_err(failed)?;
        let (session, _) = FormSession::restore(Arc::new(form), &saved, &Phone);
        Ok(Self { session })
    }

    /// What a draft keeps.
    pub fn save(&self) -> Vec<u8> {
        postcard::to_allocvec(&self.session.save()).unwrap_or_default()
    }

    /// The number of the node at a path.
    pub fn find(&self, path: &str) -> Option<u32> {
        self.session.find(path)
    }

    /// Gives an answer.
    pub fn answer(&mut self, node: u32, text: &str) -> Result<(), JsValue> {
        self.session.answer(node, text, &Phone).map_err(failed)
    }

    /// Adds an instance at a repeat's place.
    pub fn add(&mut self, range: u32) -> Result<u32, JsValue> {
        self.session.add_instance(range, &Phone).map_err(failed)
    }

    /// Takes an instance of a repeat out.
    pub fn remove(&mut self, instance: u32) -> Result<(), JsValue> {
        self.session.remove_instance(instance, &Phone).map_err(failed)
    }

    /// Shows the form in another language.
    pub fn speak(&mut self, language: &str) -> bool {
        self.session.set_language(language, &Phone)
    }

    /// The response.
    pub fn submission(&self) -> String {
        self.session.submission()
    }
}

fn failed(error: impl core::fmt::Display) -> JsValue {
    JsValue::from_str(&error.to_string())
}
