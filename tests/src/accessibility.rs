//! What axe-core, a program that looks for barriers, says of a page.

use std::fs;

use serde_json::Value;

use crate::{Appearance, Phone, environment};

/// Every rule of WCAG 2.2 on the levels A and AA that a program can check.
const CHECK: &str = "const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    axe.run(document, {
        runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false,
    }).then((found) => done(found.violations), (error) => done(String(error)));";

/// What was found on many pages, told together at the end.
pub struct Barriers {
    axe: String,
    found: String,
}

impl Barriers {
    /// Nothing found yet.
    #[must_use]
    pub fn none() -> Self {
        let axe = fs::read_to_string(environment::axe()).expect("axe-core can be read");
        Self { axe, found: String::new() }
    }

    /// Looks at the page that the phone shows; `page` is its name in the message.
    pub async fn look_for(&mut self, phone: &Phone, page: &str) {
        phone.run(&self.axe, Vec::new()).await;
        let violations = phone.run_async(CHECK).await;
        let Some(violations) = violations.as_array() else {
            panic!("axe-core does not run on {page}: {violations}");
        };
        for violation in violations {
            self.found += &format!("{page}: {}", describe(violation));
        }
    }

    /// Looks at the page on a phone and keeps its picture there and on a tablet.
    pub async fn look_at_both_sizes(&mut self, phone: &Phone, page: &str) {
        self.look_for(phone, page).await;
        phone.picture(page, Appearance::Light).await;
        phone.resize(768, 1024).await;
        phone.picture(&format!("{page}-tablet"), Appearance::Light).await;
        phone.resize(360, 740).await;
    }

    /// Ends the test when anything was found.
    pub fn expect_none(self) {
        assert!(self.found.is_empty(), "there are barriers:\n{}", self.found);
    }
}

/// A violated rule, and where.
fn describe(violation: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().trim().to_owned();
    let mut lines = format!(
        "{} ({}): {}\n",
        text(&violation["id"]),
        text(&violation["impact"]),
        text(&violation["help"])
    );
    for node in violation["nodes"].as_array().into_iter().flatten() {
        let summary = text(&node["failureSummary"]).replace('\n', "\n      ");
        lines +=
            &format!("    {}\n      {}\n      {summary}\n", node["target"], text(&node["html"]));
    }
    lines
}
