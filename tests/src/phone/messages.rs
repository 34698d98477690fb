//! Messages to a phone: the browser that subscribes to them, and what it shows.

use serde_json::{Value, json};

use super::Phone;
use crate::PushService;

/// A push manager whose service is of this machine: a test browser has none of its own. Its keys are real.
const PUSH_MANAGER: &str = "(() => {
    const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
    const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
    const kept = () => JSON.parse(localStorage.getItem('test-push'));
    const subscription = () => kept() && {
        endpoint: ENDPOINT,
        getKey: (name) => bytes(kept()[name]),
        unsubscribe: async () => { localStorage.removeItem('test-push'); return true; },
    };
    PushManager.prototype.getSubscription = async () => subscription();
    PushManager.prototype.subscribe = async (options) => {
        if (options.applicationServerKey.length !== 87) throw new TypeError('no key of a server');
        const curve = { name: 'ECDH', namedCurve: 'P-256' };
        const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits']);
        localStorage.setItem('test-push', JSON.stringify({
            key: await crypto.subtle.exportKey('jwk', pair.privateKey),
            p256dh: base64(await crypto.subtle.exportKey('raw', pair.publicKey)),
            auth: base64(crypto.getRandomValues(new Uint8Array(16))),
        }));
        return subscription();
    };
})();";

/// Opens a sealed message as a browser does (RFC 8291).
const OPEN: &str = "const done = arguments[arguments.length - 1];
    (async () => {
        const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const kept = JSON.parse(localStorage.getItem('test-push'));
        const sealed = new Uint8Array(SEALED);
        const [salt, theirs, record] = [sealed.slice(0, 16), sealed.slice(21, 86), sealed.slice(86)];
        const curve = { name: 'ECDH', namedCurve: 'P-256' };
        const own = await crypto.subtle.importKey('jwk', kept.key, curve, false, ['deriveBits']);
        const their = await crypto.subtle.importKey('raw', theirs, curve, false, []);
        const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: their }, own, 256);
        const derive = async (secret, salt, info, bits) => {
            const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
            return crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, bits);
        };
        const words = (text) => new TextEncoder().encode(text);
        const info = new Uint8Array([...words('WebPush: info\\0'), ...bytes(kept.p256dh), ...theirs]);
        const agreed = await derive(shared, bytes(kept.auth), info, 256);
        const secret = await derive(agreed, salt, words('Content-Encoding: aes128gcm\\0'), 128);
        const iv = await derive(agreed, salt, words('Content-Encoding: nonce\\0'), 96);
        const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['decrypt']);
        const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, record);
        done(new TextDecoder().decode(opened).replace(/\\u0002\\0*$/, ''));
    })().catch((error) => done({ error: String(error) }));";

/// How often a message is given: the browser's worker may be starting, and loses what comes meanwhile. The same message
/// again takes the place of the notification that is there.
const DELIVERIES_MAX: usize = 10;

/// Waits until the app's worker is there.
const READY: &str = "const done = arguments[arguments.length - 1];
    navigator.serviceWorker.ready.then(() => done(true));";

/// What the notifications on the screen say, as soon as there is one; after two seconds nothing.
const NOTIFICATIONS: &str = "const done = arguments[arguments.length - 1];
    (async () => {
        const registration = await navigator.serviceWorker.ready;
        for (let tries = 0; tries < 40; tries += 1) {
            const shown = await registration.getNotifications();
            if (shown.length) {
                return done(shown.map(({ title, body, data }) => ({ title, body, page: data })));
            }
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
        done([]);
    })();";

/// A worker's own source in a page, where a person touches a notification; the windows are of these addresses.
const TOUCH: &str = "const done = arguments[arguments.length - 1];
    const listeners = {};
    const focused = [], opened = [];
    const windows = WINDOWS.map((path) => new URL(path, location.origin).href);
    const self = {
        location, navigator, registration: {},
        addEventListener: (name, listener) => { listeners[name] = listener; },
        clients: {
            matchAll: async () => windows.map((url) => ({ url, focus: () => focused.push(url) })),
            openWindow: (url) => opened.push(url),
        },
    };
    SOURCE
    const notification = { data: PAGE, close: () => {} };
    const waitUntil = (work) => work.then(() => done({ focused, opened }));
    listeners.notificationclick({ notification, waitUntil });";

impl Phone {
    /// Gives the browser a push service, as the browsers of people have one.
    pub async fn give_push_service(&self, service: &PushService) {
        let endpoint = json!(service.endpoint()).to_string();
        self.run_before_every_page(&PUSH_MANAGER.replace("ENDPOINT", &endpoint)).await;
    }

    /// Answers the browser's question whether notifications may be shown, before it is asked.
    pub async fn answer_about_notifications(&self, is_allowed: bool) {
        let setting = if is_allowed { "granted" } else { "denied" };
        let permission = json!({ "name": "notifications" });
        let parameters =
            json!({ "permission": permission, "setting": setting, "origin": self.home });
        self.devtools("Browser.setPermission", parameters).await;
    }

    /// What a sealed message says, opened by the browser that it is for.
    pub async fn open_message(&self, sealed: &[u8]) -> String {
        let opened = self.run_async(&OPEN.replace("SEALED", &json!(sealed).to_string())).await;
        match opened.as_str() {
            Some(words) => words.to_owned(),
            None => self.fail(&format!("a message cannot be opened: {opened}")).await,
        }
    }

    /// Gives the app's worker a message, as the browser does that has opened it; returns the notifications that are shown.
    pub async fn deliver_message(&self, words: &str) -> Vec<Value> {
        self.run_async(READY).await;
        self.devtools("ServiceWorker.enable", json!({})).await;
        for _ in 0..DELIVERIES_MAX {
            // The only worker of a fresh browser is its first.
            let parameters = json!({ "origin": self.home, "registrationId": "0", "data": words });
            self.devtools("ServiceWorker.deliverPushMessage", parameters).await;
            let shown = self.run_async(NOTIFICATIONS).await.as_array().cloned().unwrap_or_default();
            if !shown.is_empty() {
                return shown;
            }
        }
        Vec::new()
    }

    /// Where a worker of this source leads when a notification about a page is touched while these windows are open.
    pub async fn touch_notification(&self, source: &str, page: &str, windows: &[&str]) -> Value {
        let script = TOUCH
            .replace("WINDOWS", &json!(windows).to_string())
            .replace("PAGE", &json!(page).to_string())
            .replace("SOURCE", source);
        self.run_async(&script).await
    }
}
