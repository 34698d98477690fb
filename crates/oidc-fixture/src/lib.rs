//! An OpenID Connect provider for tests: npm's `oidc-provider`, on a free port, gone when the test process ends.
//! Whoever types a login is that person, with an e-mail address at `gladsaxe.example`.
//!
//! `cargo xtask test --only tools` installs it; nothing here waits asynchronously.

mod browser;
mod provider;

pub use browser::{Choice, go_through};
pub use provider::{CLIENT_ID, CLIENT_SECRET, NPM_VERSION, Provider, ProviderError};
