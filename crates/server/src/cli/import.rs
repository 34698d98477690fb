//! `sammen import`.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result};
use uuid::Uuid;

use super::{Data, show_problems};
use crate::{
    Clock, content,
    import::{ImportFile, ImportOptions, read_content},
};

/// Imports an area's content.
#[derive(Debug, clap::Args)]
pub struct Import {
    #[command(flatten)]
    data: Data,
    /// A workbook (.xlsx), files named after its sheets (.csv), and calendars (.ics) that they name.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

impl Import {
    pub(super) async fn run(self) -> Result<ExitCode> {
        let files: Vec<ImportFile> =
            self.files.iter().map(|path| read_file(path)).collect::<Result<_>>()?;
        let clock = Clock::system();
        let options = ImportOptions { today: Some(clock.today()), ..ImportOptions::default() };
        let content = match read_content(&files, &options) {
            Ok(content) => content,
            Err(problems) => return Ok(show_problems(&problems, "nothing was imported")),
        };
        let database = self.data.open().await?;
        let applied = content::apply(&database, &content, Uuid::new_v4(), &clock)
            .await
            .context("failed to import: nothing was imported")?;
        database.close().await;
        println!(
            "{}: {} partners, {} places, {} services, {} activities, {} dates",
            content.area.id,
            content.partners.len(),
            content.places.len(),
            content.services.len(),
            content.activities.len(),
            content.occurrences.len(),
        );
        println!("{applied}");
        Ok(ExitCode::SUCCESS)
    }
}

fn read_file(path: &Path) -> Result<ImportFile> {
    let bytes =
        std::fs::read(path).with_context(|| format!("failed to read {}", path.display()))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    Ok(ImportFile { name, bytes })
}
