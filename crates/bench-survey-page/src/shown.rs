//! What pages show of a session.

use sammen_xforms::xform::{
    Choice, Control, ControlKind, SavedAnswers, read_first_answers, take_first_answers,
};
use sammen_xforms_browser::Phone;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Session;

#[wasm_bindgen]
impl Session {
    /// How many pages are asked now.
    pub fn pages(&self) -> usize {
        self.session.pages().len()
    }

    /// How many questions are answered.
    pub fn answered(&self) -> usize {
        self.session.answered()
    }

    /// The value of a node as a response has it.
    pub fn value(&self, node: u32) -> Option<String> {
        self.session.view(node)?.value
    }

    /// What a page says of a question: its words, then value and words of everything that can be chosen.
    pub fn asked(&self, node: u32) -> Vec<String> {
        let Some(control) = self.session.control(node) else { return Vec::new() };
        let mut words = vec![
            self.session.label(control, node, &Phone),
            self.session.hint(control, node, &Phone),
        ];
        for Choice { value, words: said, .. } in self.session.choices(node, &Phone) {
            words.extend([value, said]);
        }
        words
    }

    /// How a question looks, and what it comes with.
    pub fn look(&self, node: u32) -> Vec<String> {
        let Some(control) = self.session.control(node) else { return Vec::new() };
        let media = self.session.label_media(control, node, &Phone);
        let bound = |name: &str| control.attribute(name).map(str::to_owned);
        let mut look: Vec<String> = [media.image, media.audio, bound("start"), bound("end")]
            .into_iter()
            .flatten()
            .collect();
        look.extend(self.kinds(node, control));
        look
    }

    fn kinds(&self, node: u32, control: &Control) -> Option<String> {
        let model = self.session.model_of(node)?;
        let is_open = control.kind == ControlKind::Input && self.session.takes_answer(node);
        Some(format!("{} {is_open} {}", model.value_type as u8, control.has_appearance("likert")))
    }

    /// Whether an answer is accepted.
    #[wasm_bindgen(js_name = isValid)]
    pub fn is_valid(&self, node: u32) -> bool {
        self.session.violation(node).is_none()
    }

    /// What the form says of an answer that is not accepted.
    pub fn message(&self, node: u32) -> Option<String> {
        self.session.message(node, &Phone)
    }

    /// How many answers keep the whole from being accepted.
    pub fn violations(&self) -> usize {
        self.session.violations().len()
    }

    /// How many instances there are at a repeat's place; nothing where the form decides.
    pub fn instances(&self, range: u32) -> Option<usize> {
        (!self.session.is_controlled(range)).then(|| self.session.instances(range).len())
    }

    /// The form's languages.
    pub fn languages(&self) -> Vec<String> {
        self.session.form().languages().map(str::to_owned).collect()
    }

    /// How many computations have been run.
    pub fn recomputed(&self) -> u64 {
        self.session.recomputed()
    }

    /// What a draft of the first engine holds.
    #[wasm_bindgen(js_name = firstAnswers)]
    pub fn first_answers(&self, bytes: &[u8]) -> bool {
        let named = read_first_answers(bytes).or_else(|| Some(take_first_answers(bytes)?.0));
        let Some(named) = named else { return false };
        SavedAnswers::named(self.session.form(), named) != SavedAnswers::default()
    }
}
