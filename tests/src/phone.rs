//! A phone: a browser of the size of one, with storage of its own that outlives it.

mod browser;
mod camera;
mod files;
mod keys;
mod look;
mod messages;
mod page;
mod passkeys;
mod tabs;

use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::WebDriver;

pub use camera::Code;
pub use keys::Key;
pub use look::Appearance;

use crate::{Server, Wire};
use browser::Browser;

/// How long a phone waits for what it should show.
pub const TIMEOUT: Duration = Duration::from_secs(20);

/// A person's phone, which can be killed and opened again.
pub struct Phone {
    /// Whose it is, for messages.
    owner: String,
    /// Where the server is found.
    home: String,
    folder: TempDir,
    has_camera: bool,
    browser: Option<Browser>,
}

impl Phone {
    /// A phone with nothing on it.
    pub async fn new(owner: &str, server: &Server) -> Self {
        Self::start(owner, server.url(""), false).await
    }

    /// A phone with nothing on it that knows the server by its name: passkeys are bound to one.
    pub async fn at_site(owner: &str, server: &Server) -> Self {
        Self::start(owner, server.site(), false).await
    }

    /// A phone with nothing on it whose every request somebody hears.
    pub async fn behind(owner: &str, wire: &Wire) -> Self {
        Self::start(owner, wire.home(), false).await
    }

    async fn start(owner: &str, home: String, has_camera: bool) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let mut phone = Self { owner: owner.to_owned(), home, folder, has_camera, browser: None };
        phone.reopen().await;
        phone
    }

    /// Ends the browser and all its processes at once, as when the battery is taken out.
    pub async fn kill(&mut self) {
        self.browser.take().expect("the phone is on").kill().await;
    }

    /// Closes the browser, which writes what it has to write.
    pub async fn close(&mut self) {
        let browser = self.browser.take().expect("the phone is on");
        browser.close().await;
    }

    /// Starts the browser again with what the phone has stored.
    pub async fn reopen(&mut self) {
        assert!(self.browser.is_none(), "the phone is already on");
        let film = self.has_camera.then(|| self.film());
        self.browser = Some(Browser::start(self.folder.path(), film.as_deref()).await);
    }

    /// Whether some words are anywhere in the files that the browser keeps of this person, in any of the ways that it
    /// writes letters. It must be off.
    #[must_use]
    pub fn keeps_in_files(&self, words: &str) -> bool {
        assert!(self.browser.is_none(), "the phone is on");
        files::hold(self.folder.path(), words)
    }

    /// The address of a page.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.home)
    }

    /// Opens a page as from the address bar: everything starts anew.
    pub async fn go(&self, path: &str) {
        let went = self.driver().goto(self.url(path)).await;
        if let Err(error) = went {
            self.fail(&format!("{path} does not open: {error}")).await;
        }
    }

    /// Runs a script in the page.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        match self.try_run(script, arguments).await {
            Ok(value) => value,
            Err(error) => self.fail(&format!("a script fails: {error}\n{script}")).await,
        }
    }

    /// Runs a script that calls its last argument when it is done.
    pub async fn run_async(&self, script: &str) -> Value {
        match self.driver().execute_async(script, Vec::new()).await {
            Ok(value) => value.json().clone(),
            Err(error) => self.fail(&format!("a script fails: {error}\n{script}")).await,
        }
    }

    /// Runs a script in every page that is opened from now on, before the page's own.
    pub async fn run_before_every_page(&self, script: &str) {
        let parameters = json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", parameters).await;
    }

    /// Makes the page so many times slower than this machine.
    pub async fn slow_down(&self, times: f64) {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
    }

    /// Makes every answer of the network come so much later, until the browser ends.
    pub async fn slow_network(&self, latency_ms: u32) {
        let conditions = json!({
            "offline": false, "latency": latency_ms, "downloadThroughput": -1, "uploadThroughput": -1
        });
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.emulateNetworkConditions", conditions).await;
    }

    /// Sets how much the browser lets the app store.
    pub async fn limit_storage(&self, bytes: Option<u64>) {
        let mut parameters = json!({ "origin": self.home });
        if let Some(bytes) = bytes {
            parameters["quotaSize"] = bytes.into();
        }
        self.devtools("Storage.overrideQuotaForOrigin", parameters).await;
    }

    /// Removes the browser's storage under the app, as a browser short of space does.
    pub async fn lose_storage(&self) {
        let parameters = json!({ "origin": self.home, "storageTypes": "indexeddb" });
        self.devtools("Storage.clearDataForOrigin", parameters).await;
    }

    /// Lets the page's requests under this path through to the server, or not.
    pub async fn let_through(&self, path: &str, is_open: bool) {
        let blocked = if is_open { Vec::new() } else { vec![format!("{}*", self.url(path))] };
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.setBlockedURLs", json!({ "urls": blocked })).await;
    }

    /// Ends the test with what the phone shows and what the page has said to the console.
    pub(crate) async fn fail(&self, problem: &str) -> ! {
        let shown = self
            .try_run("return location.href + '\\n' + document.body.innerText", Vec::new())
            .await
            .map_or_else(|error| format!("nothing can be read: {error}"), |v| as_text(&v));
        let console = match self.driver().browser_log().await {
            Ok(entries) => entries.into_iter().map(|e| format!("{}: {}\n", e.level, e.message)),
            Err(error) => panic!("{problem}\nand the console cannot be read: {error}"),
        };
        panic!(
            "{}’s phone: {problem}\n--- it shows ---\n{shown}\n--- console ---\n{}",
            self.owner,
            console.collect::<String>()
        );
    }

    async fn try_run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, String> {
        let answer = self.driver().execute(script, arguments).await;
        answer.map(|answer| answer.json().clone()).map_err(|error| error.to_string())
    }

    async fn devtools(&self, command: &str, parameters: Value) -> Value {
        match self.driver().cdp().send_raw(command, parameters).await {
            Ok(value) => value,
            Err(error) => self.fail(&format!("{command} fails: {error}")).await,
        }
    }

    fn driver(&self) -> &WebDriver {
        self.browser.as_ref().expect("the phone is on").driver()
    }
}

/// A text as it is, anything else as JSON.
fn as_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
