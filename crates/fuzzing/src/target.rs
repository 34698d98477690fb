//! The targets by name.

use crate::{
    chunks, content, envelopes, http, panics, recurrence, seeds, survey_workbook, surveys,
};

/// Decoders that are fuzzed together.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name: that of the fuzzer's program and of the corpus' folder.
    pub name: &'static str,
    read: fn(&[u8]),
    seeds: fn() -> Vec<Vec<u8>>,
}

/// Every target.
pub const TARGETS: [Target; 7] = [
    Target { name: "envelopes", read: envelopes::read, seeds: seeds::envelopes },
    Target { name: "surveys", read: surveys::read, seeds: seeds::surveys },
    Target { name: "chunks", read: chunks::read, seeds: seeds::chunks },
    Target { name: "content", read: content::read, seeds: seeds::content },
    Target { name: "survey_workbook", read: survey_workbook::read, seeds: seeds::survey_workbook },
    Target { name: "recurrence", read: recurrence::read, seeds: seeds::recurrence },
    Target { name: "http", read: http::read, seeds: seeds::http },
];

impl Target {
    /// The target of a name.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn named(name: &str) -> &'static Self {
        TARGETS
            .iter()
            .find(|target| target.name == name)
            .expect("the fuzzer's programs are targets")
    }

    /// Hands any bytes to the decoders.
    ///
    /// # Panics
    /// When the bytes are a finding. A panic that the code itself catches is none.
    pub fn run(&self, bytes: &[u8]) {
        panics::told_unless_caught(|| (self.read)(bytes));
    }

    /// What the decoders are given in earnest: where a fuzzer begins.
    #[must_use]
    pub fn seeds(&self) -> Vec<Vec<u8>> {
        (self.seeds)()
    }
}
