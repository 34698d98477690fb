//! The program of an entry: compiled, cut into the part that a first visit fetches and parts that are fetched when a
//! page of theirs is opened, and bound to the browser.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use crate::entry::Entry;
use crate::finish_dist::short_hash;
use crate::tools::WASM_TARGET;
use crate::{paths, process};

/// The profile of what a phone fetches; see `Cargo.toml`.
const PROFILE: &str = "wasm-release";

/// The files of a program that its page names.
pub(super) struct Program {
    /// What the names of all of them begin with: a digest of the content is in it, so that a file once fetched never
    /// has to be asked for again.
    stem: String,
}

impl Program {
    /// The script that starts it.
    pub(super) fn script(&self) -> String {
        format!("{}.js", self.stem)
    }

    /// The part that a first visit fetches.
    pub(super) fn main(&self) -> String {
        format!("{}_bg.wasm", self.stem)
    }

    /// The script that fetches the other parts.
    pub(super) fn link(&self) -> String {
        format!("{}_split.js", self.stem)
    }
}

/// Builds an entry's program into a folder.
pub(super) fn build(entry: Entry, folder: &Path) -> Result<Program> {
    let built = compile(entry)?;
    let bytes = fs::read(&built).with_context(|| format!("failed to read {}", built.display()))?;
    let program = Program { stem: format!("{}-{}", entry.package(), short_hash(&bytes)) };
    let main = built.with_extension("main.wasm");
    split(&bytes, &main, &program, folder)
        .with_context(|| format!("failed to cut {} into parts", built.display()))?;
    bindings(&main, folder, &program.stem)?;
    Ok(program)
}

/// Compiles with what says where addresses are in the program, since parts of it will have others.
fn compile(entry: Entry) -> Result<PathBuf> {
    let mut cargo = process::cargo(["rustc", "--profile", PROFILE, "--target", WASM_TARGET]);
    cargo.args(["--package", entry.package(), "--", "-Clink-arg=--emit-relocs"]);
    process::run(&mut cargo)?;
    let name = format!("{}.wasm", entry.package());
    Ok(paths::target_dir().join(WASM_TARGET).join(PROFILE).join(name))
}

/// Writes the parts that are fetched later into the folder, and the rest to `main`.
fn split(bytes: &[u8], main: &Path, program: &Program, folder: &Path) -> Result<()> {
    let (link, script) = (format!("./{}", program.link()), format!("./{}", program.script()));
    let mut options = Options::new(bytes);
    options.output_dir = folder;
    options.main_out_path = main;
    options.link_name = &link;
    options.main_module = &script;
    let parts = transform(options).map_err(|error| anyhow!("{error:#}"))?.split_modules;
    let link = folder.join(program.link());
    let mut text = fs::read_to_string(&link).context("failed to read what fetches the parts")?;
    for part in parts {
        let name = part.file_name().and_then(|name| name.to_str()).context("a part has a name")?;
        let hashed = format!("{}_{name}", program.stem);
        text = text.replace(&format!("\"./{name}\""), &format!("\"./{hashed}\""));
        fs::rename(&part, folder.join(&hashed)).context("failed to name a part")?;
    }
    fs::write(&link, text).context("failed to write what fetches the parts")
}

/// Makes what binds a program to the browser: a script and the program as it is fetched.
pub fn bindings(program: &Path, folder: &Path, name: &str) -> Result<()> {
    let mut bindgen = process::command("wasm-bindgen");
    bindgen
        // The parts that are fetched later share the first one's memory and tables, which are exported by the linker.
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .args(["--out-name", name, "--out-dir"])
        .arg(folder)
        .arg(program);
    process::run(&mut bindgen)
}
