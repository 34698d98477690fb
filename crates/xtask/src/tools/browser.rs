//! Chromium and the driver that tests steer it by.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::packages;
use crate::process;

const BROWSER_NAMES: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MACOS_BROWSER: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// A browser and a driver that belong together.
pub struct Browser {
    /// The browser's program.
    pub chromium: PathBuf,
    /// The driver's program.
    pub chromedriver: PathBuf,
}

/// Finds the browser, or installs it; `CHROMIUM` and `CHROMEDRIVER` name others.
pub fn ensure() -> Result<Browser> {
    let browser = match find() {
        Some(browser) => browser,
        None => {
            packages::install(&packages::BROWSER)?;
            find().context(
                "Chromium or chromedriver is not on the PATH even after installing them; name \
                 their programs in CHROMIUM and CHROMEDRIVER",
            )?
        }
    };
    check_versions(&version_of(&browser.chromium)?, &version_of(&browser.chromedriver)?)?;
    Ok(browser)
}

fn find() -> Option<Browser> {
    let chromium = from_environment("CHROMIUM")
        .or_else(|| process::find(&BROWSER_NAMES))
        .or_else(|| Some(PathBuf::from(MACOS_BROWSER)).filter(|file| file.is_file()))?;
    let chromedriver =
        from_environment("CHROMEDRIVER").or_else(|| process::find(&["chromedriver"]))?;
    Some(Browser { chromium, chromedriver })
}

fn from_environment(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn version_of(program: &Path) -> Result<String> {
    process::output_of(process::command(program).arg("--version"))
        .with_context(|| format!("`{} --version` fails; is it installed whole?", program.display()))
}

/// A driver steers only the browser of its own major version.
fn check_versions(chromium: &str, chromedriver: &str) -> Result<()> {
    match (major(chromium), major(chromedriver)) {
        (Some(browser), Some(driver)) if browser == driver => Ok(()),
        _ => bail!(
            "the browser says “{chromium}” and its driver “{chromedriver}”: install the same \
             version of both"
        ),
    }
}

/// The first number of the first word that is a version.
fn major(version: &str) -> Option<u32> {
    version.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browser_and_driver_must_be_of_one_major_version() {
        let chromium = "Chromium 140.0.7339.80 built on Debian GNU/Linux";
        check_versions(chromium, "ChromeDriver 140.0.7339.185 (0a1b)").unwrap();
        let error = check_versions(chromium, "ChromeDriver 139.0.1 (0a1b)").unwrap_err();
        assert!(error.to_string().ends_with("install the same version of both"));
        assert!(check_versions(chromium, "").is_err());
    }
}
