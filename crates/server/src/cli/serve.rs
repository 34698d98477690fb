//! `sammen serve`.

use std::{path::PathBuf, process::ExitCode, sync::Arc, time::Duration};

use anyhow::{Context, Result, ensure};
use tokio::net::TcpListener;

use super::{Data, demo};
use crate::{AppState, Clock, router};

/// How long requests may take to end once the server is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Answers phones over HTTP.
#[derive(Debug, clap::Args)]
pub struct Serve {
    /// The port on this machine; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    #[command(flatten)]
    data: Data,
    /// The folder of the built app, to be served too.
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
    /// Imports the demo content if there is no area yet.
    #[arg(long)]
    demo: bool,
}

impl Serve {
    pub(super) async fn run(self) -> Result<ExitCode> {
        if let Some(app) = &self.app {
            ensure!(app.is_dir(), "failed to find the built app: {} is no folder", app.display());
        }
        let database = self.data.open().await?;
        let clock = Clock::system();
        if self.demo {
            demo::import(&database, &clock).await?;
        }
        let state = AppState { database: database.clone(), clock, app: self.app.map(Arc::new) };
        let listener = TcpListener::bind(("127.0.0.1", self.port))
            .await
            .with_context(|| format!("failed to listen on port {}: is it taken?", self.port))?;
        let address = listener.local_addr().context("failed to learn the port")?;
        // The socket takes connections from here on; they are answered as soon as the next line runs.
        println!("listening on http://{address}");
        let serving = axum::serve(listener, router(state)).with_graceful_shutdown(stop_signal());
        tokio::select! {
            ended = async { serving.await } => ended.context("failed to serve")?,
            () = grace_over() => tracing::warn!("stopped before every request had ended"),
        }
        database.close().await;
        tracing::info!("stopped");
        Ok(ExitCode::SUCCESS)
    }
}

async fn grace_over() {
    stop_signal().await;
    tokio::time::sleep(GRACE).await;
}

/// Ends when the program is told to stop: by the keyboard or by the system.
async fn stop_signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate()).expect("the runtime takes signals");
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    {
        // Without signals there is nothing to wait for but the keyboard.
        let _ = tokio::signal::ctrl_c().await;
    }
}
