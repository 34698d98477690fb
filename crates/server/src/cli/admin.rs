//! `sammen admin create`.

use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use clap::Subcommand;
use sammen_domain::{AreaId, UnixSeconds};

use super::Data;
use crate::{
    Clock, Origin,
    database::Connection,
    identity::{self, make_administrator},
    repository::area,
};

const HOUR_SECONDS: UnixSeconds = 3_600;
const DAY_SECONDS: UnixSeconds = 24 * HOUR_SECONDS;

/// What is done about administrators.
#[derive(Debug, Subcommand)]
pub enum AdminCommand {
    /// Makes an administrator, and prints a link by which they register a passkey, once.
    ///
    /// For the first one, and for when nobody can sign in any more. The others are invited in the app.
    Create(Create),
}

/// Makes an administrator.
#[derive(Debug, clap::Args)]
pub struct Create {
    #[command(flatten)]
    data: Data,
    /// What the others of the staff call them.
    #[arg(long)]
    name: String,
    /// The area that they administer; may be given several times.
    #[arg(long = "area", required = true, value_parser = |name: &str| AreaId::new(name))]
    areas: Vec<AreaId>,
    /// The address that people know the server by, as `serve` has it.
    #[arg(
        long,
        value_name = "URL",
        default_value = "http://localhost:8080",
        env = "SAMMEN_ORIGIN"
    )]
    origin: Origin,
    /// How long the link can be used.
    #[arg(long, value_name = "HOURS", default_value_t = 24, value_parser = clap::value_parser!(i64).range(1..=336))]
    expires_in_hours: i64,
    /// How long they are administrator, before another one or this command must say so again.
    #[arg(long, value_name = "DAYS", default_value_t = 730, value_parser = clap::value_parser!(i64).range(1..=800))]
    days: i64,
}

impl AdminCommand {
    pub(super) async fn run(self) -> Result<ExitCode> {
        let Self::Create(create) = self;
        let database = create.data.open().await?;
        let mut transaction = database.write().await?;
        let link = create.make(&mut transaction, Clock::system().now()).await?;
        transaction.commit().await.context("failed to store the administrator")?;
        database.close().await;
        println!("{link}");
        eprintln!(
            "Give this link to {} alone: whoever opens it first, within {} hours, is administrator.",
            create.name, create.expires_in_hours
        );
        Ok(ExitCode::SUCCESS)
    }
}

impl Create {
    async fn make(&self, connection: &mut Connection, now: UnixSeconds) -> Result<String> {
        for area in &self.areas {
            let known = area::find(connection, area).await?;
            ensure!(known.is_some(), "failed to find the area {area}; import it first");
        }
        let until = now + self.days * DAY_SECONDS;
        let expires_at = now + self.expires_in_hours * HOUR_SECONDS;
        let (token, made) =
            make_administrator(connection, &self.name, &self.areas, until, expires_at, now)
                .await
                .context("failed to make an administrator")?;
        Ok(identity::link(&self.origin, &made, &token))
    }
}
