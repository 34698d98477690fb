//! A device that keeps a passkey, and the part of a browser that talks to it.

use passkey::{
    authenticator::{UiHint, UserCheck, UserValidationMethod},
    client::{Client, DefaultClientData},
    crypto::rust_crypto::RustCryptoBackend,
    types::{
        Passkey,
        ctap2::{Aaguid, Ctap2Error},
        webauthn::{CredentialCreationOptions, CredentialRequestOptions},
    },
};
use serde_json::Value;

/// Somebody at the device, who shows that it is them if they are asked.
struct Person {
    verifies: bool,
}

#[async_trait::async_trait]
impl UserValidationMethod for Person {
    type PasskeyItem = Passkey;

    async fn check_user<'a>(
        &self,
        _: UiHint<'a, Passkey>,
        _: bool,
        _: bool,
    ) -> Result<UserCheck, Ctap2Error> {
        Ok(UserCheck { presence: true, verification: self.verifies })
    }

    fn is_presence_enabled(&self) -> bool {
        true
    }

    fn is_verification_enabled(&self) -> Option<bool> {
        Some(true)
    }
}

/// A device that keeps one passkey.
#[derive(Default)]
pub struct Authenticator {
    pub passkey: Option<Passkey>,
    /// Whether it checks who holds it.
    pub verifies: bool,
}

impl Authenticator {
    fn device(
        &mut self,
    ) -> passkey::authenticator::Authenticator<Option<Passkey>, Person, RustCryptoBackend> {
        let person = Person { verifies: self.verifies };
        let (id, passkey) = (Aaguid::new_empty(), self.passkey.take());
        passkey::authenticator::Authenticator::new(id, passkey, person, RustCryptoBackend)
    }

    /// What `navigator.credentials.create` gives a page of this origin.
    pub async fn create(&mut self, options: &Value, origin: &str) -> Value {
        let options: CredentialCreationOptions = serde_json::from_value(options.clone()).unwrap();
        let mut client = Client::new(self.device()).allows_insecure_localhost(true);
        let origin = url::Url::parse(origin).unwrap();
        let made = client.register(&origin, options, DefaultClientData).await.unwrap();
        self.passkey = client.authenticator().store().clone();
        serde_json::to_value(made).unwrap()
    }

    /// What `navigator.credentials.get` gives a page of this origin.
    pub async fn assert(&mut self, options: &Value, origin: &str) -> Value {
        let options: CredentialRequestOptions = serde_json::from_value(options.clone()).unwrap();
        let mut client = Client::new(self.device()).allows_insecure_localhost(true);
        let origin = url::Url::parse(origin).unwrap();
        let signed = client.authenticate(&origin, options, DefaultClientData).await.unwrap();
        self.passkey = client.authenticator().store().clone();
        serde_json::to_value(signed).unwrap()
    }
}
