//! Where log lines go and what they look like.

use std::io::{self, IsTerminal};

use clap::ValueEnum;
use tracing_subscriber::{
    EnvFilter, Layer, Registry, filter::LevelFilter, layer::SubscriberExt, util::SubscriberInitExt,
};

const LEVEL_VARIABLES: [&str; 2] = ["SAMMEN_LOG", "RUST_LOG"];

/// What a log line looks like.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum LogFormat {
    /// A JSON object a line, for programs
    Json,
    /// Words, for people
    Text,
}

/// How the program tells what it does, on standard error.
#[derive(Clone, Debug, clap::Args)]
pub struct LogOptions {
    /// What log lines look like; text on a terminal and json elsewhere unless given.
    #[arg(long, value_name = "FORMAT", global = true)]
    log_format: Option<LogFormat>,
    /// Sends traces to an OpenTelemetry collector, such as http://localhost:4318.
    #[cfg(feature = "otlp")]
    #[arg(long, value_name = "ENDPOINT", global = true)]
    otlp: Option<String>,
}

/// The telemetry of a running program; dropped, it sends what it still has.
#[must_use]
pub struct Telemetry {
    #[cfg(feature = "otlp")]
    _traces: Option<super::otlp::Traces>,
}

impl LogOptions {
    /// Begins to log: `info` and above, unless `SAMMEN_LOG` or `RUST_LOG` says otherwise.
    ///
    /// # Errors
    /// When traces are wanted and their receiver's address is none.
    pub fn begin(self) -> anyhow::Result<Telemetry> {
        let lines = match self.log_format.unwrap_or_else(LogFormat::of_standard_error) {
            LogFormat::Json => tracing_subscriber::fmt::layer()
                .json()
                .flatten_event(true)
                // All spans, so that a failure says which request it is of.
                .with_current_span(false)
                .with_span_list(true)
                .with_writer(io::stderr)
                .boxed(),
            LogFormat::Text => tracing_subscriber::fmt::layer()
                .with_ansi(io::stderr().is_terminal())
                .with_writer(io::stderr)
                .boxed(),
        };
        let registry = tracing_subscriber::registry();
        self.begin_with(registry, lines.with_filter(level()).boxed())
    }

    #[cfg(not(feature = "otlp"))]
    fn begin_with(
        self,
        registry: Registry,
        lines: Box<dyn Layer<Registry> + Send + Sync>,
    ) -> anyhow::Result<Telemetry> {
        registry.with(lines).init();
        Ok(Telemetry {})
    }

    #[cfg(feature = "otlp")]
    fn begin_with(
        self,
        registry: Registry,
        lines: Box<dyn Layer<Registry> + Send + Sync>,
    ) -> anyhow::Result<Telemetry> {
        let traces = self.otlp.as_deref().map(super::otlp::Traces::to).transpose()?;
        let spans = traces.as_ref().map(super::otlp::Traces::layer);
        registry.with(vec![lines].into_iter().chain(spans).collect::<Vec<_>>()).init();
        Ok(Telemetry { _traces: traces })
    }
}

impl LogFormat {
    fn of_standard_error() -> Self {
        if io::stderr().is_terminal() { Self::Text } else { Self::Json }
    }
}

/// Which lines are written. A variable that cannot be read keeps no server from running.
fn level() -> EnvFilter {
    let given = LEVEL_VARIABLES.iter().find_map(|name| std::env::var(name).ok());
    EnvFilter::builder()
        .with_default_directive(LevelFilter::INFO.into())
        .parse_lossy(given.unwrap_or_default())
}
