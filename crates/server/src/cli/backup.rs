//! `sammen backup` and `sammen restore`.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use uuid::Uuid;

use super::Data;
use crate::backup;

/// Copies all data into a new file.
#[derive(Debug, clap::Args)]
pub struct Backup {
    #[command(flatten)]
    data: Data,
    /// The file to make. It holds what residents have entered: keep it as safe as the data.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Backup {
    pub(super) async fn run(self) -> Result<ExitCode> {
        let database = self.data.open().await?;
        backup::back_up(&database, &self.file).await.context("failed to back up")?;
        database.close().await;
        println!("backed up to {}", self.file.display());
        Ok(ExitCode::SUCCESS)
    }
}

/// Puts a copy in the place of all data.
#[derive(Debug, clap::Args)]
pub struct Restore {
    #[command(flatten)]
    data: Data,
    /// A file that `sammen backup` made.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Restore {
    pub(super) async fn run(self) -> Result<ExitCode> {
        let database = self.data.open().await?;
        backup::restore(&database, &self.file, Uuid::new_v4)
            .await
            .context("failed to restore: the data is as it was")?;
        database.close().await;
        println!("restored from {}; phones will read everything anew", self.file.display());
        Ok(ExitCode::SUCCESS)
    }
}
