//! Several tabs of one phone.

use thirtyfour::WindowHandle;

use super::Phone;

impl Phone {
    /// Opens a new tab and steers it from now on.
    pub async fn open_tab(&self, path: &str) -> WindowHandle {
        let tab = match self.driver().new_tab().await {
            Ok(tab) => tab,
            Err(error) => self.fail(&format!("no tab opens: {error}")).await,
        };
        self.switch_to(&tab).await;
        self.go(path).await;
        tab
    }

    /// The tab that is steered.
    pub async fn tab(&self) -> WindowHandle {
        match self.driver().window().await {
            Ok(tab) => tab,
            Err(error) => self.fail(&format!("there is no tab: {error}")).await,
        }
    }

    /// Steers another tab.
    pub async fn switch_to(&self, tab: &WindowHandle) {
        if let Err(error) = self.driver().switch_to_window(tab.clone()).await {
            self.fail(&format!("the tab is not there: {error}")).await;
        }
    }

    /// Closes the steered tab; another must be steered next.
    pub async fn close_tab(&self) {
        if let Err(error) = self.driver().close_window().await {
            self.fail(&format!("the tab does not close: {error}")).await;
        }
    }
}
