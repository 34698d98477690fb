//! One browser for all that is measured.

use std::{
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::{environment, process::Process};

const SCRIPT_TIMEOUT: Duration = Duration::from_secs(180);
const READY_TIMEOUT: Duration = Duration::from_secs(30);
/// After a page is left: its browser closes a database that nobody uses two seconds later. Whoever opens it then
/// opens it as after a restart, and nobody finds it open because somebody else was there before.
const CLOSE: Duration = Duration::from_millis(2_500);
/// After a page is ready, and before anything is measured on it.
const SETTLE: Duration = Duration::from_millis(300);

/// A browser with a profile of its own.
pub struct Browser {
    driver: WebDriver,
    _process: Process,
}

impl Browser {
    pub async fn start(folder: &Path) -> Result<Self> {
        let mut command = Command::new(environment::path("CHROMEDRIVER")?);
        command.arg("--port=0");
        let process = Process::start(&mut command, "started successfully on port ")?;
        let address = format!("http://127.0.0.1:{}", process.said.trim_end_matches('.'));
        let driver = WebDriver::new(address, capabilities(&folder.join("profile"))?).await?;
        driver.set_script_timeout(SCRIPT_TIMEOUT).await?;
        Ok(Self { driver, _process: process })
    }

    /// Opens a page as after a restart and waits until it can be measured.
    pub async fn open(&self, url: &str) -> Result<()> {
        self.driver.goto("about:blank").await?;
        tokio::time::sleep(CLOSE).await;
        self.driver.goto(url).await?;
        let start = Instant::now();
        while self.driver.title().await? != "ready" {
            if start.elapsed() > READY_TIMEOUT {
                bail!("the page {url} is not ready after {READY_TIMEOUT:?}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        tokio::time::sleep(SETTLE).await;
        Ok(())
    }

    /// Forgets what was fetched before, so that everything is fetched.
    pub async fn clear_cache(&self) -> Result<()> {
        self.driver.cdp().send_raw("Network.clearBrowserCache", json!({})).await?;
        Ok(())
    }

    /// Calls a function of the page's `bench` and reads what it promises.
    pub async fn call<T: DeserializeOwned>(&self, function: &str, values: &[Value]) -> Result<T> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             const values = [...arguments].slice(0, -1);
             (async () => window.bench.{function}(...values))().then(
                 (figures) => done({{ figures }}),
                 (error) => done({{ error: String(error) }}),
             );"
        );
        let answer = self.driver.execute_async(script, values.to_vec()).await?;
        let mut answer = answer.json().clone();
        if let Some(error) = answer.get("error") {
            bail!("bench.{function} failed: {error}");
        }
        serde_json::from_value(answer["figures"].take())
            .with_context(|| format!("bench.{function} gave something else"))
    }

    /// Ends the browser in its own way.
    pub async fn quit(self) -> Result<()> {
        Ok(self.driver.quit().await?)
    }
}

fn capabilities(profile: &Path) -> Result<Capabilities> {
    let profile = format!("--user-data-dir={}", profile.display());
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": environment::path("CHROMIUM")?,
            "args": [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                profile,
            ],
        },
    });
    match capabilities {
        Value::Object(capabilities) => Ok(capabilities.into()),
        _ => unreachable!("it is written as an object"),
    }
}
