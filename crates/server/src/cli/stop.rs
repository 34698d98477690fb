//! Being told to stop.

use std::time::Duration;

use crate::Stopping;

/// What told the program to stop.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Sign {
    /// A person at the keyboard, who does not want to wait.
    Keyboard,
    /// The system: a service manager, or whoever moves servers about.
    System,
}

/// Ends when no more connections are to be taken. Told by the system, the server says for a while that it
/// is not ready and goes on; told twice, it stops at once.
pub(super) async fn told(mut signs: Signs, stopping: Stopping, delay: Duration) {
    let sign = signs.next().await;
    stopping.begin();
    tracing::info!(?sign, "stopping");
    if sign == Sign::System {
        tokio::select! {
            () = tokio::time::sleep(delay) => {}
            _ = signs.next() => {}
        }
    }
}

/// Where signs come from. Until there is one of these, the system ends the program by itself.
pub(super) struct Signs {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signs {
    /// Takes every sign from now on.
    pub(super) fn take() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn next(&mut self) -> Sign {
        tokio::select! {
            _ = self.interrupt.recv() => Sign::Keyboard,
            _ = self.terminate.recv() => Sign::System,
        }
    }
}

#[cfg(not(unix))]
impl Signs {
    /// Takes every sign from now on.
    pub(super) fn take() -> std::io::Result<Self> {
        Ok(Self {})
    }

    async fn next(&mut self) -> Sign {
        // Without signals there is nothing to wait for but the keyboard.
        let _ = tokio::signal::ctrl_c().await;
        Sign::Keyboard
    }
}
