//! `cargo xtask attack`: attacks on what we promise, by somebody who holds all that the server keeps.

use std::ffi::OsString;

use anyhow::Result;
use clap::Subcommand;

use crate::{process, tools};

/// What is attacked.
#[derive(Subcommand)]
pub enum Attack {
    /// Which answer is whose: links anonymous answers to residents
    #[command(disable_help_flag = true)]
    Linkage {
        /// What the program that attacks is told; `--help` tells what there is
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        options: Vec<OsString>,
    },
}

impl Attack {
    pub fn run(&self) -> Result<()> {
        let Self::Linkage { options } = self;
        tools::ensure_c_compiler()?;
        let mut attack =
            process::cargo(["run", "--release", "--quiet", "--package", "sammen-attack", "--"]);
        process::run(attack.args(options))
    }
}
