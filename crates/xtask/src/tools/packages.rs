//! The machine's package manager.

use anyhow::{Context, Result, bail};

use crate::process;

/// One need, under the names that package managers have for it; empty where there is none.
pub struct Packages {
    /// What it is, for people.
    pub what: &'static str,
    apt: &'static [&'static str],
    dnf: &'static [&'static str],
    pacman: &'static [&'static str],
    brew: &'static [&'static str],
}

pub const C_COMPILER: Packages = Packages {
    what: "C compiler",
    apt: &["build-essential"],
    dnf: &["gcc", "make"],
    pacman: &["base-devel"],
    // Comes with `xcode-select --install`, which asks on the screen.
    brew: &[],
};

pub const CPP_COMPILER: Packages = Packages {
    what: "C++ compiler",
    apt: &["build-essential"],
    dnf: &["gcc-c++"],
    pacman: &["base-devel"],
    brew: &[],
};

pub const BROWSER: Packages = Packages {
    what: "Chromium with its driver",
    apt: &["chromium", "chromium-driver", "fonts-dejavu-core"],
    dnf: &["chromium", "chromedriver", "dejavu-sans-fonts"],
    pacman: &["chromium", "ttf-dejavu"],
    brew: &["--cask", "google-chrome", "chromedriver"],
};

pub const NPM: Packages =
    Packages { what: "npm", apt: &["npm"], dnf: &["npm"], pacman: &["npm"], brew: &["node"] };

pub const POSTGRES: Packages = Packages {
    what: "PostgreSQL",
    apt: &["postgresql"],
    dnf: &["postgresql-server"],
    pacman: &["postgresql"],
    brew: &["postgresql@17"],
};

pub const JAVA: Packages = Packages {
    what: "Java with its compiler",
    apt: &["default-jdk-headless"],
    dnf: &["java-21-openjdk-devel"],
    pacman: &["jdk-openjdk"],
    brew: &["openjdk"],
};

pub const PYTHON: Packages = Packages {
    what: "Python with its environments",
    apt: &["python3", "python3-venv"],
    dnf: &["python3", "python3-pip"],
    pacman: &["python"],
    brew: &["python@3.13"],
};

struct Manager {
    program: &'static str,
    /// Run first, where lists of packages age.
    refresh: Option<&'static [&'static str]>,
    install: &'static [&'static str],
    /// Whether only the administrator may run it.
    is_root_needed: bool,
    names: fn(&Packages) -> &'static [&'static str],
}

const MANAGERS: [Manager; 4] = [
    Manager {
        program: "apt-get",
        refresh: Some(&["update"]),
        install: &["install", "-y", "--no-install-recommends"],
        is_root_needed: true,
        names: |packages| packages.apt,
    },
    Manager {
        program: "dnf",
        refresh: None,
        install: &["install", "-y"],
        is_root_needed: true,
        names: |packages| packages.dnf,
    },
    Manager {
        program: "pacman",
        refresh: None,
        install: &["-Sy", "--needed", "--noconfirm"],
        is_root_needed: true,
        names: |packages| packages.pacman,
    },
    Manager {
        program: "brew",
        refresh: None,
        install: &["install"],
        is_root_needed: false,
        names: |packages| packages.brew,
    },
];

/// Installs by the first package manager that the machine has.
pub fn install(packages: &Packages) -> Result<()> {
    let manager = MANAGERS
        .iter()
        .find(|manager| process::find(&[manager.program]).is_some())
        .with_context(|| {
            format!("no {} here, and no package manager to install it; {}", packages.what, advice())
        })?;
    let names = (manager.names)(packages);
    if names.is_empty() {
        bail!("no {} here, and {} has none; {}", packages.what, manager.program, advice());
    }
    println!("  installing {}: {}", packages.what, names.join(" "));
    if let Some(refresh) = manager.refresh {
        run(manager, refresh, &[], packages)?;
    }
    run(manager, manager.install, names, packages)
}

fn run(manager: &Manager, action: &[&str], names: &[&str], packages: &Packages) -> Result<()> {
    let mut line: Vec<&str> = Vec::new();
    if manager.is_root_needed && !is_root() && process::find(&["sudo"]).is_some() {
        line.extend(["sudo", "env"]);
    } else {
        line.push("env");
    }
    line.push("DEBIAN_FRONTEND=noninteractive");
    line.push(manager.program);
    line.extend(action);
    line.extend(names);
    let mut command = process::command(line[0]);
    command.args(&line[1..]);
    process::run(&mut command).with_context(|| {
        format!(
            "failed to install {}; as the administrator, by hand: `{} {} {}`",
            packages.what,
            manager.program,
            manager.install.join(" "),
            (manager.names)(packages).join(" ")
        )
    })
}

fn is_root() -> bool {
    process::output_of(process::command("id").arg("-u")).as_deref() == Some("0")
}

fn advice() -> &'static str {
    "install it by hand and run the command again"
}
