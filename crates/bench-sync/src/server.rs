//! The real server with ten thousand activities in it, and what happens to them meanwhile.

use std::{path::Path, process::Command, time::SystemTime};

use anyhow::{Context, Result, ensure};
use sammen_bench_browser::{Process, path};
use sammen_domain::{Mutation, PlaceRegistration, RegistrationId, UnixSeconds};
use sammen_server::{Clock, Database, DeviceId, Together, content, push};
use sammen_sync::{ClientId, OpId, Outcome, PushRequest, PushedMutation};
use uuid::Uuid;

use crate::content::{area, content, date};

/// A server, and another hand on its data.
pub struct Server {
    database: Database,
    now: UnixSeconds,
    /// Where it answers.
    pub url: String,
    _process: Process,
}

impl Server {
    /// Fills a data folder and serves it with the bench's page.
    pub async fn start(data: &Path) -> Result<Self> {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs();
        let now = UnixSeconds::try_from(now).context("the clock is far off")?;
        let database = Database::open(data).await?;
        content::apply(&database, &content(now, 0), Uuid::new_v4(), &Clock::system()).await?;
        let mut command = Command::new(path("SAMMEN_BIN")?);
        command.args(["serve", "--port", "0", "--data"]).arg(data);
        command.arg("--app").arg(path("SAMMEN_BENCH_PAGE")?).env("RUST_LOG", "error");
        let process = Process::start(&mut command, "listening on ")?;
        // A page may ask the digests of its browser only at a secure origin, which this name is.
        let url = process.said.replace("127.0.0.1", "localhost");
        Ok(Self { database, now, url, _process: process })
    }

    /// Changes so many activities, as an import would.
    pub async fn retitle(&self, activities: u32) -> Result<()> {
        let content = content(self.now, activities);
        let applied =
            content::apply(&self.database, &content, Uuid::new_v4(), &Clock::system()).await?;
        ensure!(applied.changed == activities as usize, "{applied}");
        Ok(())
    }

    /// Registers a household of two for each of so many dates, so that so many seat counts change.
    pub async fn register(&self, dates: u32) -> Result<()> {
        let place = |n: u32| {
            let registration = RegistrationId(Uuid::new_v4());
            let place = PlaceRegistration::new(registration, date(n), 2);
            let encoded = Mutation::PlaceRegistration(place).encode();
            PushedMutation {
                id: u64::from(n) + 1,
                op: OpId(Uuid::new_v4()),
                name: encoded.name,
                args_version: encoded.args_version,
                args: encoded.args,
                device_time: self.now,
            }
        };
        let request = PushRequest {
            area: area(),
            client: ClientId(Uuid::new_v4()),
            mutations: (0..dates).map(place).collect(),
        };
        let decided =
            push(&self.database, &Together::default(), DeviceId([1; 32]), &request, || self.now)
                .await?;
        ensure!(decided.outcomes.iter().all(|decided| decided.outcome == Outcome::Accepted));
        Ok(())
    }
}
