//! The provider, as the server's operator configures it.

use std::{fmt, path::Path, sync::Arc, time::Duration};

use openidconnect::{
    AsyncHttpClient, ClientId, ClientSecret, HttpRequest, HttpResponse, IssuerUrl, RedirectUrl,
    core::CoreProviderMetadata,
};
use rustls_platform_verifier::BuilderVerifierExt;
use serde::Deserialize;
use std::pin::Pin;

use super::OidcError;
use crate::site::Origin;

/// Where the provider sends people back to.
pub(crate) const CALLBACK_PATH: &str = "/api/auth/oidc/callback";
const TIMEOUT: Duration = Duration::from_secs(10);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// What the operator writes into a TOML file.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Configuration {
    /// Its address, exactly as it calls itself.
    pub issuer: String,
    /// The name that it knows us by.
    pub client_id: String,
    /// What proves that it is us; better given by `SAMMEN_OIDC_CLIENT_SECRET`.
    #[serde(default)]
    pub client_secret: Option<String>,
    /// What the button to it says, such as the municipality's name.
    pub name: String,
    /// The claim that holds the login by which administrators add accounts.
    #[serde(default = "default_login_claim")]
    pub login_claim: String,
    /// What is asked for besides `openid`.
    #[serde(default = "default_scopes")]
    pub scopes: Vec<String>,
}

fn default_login_claim() -> String {
    "email".to_owned()
}

fn default_scopes() -> Vec<String> {
    vec!["email".to_owned()]
}

/// Why the provider's file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigurationError {
    /// The file cannot be read.
    #[error("read {0}: {1}")]
    Read(std::path::PathBuf, std::io::Error),
    /// The file is not as it should be. What is in it is not repeated: it may hold the secret.
    #[error(
        "read {0}: give issuer, client_id, name, and if need be client_secret, login_claim and scopes"
    )]
    Malformed(std::path::PathBuf),
    /// The addresses are none.
    #[error("use the provider's address: {0}")]
    Address(openidconnect::url::ParseError),
    /// The machine's trusted certificates cannot be read.
    #[error("read the certificates that this machine trusts: {0}")]
    Certificates(rustls::Error),
    /// No client can be made.
    #[error("make a client for the provider: {0}")]
    Client(reqwest::Error),
}

impl Configuration {
    /// Reads a file.
    ///
    /// # Errors
    /// [`ConfigurationError`].
    pub fn read(file: &Path) -> Result<Self, ConfigurationError> {
        let text = std::fs::read_to_string(file)
            .map_err(|error| ConfigurationError::Read(file.to_owned(), error))?;
        toml::from_str(&text).map_err(|_| ConfigurationError::Malformed(file.to_owned()))
    }
}

/// The provider.
pub struct Provider {
    pub(super) client_id: ClientId,
    pub(super) client_secret: Option<ClientSecret>,
    pub(super) issuer: IssuerUrl,
    pub(super) redirect: RedirectUrl,
    pub(super) login_claim: String,
    pub(super) scopes: Vec<String>,
    pub(super) http: Http,
    name: String,
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Provider({})", self.issuer.as_str())
    }
}

impl Provider {
    /// The provider of a site.
    ///
    /// # Errors
    /// [`ConfigurationError`]. The provider is not asked yet: the server starts without it, too.
    pub fn new(configuration: Configuration, origin: &Origin) -> Result<Self, ConfigurationError> {
        let address = ConfigurationError::Address;
        Ok(Self {
            client_id: ClientId::new(configuration.client_id),
            client_secret: configuration.client_secret.map(ClientSecret::new),
            issuer: IssuerUrl::new(configuration.issuer).map_err(address)?,
            redirect: RedirectUrl::new(format!("{origin}{CALLBACK_PATH}")).map_err(address)?,
            login_claim: configuration.login_claim,
            scopes: configuration.scopes,
            http: Http::new()?,
            name: configuration.name,
        })
    }

    /// What the button to it says.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it says of itself, its keys included. Asked each time: people sign in seldom, and a provider
    /// may change its keys at any time.
    pub(super) async fn discover(&self) -> Result<CoreProviderMetadata, OidcError> {
        CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http)
            .await
            .map_err(|error| OidcError::Provider(describe(&error)))
    }
}

/// What went wrong with its causes, in one line.
pub(super) fn describe(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        line += &format!(": {cause}");
        source = cause.source();
    }
    line
}

/// How the provider is asked: in time, without following it elsewhere, with the certificates that this
/// machine trusts.
#[derive(Clone)]
pub(super) struct Http(reqwest::Client);

impl Http {
    fn new() -> Result<Self, ConfigurationError> {
        let crypto = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(crypto)
            .with_safe_default_protocol_versions()
            .and_then(BuilderVerifierExt::with_platform_verifier)
            .map_err(ConfigurationError::Certificates)?
            .with_no_client_auth();
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(reqwest::redirect::Policy::none())
            .timeout(TIMEOUT)
            .connect_timeout(CONNECT_TIMEOUT)
            .build();
        client.map(Self).map_err(ConfigurationError::Client)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = reqwest::Error;
    type Future =
        Pin<Box<dyn Future<Output = Result<HttpResponse, reqwest::Error>> + Send + Sync + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let answer = self.0.execute(request.try_into()?).await?;
            let (status, headers) = (answer.status(), answer.headers().clone());
            let mut response = HttpResponse::new(answer.bytes().await?.to_vec());
            *response.status_mut() = status;
            *response.headers_mut() = headers;
            Ok(response)
        })
    }
}
