//! `sammen survey draw`: who is invited, out of a list of households.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, anyhow};

use crate::{Allocation, Draw, Households, Sample};

/// Draws households. Nothing is kept of it but the file that it writes: labels for envelopes.
#[derive(Debug, clap::Args)]
pub struct DrawSample {
    /// How many households.
    #[arg(long, value_name = "HOUSEHOLDS")]
    count: usize,
    /// A column that tells one household from another, such as the address; may be given more than once. All columns
    /// together where it is left out.
    #[arg(long, value_name = "COLUMN")]
    household: Vec<String>,
    /// A column that the list is divided by before it is drawn from, such as the housing organisation.
    #[arg(long, value_name = "COLUMN")]
    stratum: Option<String>,
    /// Draws as many of each stratum, not as many as its size is. Say so beside results that are of all.
    #[arg(long, requires = "stratum")]
    equal: bool,
    /// Draws the same households again. A new one is made and told where it is left out.
    #[arg(long, value_name = "TEXT")]
    seed: Option<String>,
    /// Where the drawn households are written, as comma-separated values with the list's columns.
    #[arg(long, value_name = "FILE")]
    labels: PathBuf,
    /// The list: a workbook's first sheet, or comma-separated values. The first row has headings, each after it one household.
    #[arg(value_name = "FILE")]
    list: PathBuf,
}

impl DrawSample {
    pub(super) fn run(&self) -> Result<ExitCode> {
        let bytes = std::fs::read(&self.list)
            .with_context(|| format!("failed to read {}", self.list.display()))?;
        let households = Households::read(&bytes)?;
        let seed = match &self.seed {
            Some(seed) => seed.clone(),
            None => new_seed()?,
        };
        let sample = households.draw(&Draw {
            count: self.count,
            household: &self.household,
            stratum: self.stratum.as_deref(),
            allocation: if self.equal { Allocation::Equal } else { Allocation::Proportional },
            seed: &seed,
        })?;
        std::fs::write(&self.labels, labels(&sample)?)
            .with_context(|| format!("failed to write {}", self.labels.display()))?;
        for (name, stratum) in &sample.strata {
            let of = if name.is_empty() { String::new() } else { format!("{name}: ") };
            println!(
                "{of}{} of {} households, one for {:.2}",
                stratum.drawn,
                stratum.households,
                stratum.weight()
            );
        }
        println!("{} labels are in {}", sample.drawn.len(), self.labels.display());
        println!("drawn by the seed {seed}");
        Ok(ExitCode::SUCCESS)
    }
}

/// With a mark at the beginning, so that Excel reads æ, ø and å.
fn labels(sample: &Sample<'_>) -> Result<Vec<u8>> {
    let mut writer =
        csv::WriterBuilder::new().flexible(true).from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(sample.headings)?;
    for row in &sample.drawn {
        writer.write_record(&row.cells)?;
    }
    writer.into_inner().context("failed to write the labels")
}

fn new_seed() -> Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("failed to draw a seed: {error}"))?;
    Ok(u128::from_be_bytes(bytes).to_string())
}
