//! Traces for an OpenTelemetry collector.

use anyhow::{Context as _, Result};
use opentelemetry::{
    Context, KeyValue,
    trace::{
        SpanContext, SpanId, TraceContextExt, TraceFlags, TraceId, TraceState, TracerProvider,
    },
};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig};
use opentelemetry_sdk::{Resource, trace::SdkTracerProvider};
use tracing::{Span, level_filters::LevelFilter};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::{Layer, Registry, filter::Targets};

use super::TraceContext;

/// Where traces go; dropped, it sends what it still has.
pub(super) struct Traces(SdkTracerProvider);

impl Traces {
    /// Sends traces to a collector, by HTTP and protobuf.
    pub(super) fn to(endpoint: &str) -> Result<Self> {
        // The exporter's client asks for the process's own choice; another one made before it is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let exporter = SpanExporter::builder()
            .with_http()
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(format!("{}/v1/traces", endpoint.trim_end_matches('/')))
            .build()
            .with_context(|| format!("failed to send traces to {endpoint}"))?;
        let version = KeyValue::new("service.version", env!("CARGO_PKG_VERSION"));
        let resource = Resource::builder().with_service_name("sammen").with_attribute(version);
        let provider = SdkTracerProvider::builder()
            .with_resource(resource.build())
            .with_batch_exporter(exporter)
            .build();
        Ok(Self(provider))
    }

    /// What makes traces of this program's spans, and of nobody else's.
    pub(super) fn layer(&self) -> Box<dyn Layer<Registry> + Send + Sync> {
        tracing_opentelemetry::layer()
            .with_tracer(self.0.tracer("sammen"))
            .with_location(false)
            .with_threads(false)
            .with_tracked_inactivity(false)
            .with_level(false)
            .with_target(false)
            .with_filter(Targets::new().with_target("sammen_server", LevelFilter::INFO))
            .boxed()
    }
}

impl Drop for Traces {
    fn drop(&mut self) {
        if let Err(error) = self.0.shutdown() {
            tracing::warn!(%error, "failed to send the last traces");
        }
    }
}

/// Puts a request's span where a proxy's trace wants it.
pub(crate) fn continue_trace(span: &Span, context: TraceContext) {
    let Some(parent) = context.parent else { return };
    let flags = if parent.sampled { TraceFlags::SAMPLED } else { TraceFlags::NOT_SAMPLED };
    let (trace, span_id) = (TraceId::from(context.trace), SpanId::from(parent.span));
    let remote = SpanContext::new(trace, span_id, flags, true, TraceState::NONE);
    // Fails only where nothing is traced.
    let _ = span.set_parent(Context::new().with_remote_span_context(remote));
}
