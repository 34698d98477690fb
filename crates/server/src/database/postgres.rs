//! PostgreSQL: as many servers as are wanted on one database.

mod migrate;
mod session;

use std::{sync::Arc, time::Duration};

use deadpool_postgres::{Manager, ManagerConfig, Pool, PoolError, RecyclingMethod, Runtime};
use rustls_platform_verifier::BuilderVerifierExt;
use tokio_postgres::Config;
use tokio_postgres_rustls::MakeRustlsConnect;

pub(super) use session::Session;

use super::{DatabaseError, OpenError};

const CONNECTIONS_MAX: usize = 16;
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// The oldest server whose behaviour the tests know.
const VERSION_MIN: u32 = 150_000;

/// A pool of connections. Each write locks what it decides by, in one order everywhere: the client, the
/// date, the area; so that commit order is version order in an area, and no two wait for each other in a
/// circle.
#[derive(Clone)]
pub(super) struct Postgres {
    pool: Pool,
}

impl Postgres {
    /// Connects as the address says. Several hosts may be given; with
    /// `target_session_attrs=read-write` the one that takes writes is used.
    pub(super) async fn open(url: &str) -> Result<Self, OpenError> {
        let mut config: Config = url.parse()?;
        config.application_name("sammen").connect_timeout(CONNECT_TIMEOUT);
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = Manager::from_config(config, tls()?, recycling);
        let pool = Pool::builder(manager)
            .max_size(CONNECTIONS_MAX)
            .wait_timeout(Some(ACQUIRE_TIMEOUT))
            .create_timeout(Some(ACQUIRE_TIMEOUT))
            .runtime(Runtime::Tokio1)
            .build()
            .expect("a pool with a runtime can keep its timeouts");
        let mut client = pool.get().await.map_err(DatabaseError::from)?;
        let version: String = client.query_one("SHOW server_version_num", &[]).await?.get(0);
        if version.parse::<u32>().is_ok_and(|version| version < VERSION_MIN) {
            return Err(OpenError::TooOld { version });
        }
        migrate::migrate(&mut client).await?;
        Ok(Self { pool })
    }

    pub(super) async fn write(&self) -> Result<Session, DatabaseError> {
        Session::begin(self.pool.get().await?, "BEGIN").await
    }

    pub(super) async fn read(&self) -> Result<Session, DatabaseError> {
        let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        Session::begin(self.pool.get().await?, begin).await
    }

    pub(super) fn close(&self) {
        self.pool.close();
    }
}

impl From<PoolError> for DatabaseError {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Timeout(_) => Self::Busy,
            PoolError::Closed => Self::Closed,
            PoolError::Backend(error) => Self::Postgres(error),
            other => Self::Connect(other.to_string()),
        }
    }
}

/// Encryption with the certificates that the machine trusts. Whether it is used says the address's
/// `sslmode`.
fn tls() -> Result<MakeRustlsConnect, OpenError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(BuilderVerifierExt::with_platform_verifier)
        .map_err(OpenError::Certificates)?;
    Ok(MakeRustlsConnect::new(config.with_no_client_auth()))
}
