//! Chromium and its driver, in one process group.

use std::{path::Path, process::Command};

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::{environment, process::ProcessGroup};

const WIDTH: u32 = 360;
const HEIGHT: u32 = 740;

const ARGUMENTS: [&str; 12] = [
    "--headless=new",
    // A test machine's user may be root, or in a container that has no namespaces.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-breakpad",
    "--no-first-run",
    "--hide-crash-restore-bubble",
    "--lang=da",
    "--accept-lang=da",
];

/// A camera that is a file, and a person who lets everybody use it.
const CAMERA: [&str; 2] = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

/// A running browser that a driver steers.
pub(super) struct Browser {
    driver: WebDriver,
    processes: ProcessGroup,
}

impl Browser {
    /// Starts a browser that stores in this folder. Where there is a film, it is what its camera sees.
    pub(super) async fn start(folder: &Path, film: Option<&Path>) -> Self {
        let profile = folder.join("profile");
        // What a killed browser left there names its port, and would be taken for the new one's.
        let _ = std::fs::remove_file(profile.join("DevToolsActivePort"));
        let mut command = Command::new(environment::chromedriver());
        command.arg("--port=0").env("LANGUAGE", "da");
        let log = folder.join("driver.log");
        let mut processes = ProcessGroup::start(&mut command, &log);
        let port = processes.wait_for_line("started successfully on port ").await;
        let address = format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
        let driver = WebDriver::new(address, capabilities(&profile, film)).await;
        let driver = driver.unwrap_or_else(|error| {
            panic!("the browser does not start: {error}\n{}", processes.log());
        });
        Self { driver, processes }
    }

    pub(super) fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Closes the browser as a person does, and ends its driver.
    pub(super) async fn close(mut self) {
        // The answer may be lost with the browser.
        let _ = self.driver.clone().quit().await;
        self.processes.kill().await;
    }

    /// Ends the browser and its driver at once.
    pub(super) async fn kill(mut self) {
        self.processes.kill().await;
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A driver that is killed needs no farewell, and would not hear it. This errs where the session
        // has ended, and then there is nothing to forget.
        let _ = self.driver.clone().leak();
    }
}

fn capabilities(profile: &Path, film: Option<&Path>) -> Capabilities {
    let mut arguments: Vec<String> = ARGUMENTS.map(str::to_owned).to_vec();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    arguments.push(format!("--window-size={WIDTH},{HEIGHT}"));
    if let Some(film) = film {
        arguments.extend(CAMERA.map(str::to_owned));
        arguments.push(format!("--use-file-for-fake-video-capture={}", film.display()));
    }
    let capabilities = json!({
        "browserName": "chrome",
        "unhandledPromptBehavior": "accept",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": environment::chromium(),
            "args": arguments,
            "mobileEmulation": {
                "deviceMetrics": {
                    "width": WIDTH, "height": HEIGHT, "pixelRatio": 2, "touch": true, "mobile": true
                }
            },
        },
    });
    match capabilities {
        Value::Object(capabilities) => capabilities.into(),
        _ => unreachable!("it is written as an object"),
    }
}
