//! Where things are; `cargo xtask test` tells it in the environment.

use std::{env, path::PathBuf};

/// The server's program.
#[must_use]
pub fn server_binary() -> PathBuf {
    needed("SAMMEN_BIN", "the program of the server")
}

/// The folder of the built app.
#[must_use]
pub fn dist() -> PathBuf {
    needed("SAMMEN_DIST", "the folder of the built app")
}

/// Where screenshots go.
#[must_use]
pub fn screenshots() -> PathBuf {
    env::var_os("SAMMEN_SCREENSHOTS").map_or_else(|| "docs/screenshots".into(), PathBuf::from)
}

pub(crate) fn axe() -> PathBuf {
    needed("SAMMEN_AXE", "the file axe.min.js of axe-core")
}

pub(crate) fn pretix_python() -> PathBuf {
    needed("SAMMEN_PRETIX_PYTHON", "the Python that has pretix")
}

pub(crate) fn chromium() -> PathBuf {
    needed("CHROMIUM", "the browser's program")
}

pub(crate) fn chromedriver() -> PathBuf {
    needed("CHROMEDRIVER", "the program of the browser's driver")
}

fn needed(name: &str, what: &str) -> PathBuf {
    let Some(path) = env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from) else {
        panic!("{name} does not say where {what} is; `cargo xtask test` sets it");
    };
    assert!(path.exists(), "{name} names {}, which is not there", path.display());
    path
}
