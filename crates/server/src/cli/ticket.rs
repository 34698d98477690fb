//! `sammen ticket-key`.

use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Subcommand;
use sammen_domain::AreaId;

use super::Data;
use crate::{revoke_ticket_key, rotate_ticket_key};

/// What is done about the keys that tickets are signed with.
#[derive(Debug, Subcommand)]
pub enum TicketKeyCommand {
    /// Makes an area's next key. Tickets that are out count as before.
    Rotate(Rotate),
    /// Lets nothing count any more that a key signed: it has become known to others.
    ///
    /// Everybody gets another ticket with the next contact; volunteers' phones hear of it with theirs.
    Revoke(Revoke),
}

/// Makes an area's next key.
#[derive(Debug, clap::Args)]
pub struct Rotate {
    #[command(flatten)]
    data: Data,
    /// The area.
    #[arg(long, value_parser = |name: &str| AreaId::new(name))]
    area: AreaId,
}

/// Lets nothing count any more that a key signed.
#[derive(Debug, clap::Args)]
pub struct Revoke {
    #[command(flatten)]
    data: Data,
    /// The area.
    #[arg(long, value_parser = |name: &str| AreaId::new(name))]
    area: AreaId,
    /// The key's number.
    #[arg(long, value_name = "NUMBER")]
    key: u16,
}

impl TicketKeyCommand {
    pub(super) async fn run(self) -> Result<ExitCode> {
        match self {
            Self::Rotate(Rotate { data, area }) => {
                let database = data.open().await?;
                let number = rotate_ticket_key(&database, &area).await;
                let number = number.context("failed to make a ticket key")?;
                database.close().await;
                println!("tickets of {area} are signed with key {number} now");
            }
            Self::Revoke(Revoke { data, area, key }) => {
                let database = data.open().await?;
                let revoked = revoke_ticket_key(&database, &area, key).await;
                revoked.context("failed to revoke the ticket key")?;
                database.close().await;
                println!("no ticket of {area} counts any more that key {key} signed");
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
