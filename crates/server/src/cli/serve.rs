//! `sammen serve`.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use ipnet::IpNet;
use tokio::net::TcpListener;

use super::{Data, demo, stop};
use crate::{
    AppState, Clock, Database, Gateways, Limits, Metrics, OidcConfiguration,
    OidcConfigurationError, OidcProvider, Origin, PassOn, PassedOn, Proxies, PushSender,
    PushServices, Settled, Site,
    audit::{Retention, remove_old_entries},
    deliver, ensure_ticket_keys, fill_rosters, forget_order, metrics_router, remind, router,
    settle_due, settle_shifts,
};

/// What requests may take longer than their timeout to end in, once the server is told to stop.
const GRACE: Duration = Duration::from_secs(1);

/// How often offers that have ended and persons to be forgotten are looked for.
const SETTLE_EVERY: Duration = Duration::from_secs(30);

/// How often messages to phones are sent that are due.
const DELIVER_EVERY: Duration = Duration::from_secs(5);

/// How often answers are passed on to other servers.
const PASS_ON_EVERY: Duration = Duration::from_secs(30);

/// How often is looked who is to be reminded.
const REMIND_EVERY: Duration = Duration::from_secs(600);

/// How often entries of the log are looked for that have been kept for long enough.
const REMOVE_EVERY: Duration = Duration::from_secs(3_600);

/// Answers phones over HTTP.
#[derive(Debug, clap::Args)]
pub struct Serve {
    /// The address of this machine to listen on.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    address: IpAddr,
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
    /// Where figures for Prometheus are had, such as 127.0.0.1:9464; for the network of those who run the
    /// server, not for the public one.
    #[arg(long, value_name = "ADDRESS:PORT")]
    metrics: Option<SocketAddr>,
    /// The address that people know the server by, such as https://sammen.example. Passkeys are bound to its
    /// name; only its own pages may change anything. http://localhost and the port unless given.
    #[arg(long, value_name = "URL", env = "SAMMEN_ORIGIN")]
    origin: Option<Origin>,
    /// A machine or network that passes requests on, such as 127.0.0.1 or 10.0.0.0/8: what it says in
    /// X-Forwarded-For is believed. May be given several times.
    #[arg(long = "proxy", value_name = "ADDRESS", value_parser = read_network)]
    proxies: Vec<IpNet>,
    /// A file that says which OpenID Connect provider vouches for the staff; see docs/operations.md.
    #[arg(long, value_name = "FILE")]
    oidc: Option<PathBuf>,
    /// A push service that messages to phones are given to besides those of the browsers, such as push.example.
    /// May be given several times.
    #[arg(long = "push-service", value_name = "HOST")]
    push_services: Vec<String>,
    /// A file that says by what mails and SMS go out to people who gave an address; see docs/operations.md.
    #[arg(long, value_name = "FILE")]
    gateways: Option<PathBuf>,
    /// A file that says which answers to surveys are passed on to other servers; see docs/operations.md.
    #[arg(long, value_name = "FILE")]
    pass_on: Option<PathBuf>,
    /// The most requests at once; more are asked to come again.
    #[arg(long, value_name = "N", default_value_t = Limits::REQUESTS_MAX)]
    requests_max: usize,
    /// How long a request may take.
    #[arg(long, value_name = "SECONDS", default_value_t = Limits::REQUEST_TIMEOUT.as_secs())]
    request_timeout_seconds: u64,
    /// How long the server goes on, not ready any more, before it stops: time for a load balancer to
    /// notice. The keyboard stops it at once.
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    stop_delay_seconds: u64,
    /// How many days the log of who did what is kept.
    #[arg(
        long,
        value_name = "DAYS",
        default_value_t = Retention::DAYS_DEFAULT,
        value_parser = clap::value_parser!(u16)
            .range(i64::from(Retention::DAYS_MIN)..=i64::from(Retention::DAYS_MAX))
    )]
    audit_days: u16,
}

