//! What was measured, and what is wanted of it.

use sammen_bench_browser::{
    Wanted::{self, AtLeast},
    table,
};
use serde::Serialize;

/// Their time / ours, by medians.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Outcome {
    /// Opening the large form; ours from the compiled form that a phone is served.
    pub load_vs_odk: f64,
    /// A chain of a thousand calculations after one answer.
    pub chain_vs_odk: f64,
    /// A thousand calculations of one answer.
    pub fan_out_vs_odk: f64,
    /// Answering everything in the large form and in the nine themes.
    pub fill_vs_odk: f64,
    /// The answer in the large form that most else depends on.
    pub most_dependents_vs_odk: f64,
    /// Opening the large form from XML on both sides.
    pub load_xml_vs_odk: f64,
    /// Opening the large form as the first thing that a page does.
    pub load_cold_vs_odk: f64,
    /// As `fill_vs_odk`, with ours also listing after each answer the pages that are asked then, as the app does.
    pub fill_with_pages_vs_odk: f64,
}

impl Outcome {
    /// What is wanted beside what was seen.
    pub fn table(&self) -> String {
        let lines: [(&str, Wanted, f64); 4] = [
            ("loading a large form, times faster", AtLeast(8.0), self.load_vs_odk),
            ("a chain of 1,000, times faster", AtLeast(50.0), self.chain_vs_odk),
            ("a fan of 1,000, times faster", AtLeast(50.0), self.fan_out_vs_odk),
            ("filling whole forms, times faster", AtLeast(20.0), self.fill_vs_odk),
        ];
        table(&lines)
    }
}
