//! Each thing in turn, several times.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use sammen_bench_browser::{Browser, median};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    figures::Outcome,
    forms::{CALCULATIONS, Forms},
    server::Server,
};

/// What is measured, by the page's names for it, with what it is given.
const MEASURES: [(&str, &str); 8] = [
    ("loadCold", "large"),
    ("load", "large"),
    ("loadXml", "large"),
    ("chain", "chain"),
    ("fanOut", "fan-out"),
    ("mostDependents", "large"),
    ("fill", "large"),
    ("fill", "nine-themes"),
];

/// Both engines' time for one thing, and what came of it.
#[derive(Debug, Deserialize)]
struct Both {
    ours: Measured,
    odk: Measured,
}

#[derive(Debug, Deserialize)]
struct Measured {
    ms: f64,
    /// With what only ours does beside.
    #[serde(default)]
    whole_ms: Option<f64>,
    /// Values by path: both engines must come to the same.
    values: Value,
}

/// What has been measured, by measure and form.
pub struct Rounds<'a> {
    browser: &'a Browser,
    server: &'a Server,
    forms: &'a Forms,
    ours: BTreeMap<(&'static str, &'static str), Vec<f64>>,
    whole: BTreeMap<(&'static str, &'static str), Vec<f64>>,
    odk: BTreeMap<(&'static str, &'static str), Vec<f64>>,
}

impl<'a> Rounds<'a> {
    pub fn new(browser: &'a Browser, server: &'a Server, forms: &'a Forms) -> Self {
        let empty = BTreeMap::new;
        Self { browser, server, forms, ours: empty(), whole: empty(), odk: empty() }
    }

    /// Measures everything once on a fresh page; a line of what came of it.
    pub async fn run(&mut self, repetition: usize) -> Result<String> {
        self.browser.open(&self.server.url).await?;
        let names: Vec<&str> = self.forms.all.iter().map(|form| form.name).collect();
        let _: Value = self.browser.call("fetchForms", &[json!(names)]).await?;
        let mut line = format!("{repetition}:");
        for (measure, form) in MEASURES {
            // Who comes first changes.
            let ours_first = repetition.is_multiple_of(2);
            let values = [json!(form), json!(ours_first)];
            let both: Both = self.browser.call(measure, &values).await?;
            ensure!(
                both.ours.values == both.odk.values,
                "{measure} of {form}: {}",
                difference(&both.ours.values, &both.odk.values)
            );
            check_sum(measure, &both.ours.values)?;
            line += &format!(" {measure} {form} {:.3} / {:.3} ms;", both.odk.ms, both.ours.ms);
            let key = (measure, form);
            self.ours.entry(key).or_default().push(both.ours.ms);
            self.whole.entry(key).or_default().push(both.ours.whole_ms.unwrap_or(both.ours.ms));
            self.odk.entry(key).or_default().push(both.odk.ms);
        }
        Ok(line)
    }

    /// Compares the medians.
    pub fn finish(&self) -> Outcome {
        let of = |measured: &BTreeMap<_, Vec<f64>>, key| {
            median(measured.get(&key).into_iter().flatten().copied())
        };
        let ratio =
            |measure, form| of(&self.odk, (measure, form)) / of(&self.ours, (measure, form));
        let fills =
            |measured| of(measured, ("fill", "large")) + of(measured, ("fill", "nine-themes"));
        Outcome {
            load_vs_odk: ratio("load", "large"),
            chain_vs_odk: ratio("chain", "chain"),
            fan_out_vs_odk: ratio("fanOut", "fan-out"),
            fill_vs_odk: fills(&self.odk) / fills(&self.ours),
            most_dependents_vs_odk: ratio("mostDependents", "large"),
            load_xml_vs_odk: ratio("loadXml", "large"),
            load_cold_vs_odk: ratio("loadCold", "large"),
            fill_with_pages_vs_odk: fills(&self.odk) / fills(&self.whole),
        }
    }
}

/// The last answer was 9: the end of the chain and of the fan are known.
fn check_sum(measure: &str, values: &Value) -> Result<()> {
    let expected = match measure {
        "chain" => 9 + CALCULATIONS,
        "fanOut" => 9 * CALCULATIONS,
        _ => return Ok(()),
    };
    let last = &values[format!("/data/a{CALCULATIONS}")];
    ensure!(*last == json!(expected.to_string()), "{measure} ends with {last}, not {expected}");
    Ok(())
}

/// The first few values that are not the same.
fn difference(ours: &Value, odk: &Value) -> String {
    let empty = serde_json::Map::new();
    let (ours, odk) = (ours.as_object().unwrap_or(&empty), odk.as_object().unwrap_or(&empty));
    let paths: std::collections::BTreeSet<&String> = ours.keys().chain(odk.keys()).collect();
    let differ = paths.into_iter().filter(|path| ours.get(*path) != odk.get(*path));
    let told =
        differ.map(|path| format!("{path}: {:?} beside {:?}", ours.get(path), odk.get(path)));
    told.take(5).collect::<Vec<_>>().join("; ")
}
