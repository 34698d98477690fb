//! `sammen export-public`.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};

use super::Data;
use crate::export_public;

/// Writes the public data as files for a static host.
#[derive(Debug, clap::Args)]
pub struct ExportPublic {
    #[command(flatten)]
    data: Data,
    /// The folder that the host serves; made if it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

impl ExportPublic {
    pub(super) async fn run(self) -> Result<ExitCode> {
        let database = self.data.open().await?;
        let exported = export_public(&database, &self.out).await.context("failed to export")?;
        database.close().await;
        println!("{} areas, {} new files", exported.areas, exported.files);
        Ok(ExitCode::SUCCESS)
    }
}
