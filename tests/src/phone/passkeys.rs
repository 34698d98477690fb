//! Passkeys on a phone that nobody touches.

use serde_json::json;

use super::Phone;

impl Phone {
    /// Gives the phone a lock that passkeys are made with, and that always opens. It is there until the browser ends.
    pub async fn give_passkeys(&self) {
        let options = json!({
            "protocol": "ctap2",
            "ctap2Version": "ctap2_1",
            "hasPrf": true,
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserVerified": true,
            "automaticPresenceSimulation": true,
        });
        self.devtools("WebAuthn.enable", json!({})).await;
        self.devtools("WebAuthn.addVirtualAuthenticator", json!({ "options": options })).await;
    }
}