impl Serve {
    pub(super) async fn run(self) -> Result<ExitCode> {
        if let Some(app) = &self.app {
            ensure!(app.is_dir(), "failed to find the built app: {} is no folder", app.display());
        }
        // From here on a sign to stop is not the end of the process but of its work.
        let signs = stop::Signs::take().context("failed to take the system's signals")?;
        let database = self.data.open().await?;
        let clock = Clock::system();
        if self.demo {
            demo::import(&database, &clock).await?;
        }
        match fill_rosters(&database).await? {
            0 => {}
            registrations => tracing::info!(registrations, "put on rosters"),
        }
        let request_timeout = Duration::from_secs(self.request_timeout_seconds);
        let (listener, address) = listen(SocketAddr::new(self.address, self.port)).await?;
        let state = AppState {
            site: Arc::new(self.site(address.port())?),
            app: self.app.clone().map(Arc::new),
            limits: Limits::new(self.requests_max, request_timeout),
            ..AppState::new(database.clone(), clock)
        };
        // The socket takes connections from here on; they are answered as soon as serving begins.
        println!("listening on http://{address}");
        if let Some(address) = self.metrics {
            let (listener, address) = listen(address).await?;
            println!("metrics on http://{address}/metrics");
            // Until the very end, so that the last scrape sees the server stop.
            tokio::spawn(axum::serve(listener, metrics_router(state.clone())).into_future());
        }
        // Ends with the process; what it is at then is done by the next one.
        tokio::spawn(settle_now_and_then(database.clone(), state.clock.clone()));
        tokio::spawn(remind_now_and_then(database.clone(), state.clock.clone()));
        deliver_from_now_on(&state);
        if let Some(file) = &self.pass_on {
            let targets = PassOn::read(file).context("failed to use --pass-on")?;
            tokio::spawn(pass_on_now_and_then(database.clone(), state.clock.clone(), targets));
        }
        let retention = Retention::of_days(self.audit_days);
        tokio::spawn(remove_now_and_then(database.clone(), state.clock.clone(), retention));
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let delay = Duration::from_secs(self.stop_delay_seconds);
        let told = stop::told(signs, state.stopping.clone(), delay);
        let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, service).with_graceful_shutdown(async {
            told.await;
            // Nobody waits for the rest of the grace once serving has ended.
            let _ = stop.send(());
        });
        let grace = async {
            let _ = stopped.await;
            tokio::time::sleep(request_timeout + GRACE).await;
        };
        tokio::select! {
            ended = serving.into_future() => ended.context("failed to serve")?,
            () = grace => tracing::warn!("stopped before every request had ended"),
        }
        database.close().await;
        tracing::info!("stopped");
        Ok(ExitCode::SUCCESS)
    }
}

impl Serve {
    fn site(&self, port: u16) -> Result<Site> {
        let site = match &self.origin {
            Some(origin) => Site::new(origin.as_str()).context("failed to use --origin")?,
            None => Site::of_this_machine(port),
        };
        let provider = self.oidc.as_deref().map(|file| read_provider(file, &site.origin));
        let provider = provider.transpose().context("failed to use --oidc")?;
        let proxies = Proxies::new(self.proxies.clone());
        let push_services = PushServices::new(self.push_services.clone())?;
        let gateways = self.gateways.as_deref().map(Gateways::read).transpose();
        let gateways = Arc::new(gateways.context("failed to use --gateways")?.unwrap_or_default());
        let provider = provider.map(Arc::new);
        Ok(Site { provider, proxies, push_services, gateways, ..site })
    }
}

/// A machine is a network of one.
fn read_network(given: &str) -> Result<IpNet, String> {
    let machine = given.parse::<IpAddr>().map(IpNet::from);
    machine.or_else(|_| given.parse()).map_err(|_| {
        "give an address such as 127.0.0.1, or a network such as 10.0.0.0/8".to_owned()
    })
}

