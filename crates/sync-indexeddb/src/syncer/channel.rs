//! What tabs tell each other. Only hints: a message that is lost costs time, not data.

use gloo::events::EventListener;
use sammen_domain::AreaId;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::SyncState;

/// A message to the other tabs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Message {
    /// Let whoever syncs do a round.
    Sync,
    /// Something of this area changed.
    Changed(AreaId),
    /// Something of the survey responses changed.
    Responses,
    /// How syncing stands; also the answer to [`Message::Sync`].
    State(SyncState),
}

/// The states that concern other tabs. That one tab's storage failed is its own affair.
const STATES: [(&str, SyncState); 5] = [
    ("idle", SyncState::Idle),
    ("syncing", SyncState::Syncing),
    ("unreachable", SyncState::Unreachable),
    ("failing", SyncState::Failing),
    ("outdated", SyncState::Outdated),
];

impl Message {
    fn write(&self) -> Option<String> {
        match self {
            Self::Sync => Some("sync".to_owned()),
            Self::Changed(area) => Some(["changed:", area.as_str()].concat()),
            Self::Responses => Some("responses".to_owned()),
            Self::State(state) => {
                let (word, _) = STATES.iter().find(|(_, known)| known == state)?;
                Some(["state:", word].concat())
            }
        }
    }

    fn read(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None if text == "sync" => Some(Self::Sync),
            None if text == "responses" => Some(Self::Responses),
            Some(("changed", area)) => AreaId::new(area).ok().map(Self::Changed),
            Some(("state", word)) => {
                let (_, state) = STATES.into_iter().find(|(known, _)| *known == word)?;
                Some(Self::State(state))
            }
            _ => None,
        }
    }
}

/// The line to the other tabs, where the browser has one.
pub(super) struct Channel(Option<BroadcastChannel>);

impl Channel {
    pub(super) fn open(name: &str) -> Self {
        Self(BroadcastChannel::new(name).ok())
    }

    pub(super) fn post(&self, message: &Message) {
        if let (Some(channel), Some(text)) = (&self.0, message.write()) {
            // It only fails when closed, and nobody closes it.
            let _ = channel.post_message(&JsValue::from_str(&text));
        }
    }

    /// Calls for every message from another tab, for as long as the page lives.
    pub(super) fn listen(&self, on_message: impl Fn(Message) + 'static) {
        let Some(channel) = &self.0 else { return };
        let on_event = move |event: &web_sys::Event| {
            let data = event.dyn_ref().and_then(|event: &MessageEvent| event.data().as_string());
            // A message that is not known comes from another version of the app.
            if let Some(message) = data.and_then(|text| Message::read(&text)) {
                on_message(message);
            }
        };
        EventListener::new(channel, "message", on_event).forget();
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn messages_are_words() {
        let check = |message: Message, text: &str| {
            assert_eq!(message.write().as_deref(), Some(text));
            assert_eq!(Message::read(text), Some(message));
        };
        check(Message::Sync, "sync");
        check(Message::Responses, "responses");
        check(Message::Changed(AreaId::new("vaerebro").expect("plain")), "changed:vaerebro");
        for (_, state) in STATES {
            let message = Message::State(state);
            assert_eq!(message.write().as_deref().and_then(Message::read), Some(message));
        }
        assert_eq!(Message::read("changed:Ikke et område"), None);
        assert_eq!(Message::read("state:"), None);
        assert_eq!(Message::read(""), None);
    }
}
