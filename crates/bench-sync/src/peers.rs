//! What else one could use, on a server of its own.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};
use sammen_bench_browser::{Process, path};
use sammen_domain::Activity;

use crate::content::content;

/// The peers' server.
pub struct Peers {
    /// Where it answers.
    pub url: String,
    /// The mean length of an activity's JSON.
    pub json_bytes_mean: usize,
    _process: Process,
}

impl Peers {
    /// Writes the same activities as JSON and serves them with the peers' page.
    pub fn start(folder: &Path) -> Result<Self> {
        let source = path("SAMMEN_BENCH_PEERS")?;
        for page in ["index.html", "peers.js"] {
            fs::copy(source.join(page), folder.join(page))
                .with_context(|| format!("failed to copy {page}"))?;
        }
        let activities: Vec<Activity> = content(0, 0).activities;
        let json = serde_json::to_vec(&activities)?;
        fs::write(folder.join("activities.json"), &json)?;
        let mut command = Command::new("node");
        command.arg(source.join("server.cjs")).arg(folder);
        command.arg(path("SAMMEN_BENCH_PACKAGES")?);
        let process = Process::start(&mut command, "listening on ")?;
        let json_bytes_mean = json.len() / activities.len();
        Ok(Self { url: process.said.clone(), json_bytes_mean, _process: process })
    }
}
