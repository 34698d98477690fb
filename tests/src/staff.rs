//! What the staff do, and the volunteers whom they invite.

use crate::{Phone, Server, hook};

impl Server {
    /// Makes an administrator of an area, and returns the path of the link that she is given.
    ///
    /// # Panics
    /// When the program says no.
    #[must_use]
    pub fn make_administrator(&self, name: &str, area: &str) -> String {
        let site = self.site();
        let words = ["admin", "create", "--name", name, "--area", area, "--origin", &site];
        let said = self.output_of(&words);
        let link = said.lines().find_map(|line| line.trim().strip_prefix(&site));
        link.unwrap_or_else(|| panic!("no link of {site} in what was said: {said}")).to_owned()
    }
}

impl Phone {
    /// Opens a link to the staff's pages, makes a passkey, and waits for the first page.
    pub async fn accept_as_staff(&self, link: &str) {
        self.go(link).await;
        self.click(&hook("accept-passkey")).await;
        self.wait_for(&hook("nav-volunteers")).await;
        self.wait_for(&hook("invite")).await;
    }

    /// Adds one of the staff, as an administrator; their own browser, signed in.
    pub async fn colleague(&self, name: &str, server: &Server) -> Self {
        let (colleague, path) = self.add_colleague(name, "0", server).await;
        colleague.accept_as_staff(&path).await;
        colleague
    }

    /// Adds somebody who analyses, as an administrator; their own browser, signed in.
    pub async fn analyst(&self, name: &str, server: &Server) -> Self {
        let (analyst, path) = self.add_colleague(name, "1", server).await;
        analyst.go(&path).await;
        analyst.click(&hook("accept-passkey")).await;
        analyst.wait_for(&hook("nav-surveys")).await;
        analyst
    }

    /// Adds a colleague of a role, by its place in the list; their browser, and the link that they are given.
    async fn add_colleague(&self, name: &str, role: &str, server: &Server) -> (Self, String) {
        self.click(&hook("nav-people")).await;
        self.click(&hook("add")).await;
        self.type_into("#add-name", name).await;
        let choose = "const list = document.querySelector('#add-role');
            list.value = arguments[0]; list.dispatchEvent(new Event('change', { bubbles: true }));";
        self.run(choose, vec![role.into()]).await;
        self.click(&hook("add-submit")).await;
        let path = self.shown_link().await;
        let colleague = Self::at_site(name, server).await;
        colleague.give_passkeys().await;
        (colleague, path)
    }

    /// Opens the form for a volunteer, and fills it for one activity.
    pub async fn fill_invitation(&self, name: &str, activity: &str) {
        self.click(&hook("invite")).await;
        self.type_into("#invite-name", name).await;
        self.choose(activity).await;
    }

    /// Chooses what has these words beside its box.
    pub async fn choose(&self, words: &str) {
        let script = "const label = [...document.querySelectorAll('label.choice')]
            .find((label) => label.innerText.includes(arguments[0]));
            label?.scrollIntoView({ block: 'center' }); label?.click(); return Boolean(label);";
        self.wait_until(&format!("a choice “{words}”"), script, vec![words.into()]).await;
    }

    /// Sends the form, and returns the path of the link that is shown for it.
    pub async fn send_invitation(&self) -> String {
        self.click(&hook("invite-submit")).await;
        self.shown_link().await
    }

    /// The path of the link that is shown.
    async fn shown_link(&self) -> String {
        self.wait_for(&hook("link-panel")).await;
        let script = "return document.querySelector('[data-test=\"link-text\"]')?.value;";
        let link = self.wait_until("a link", script, Vec::new()).await;
        let link = link.as_str().unwrap_or_default().to_owned();
        let path = link.strip_prefix(&self.url(""));
        path.unwrap_or_else(|| panic!("the link is of another site: {link}")).to_owned()
    }

    /// Opens an invitation, takes it with a passkey, and waits for the page of the door.
    pub async fn accept_as_volunteer(&self, link: &str) {
        self.go(link).await;
        self.click(&hook("join")).await;
        self.wait_for(&hook("role-ends")).await;
        self.wait_until_kept().await;
    }

    /// Whether some words are anywhere in what the app has stored on the phone.
    pub async fn has_stored(&self, words: &str) -> bool {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            const holds = (value) => {{
                const bytes = value instanceof Uint8Array || value instanceof ArrayBuffer;
                const text = bytes ? new TextDecoder().decode(value) : JSON.stringify(value) ?? '';
                return text.includes({words:?});
            }};
            const opening = indexedDB.open('sammen');
            opening.onerror = () => done('the storage does not open');
            opening.onsuccess = () => {{
                const database = opening.result;
                const stores = [...database.objectStoreNames];
                const transaction = database.transaction(stores);
                let found = false;
                for (const store of stores) {{
                    const all = transaction.objectStore(store).getAll();
                    all.onsuccess = () => {{ found = found || all.result.some(holds); }};
                }}
                transaction.oncomplete = () => {{ database.close(); done(found); }};
            }};"
        );
        let found = self.run_async(&script).await;
        found.as_bool().unwrap_or_else(|| panic!("the storage cannot be looked through: {found}"))
    }
}