fn read_provider(file: &Path, origin: &Origin) -> Result<OidcProvider, OidcConfigurationError> {
    let mut configuration = OidcConfiguration::read(file)?;
    // Better not in a file.
    if let Ok(secret) = std::env::var("SAMMEN_OIDC_CLIENT_SECRET") {
        configuration.client_secret = Some(secret);
    }
    OidcProvider::new(configuration, origin)
}

/// Does what time alone brings about, for as long as the server runs.
async fn settle_now_and_then(database: Database, clock: Clock) {
    let mut every = tokio::time::interval(SETTLE_EVERY);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        match settle_due(&database, &clock).await {
            Ok(Settled { books: 0, .. }) => {}
            Ok(Settled { books, registrations }) => {
                tracing::info!(books, registrations, "looked at what was due");
            }
            Err(error) => tracing::warn!(%error, "could not look at what is due"),
        }
        match settle_shifts(&database, &clock).await {
            Ok(0) => {}
            Ok(shifts) => tracing::info!(shifts, "gave shifts out or put them away"),
            Err(error) => tracing::warn!(%error, "could not give shifts out"),
        }
        if let Err(error) = ensure_ticket_keys(&database).await {
            tracing::warn!(%error, "could not make a key for tickets");
        }
    }
}

/// Sends messages, unless this machine trusts no certificates: all else goes on without them.
fn deliver_from_now_on(state: &AppState) {
    let site = &state.site;
    match PushSender::new(site.push_services.clone(), site.origin.clone()) {
        Ok(sender) => {
            let sender = sender.with_gateways(Arc::clone(&site.gateways));
            let (database, clock) = (state.database.clone(), state.clock.clone());
            let metrics = Arc::clone(&state.metrics);
            tokio::spawn(deliver_now_and_then(database, clock, sender, metrics));
        }
        Err(error) => tracing::warn!(%error, "no messages are sent"),
    }
}

/// Sends messages, for as long as the server runs.
async fn deliver_now_and_then(
    database: Database,
    clock: Clock,
    sender: PushSender,
    metrics: Arc<Metrics>,
) {
    let mut every = tokio::time::interval(DELIVER_EVERY);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        match deliver(&database, &clock, &sender).await {
            Ok(delivered) => metrics.push.count(&delivered),
            Err(error) => tracing::warn!(%error, "could not send messages to phones"),
        }
    }
}

/// Passes answers on, for as long as the server runs.
async fn pass_on_now_and_then(database: Database, clock: Clock, targets: PassOn) {
    let mut every = tokio::time::interval(PASS_ON_EVERY);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        match targets.pass_on(&database, (clock.now(), clock.today())).await {
            Ok(PassedOn { taken: 0, refused: 0, .. }) => {}
            Ok(PassedOn { taken, refused, .. }) => {
                tracing::info!(taken, refused, "passed answers on");
            }
            Err(error) => tracing::warn!(%error, "could not pass answers on"),
        }
    }
}

/// Has people reminded, for as long as the server runs.
async fn remind_now_and_then(database: Database, clock: Clock) {
    let mut every = tokio::time::interval(REMIND_EVERY);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        if let Err(error) = remind(&database, &clock).await {
            tracing::warn!(%error, "could not look who is to be reminded");
        }
    }
}

/// Removes what has been kept in the log for long enough, and forgets the order of answers, for as long as the server runs.
async fn remove_now_and_then(database: Database, clock: Clock, retention: Retention) {
    let mut every = tokio::time::interval(REMOVE_EVERY);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        match remove_old_entries(&database, retention, clock.now()).await {
            Ok(0) => {}
            Ok(entries) => tracing::info!(entries, "removed old entries of the log"),
            Err(error) => tracing::warn!(%error, "could not remove old entries of the log"),
        }
        if let Err(error) = forget_order(&database).await {
            tracing::warn!(%error, "could not forget the order in which answers came");
        }
    }
}

async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("failed to listen on {address}: is the port taken?"))?;
    let address = listener.local_addr().context("failed to learn the port")?;
    Ok((listener, address))
}
