//! Reading and touching the page that a phone shows.
//!
//! Everything waits: a person looks until it is there, for [`TIMEOUT`](super::TIMEOUT) at most.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::{By, error::WebDriverResult};
use tokio::time::sleep;

use super::{Phone, TIMEOUT, as_text};

const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// The first visible element that a selector finds; `arguments[0]` is the selector.
const FIND: &str = "const found = [...document.querySelectorAll(arguments[0])]
    .find((element) => element.checkVisibility({ visibilityProperty: true }));";

impl Phone {
    /// Waits until something can be seen, and returns its text.
    pub async fn wait_for(&self, css: &str) -> String {
        let script = format!("{FIND} return found ? {{ text: found.innerText }} : null;");
        let found = self.wait_until(&format!("“{css}”"), &script, vec![css.into()]).await;
        as_text(&found["text"])
    }

    /// Waits until something says these words.
    pub async fn wait_for_text(&self, css: &str, words: &str) -> String {
        let script = "const found = [...document.querySelectorAll(arguments[0])]
            .find((element) => element.innerText.includes(arguments[1]));
            return found ? { text: found.innerText } : null;";
        let what = format!("“{css}” that says “{words}”");
        let found = self.wait_until(&what, script, vec![css.into(), words.into()]).await;
        as_text(&found["text"])
    }

    /// Waits until nothing is there any more.
    pub async fn wait_until_gone(&self, css: &str) {
        let script = format!("{FIND} return !found;");
        self.wait_until(&format!("no “{css}”"), &script, vec![css.into()]).await;
    }

    /// Waits until a script returns something true, and returns that.
    pub async fn wait_until(&self, what: &str, script: &str, arguments: Vec<Value>) -> Value {
        let start = Instant::now();
        loop {
            let answer = self.try_run(script, arguments.clone()).await;
            let is_true = |value: &Value| {
                !matches!(value, Value::Null | Value::Bool(false)) && *value != json!(0)
            };
            match answer {
                Ok(value) if is_true(&value) => return value,
                // A page that is just being replaced cannot answer.
                _ if start.elapsed() < TIMEOUT => sleep(POLL_INTERVAL).await,
                Ok(_) => self.fail(&format!("there is never {what}")).await,
                Err(error) => self.fail(&format!("there is never {what}: {error}")).await,
            }
        }
    }

    /// Waits until the choice of this value is chosen.
    pub async fn wait_for_checked(&self, value: &str) {
        let script = "return document.querySelector(`input[value=\"${arguments[0]}\"]`)?.checked;";
        self.wait_until(&format!("a chosen “{value}”"), script, vec![value.into()]).await;
    }

    /// How many elements can be seen now.
    pub async fn count(&self, css: &str) -> usize {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .filter((element) => element.checkVisibility({ visibilityProperty: true })).length;";
        let count = self.run(script, vec![css.into()]).await.as_u64().unwrap_or_default();
        usize::try_from(count).expect("a page has few elements")
    }

    /// The text of something that can be seen.
    pub async fn text(&self, css: &str) -> String {
        self.wait_for(css).await
    }

    /// An attribute of something that can be seen; empty when it has none.
    pub async fn attribute(&self, css: &str, name: &str) -> String {
        let script = format!(
            "{FIND} return found ? {{ value: found.getAttribute(arguments[1]) ?? '' }} : null;"
        );
        let what = format!("“{css}”");
        let found = self.wait_until(&what, &script, vec![css.into(), name.into()]).await;
        as_text(&found["value"])
    }

    /// The path and query of the page.
    pub async fn path(&self) -> String {
        as_text(&self.run("return location.pathname + location.search", Vec::new()).await)
    }

    /// Touches something with a finger.
    pub async fn click(&self, css: &str) {
        self.wait_for(css).await;
        self.retry(&format!("“{css}” cannot be touched"), || self.try_click(css)).await;
    }

    /// Touches the first of several that says these words.
    pub async fn click_text(&self, css: &str, words: &str) {
        self.wait_for_text(css, words).await;
        let script = "for (const one of document.querySelectorAll(arguments[0])) {
                one.toggleAttribute('data-sought', one.innerText.includes(arguments[1]));
            }";
        self.run(script, vec![css.into(), words.into()]).await;
        self.click(&format!("{css}[data-sought]")).await;
    }

    /// Puts a text in place of what a field has, key by key.
    pub async fn type_into(&self, css: &str, text: &str) {
        self.wait_for(css).await;
        self.retry(&format!("“{css}” takes no text"), || async {
            let field = self.driver().find(By::Css(css)).await?;
            field.clear().await?;
            field.send_keys(text).await
        })
        .await;
    }

    async fn try_click(&self, css: &str) -> WebDriverResult<()> {
        // In the middle, where no bar lies over it.
        let script = format!(
            "{FIND} found?.scrollIntoView({{ block: 'center', behavior: 'instant' }}); return found;"
        );
        let found = self.driver().execute(script, vec![Value::from(css)]).await?;
        found.element()?.click().await
    }

    /// Does something again that fails because the page is just changing.
    async fn retry<F>(&self, problem: &str, act: impl Fn() -> F)
    where
        F: Future<Output = WebDriverResult<()>>,
    {
        let start = Instant::now();
        while let Err(error) = act().await {
            if start.elapsed() > TIMEOUT {
                self.fail(&format!("{problem}: {error}")).await;
            }
            sleep(POLL_INTERVAL).await;
        }
    }
}
