//! Where things are: the checkout, and what is built from it.

use std::env;
use std::path::{Path, PathBuf};

/// The root of the checkout.
///
/// `cargo xtask` tells it at run time, so that a binary kept from another checkout finds this one.
pub fn root() -> PathBuf {
    let manifest_dir = env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .filter(|dir| dir.ends_with("crates/xtask"))
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    manifest_dir
        .parent()
        .and_then(Path::parent)
        .expect("the manifest is two folders below the root")
        .to_path_buf()
}

/// Cargo's target folder, absolute; `CARGO_TARGET_DIR` moves it and all that goes with it.
pub fn target_dir() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// The built app, as the server serves it.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The release build of the server.
pub fn server_binary() -> PathBuf {
    target_dir().join("release").join(format!("sammen{}", env::consts::EXE_SUFFIX))
}

/// Tools that belong to this checkout and not to the machine.
pub fn tools_dir() -> PathBuf {
    target_dir().join("tools")
}

/// What belongs to the user and is made once for all checkouts.
pub fn cache_dir() -> PathBuf {
    let absolute =
        |name: &str| env::var_os(name).map(PathBuf::from).filter(|dir| dir.is_absolute());
    absolute("XDG_CACHE_HOME")
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .unwrap_or_else(target_dir)
        .join("sammen")
}
