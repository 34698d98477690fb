//! The provider's process.

use std::{
    env,
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

/// The version of npm's `oidc-provider` that the tests are written for: the newest that runs on every Node that
/// package managers give.
pub const NPM_VERSION: &str = "8.8.1";
/// The name that the provider knows us by.
pub const CLIENT_ID: &str = "sammen";
/// What proves to it that it is us.
pub const CLIENT_SECRET: &str = "a secret that is none";

const PROGRAM: &str = include_str!("../provider.mjs");

/// Why there is no provider.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// The package is not installed.
    #[error(
        "find npm's oidc-provider in {0}: run `cargo xtask test --only tools`, or name its folder in \
         SAMMEN_OIDC_PROVIDER"
    )]
    NotInstalled(PathBuf),
    /// The process cannot be started or says nothing.
    #[error("start the provider with Node: {0}")]
    Start(#[from] io::Error),
    /// The process ended at once.
    #[error("start the provider: it ended at once")]
    Ended,
}

/// A provider that runs; it ends when this is dropped, or with this process however that ends.
#[derive(Debug)]
pub struct Provider {
    issuer: String,
    process: Child,
    /// Held, since whoever writes to a closed pipe is ended.
    _output: BufReader<ChildStdout>,
}

impl Provider {
    /// Starts one that sends people back to an address of ours.
    ///
    /// # Errors
    /// [`ProviderError`].
    pub fn start(redirect_uri: &str) -> Result<Self, ProviderError> {
        let package = package()?;
        let mut process = Command::new("node")
            .args(["--input-type=module", "--eval", PROGRAM, "--"])
            .args([package.as_os_str(), redirect_uri.as_ref()])
            // It ends when nobody holds the other end any more.
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let output = process.stdout.take().ok_or(ProviderError::Ended)?;
        let mut issuer = String::new();
        let mut output = BufReader::new(output);
        output.read_line(&mut issuer)?;
        let issuer = issuer.trim().to_owned();
        if issuer.is_empty() {
            return Err(ProviderError::Ended);
        }
        Ok(Self { issuer, process, _output: output })
    }

    /// What it calls itself, which is also its address.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        // One that has ended by itself is no less gone.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The package's folder: named, or where `cargo xtask` installs it, beside what is built.
fn package() -> Result<PathBuf, ProviderError> {
    let folder = env::var_os("SAMMEN_OIDC_PROVIDER").map(PathBuf::from).or_else(beside_the_test);
    let folder = folder.unwrap_or_default();
    let is_there = folder.join("lib").join("index.js").is_file();
    if is_there { Ok(folder) } else { Err(ProviderError::NotInstalled(folder)) }
}

/// Tests are in `target/debug/deps`, tools in `target/tools`.
fn beside_the_test() -> Option<PathBuf> {
    let test = env::current_exe().ok()?;
    let target = test.ancestors().find(|folder| folder.join("tools").is_dir());
    target
        .map(Path::to_path_buf)
        .map(|target| target.join("tools").join("node_modules").join("oidc-provider"))
}
