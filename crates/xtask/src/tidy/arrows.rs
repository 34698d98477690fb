//! Which of our crates may depend on which: the layers of the architecture.

use super::{Problem, Source};

const OURS: &str = "sammen-";

/// A crate, and those of ours that it may use.
struct Layer {
    name: &'static str,
    uses: &'static [&'static str],
}

const LAYERS: &[Layer] = &[
    layer("sammen-domain", &[]),
    layer("sammen-xforms", &[]),
    layer("sammen-xforms-browser", &["sammen-xforms"]),
    layer("sammen-i18n", &[]),
    layer("sammen-interface", &["sammen-domain", "sammen-i18n"]),
    layer("sammen-demo", &[]),
    layer("xtask", &["sammen-oidc-fixture", "sammen-postgres-fixture"]),
    layer("sammen-oidc-fixture", &[]),
    layer("sammen-recurrence", &[]),
    layer("sammen-ticket", &[]),
    layer("sammen-token", &[]),
    layer("sammen-scan", &["sammen-ticket"]),
    layer("sammen-postgres-fixture", &[]),
    layer("sammen-xlsform", &["sammen-xforms"]),
    layer("sammen-survey-data", &["sammen-xforms"]),
    layer("sammen-paper", &["sammen-i18n", "sammen-xforms", "sammen-xlsform"]),
    layer("sammen-sync", &["sammen-domain"]),
    layer("sammen-device-key", &["sammen-sync"]),
    layer("sammen-sync-indexeddb", &["sammen-sync", "sammen-domain"]),
    layer(
        "sammen-app",
        &[
            "sammen-domain",
            "sammen-i18n",
            "sammen-interface",
            "sammen-xforms",
            "sammen-xforms-browser",
            "sammen-sync",
            "sammen-sync-indexeddb",
            "sammen-ticket",
            "sammen-token",
        ],
    ),
    layer(
        "sammen-staff",
        &[
            "sammen-domain",
            "sammen-i18n",
            "sammen-interface",
            "sammen-sync",
            "sammen-sync-indexeddb",
        ],
    ),
    layer(
        "sammen-server",
        &[
            "sammen-demo",
            "sammen-device-key",
            "sammen-domain",
            "sammen-oidc-fixture",
            "sammen-postgres-fixture",
            "sammen-recurrence",
            "sammen-paper",
            "sammen-survey-data",
            "sammen-sync",
            "sammen-ticket",
            "sammen-token",
            "sammen-xforms",
            "sammen-xlsform",
        ],
    ),
    layer("sammen-simulation", &["sammen-domain", "sammen-server", "sammen-sync"]),
    layer(
        "sammen-attack",
        &[
            "sammen-device-key",
            "sammen-domain",
            "sammen-postgres-fixture",
            "sammen-server",
            "sammen-sync",
            "sammen-token",
        ],
    ),
    layer("sammen-bench-page", &["sammen-domain", "sammen-sync", "sammen-sync-indexeddb"]),
    layer("sammen-bench-browser", &[]),
    layer(
        "sammen-bench-sync",
        &["sammen-bench-browser", "sammen-domain", "sammen-server", "sammen-sync"],
    ),
    layer("sammen-bench-survey-page", &["sammen-xforms", "sammen-xforms-browser"]),
    layer(
        "sammen-bench-survey",
        &["sammen-bench-browser", "sammen-demo", "sammen-xforms", "sammen-xlsform"],
    ),
    layer("sammen-fuzz", &["sammen-fuzzing"]),
    layer(
        "sammen-fuzzing",
        &[
            "sammen-demo",
            "sammen-domain",
            "sammen-recurrence",
            "sammen-server",
            "sammen-sync",
            "sammen-ticket",
            "sammen-xforms",
            "sammen-xlsform",
        ],
    ),
    layer(
        "sammen-tests",
        &[
            "sammen-demo",
            "sammen-device-key",
            "sammen-domain",
            "sammen-oidc-fixture",
            "sammen-oidc-fixture",
            "sammen-postgres-fixture",
            "sammen-server",
            "sammen-sync",
            "sammen-ticket",
            "sammen-xforms",
        ],
    ),
];

const fn layer(name: &'static str, uses: &'static [&'static str]) -> Layer {
    Layer { name, uses }
}

/// Holds every manifest of the workspace against the layers.
pub fn check(sources: &[Source]) -> Vec<Problem> {
    sources
        .iter()
        .filter(|source| source.path.file_name().is_some_and(|name| name == "Cargo.toml"))
        .flat_map(check_manifest)
        .collect()
}

fn check_manifest(source: &Source) -> Vec<Problem> {
    let manifest: toml::Table = match source.text.parse() {
        Ok(manifest) => manifest,
        Err(error) => return vec![source.problem(None, format!("not a manifest: {error}"))],
    };
    let Some(name) = manifest.get("package").and_then(|package| package.get("name")?.as_str())
    else {
        // The workspace itself.
        return Vec::new();
    };
    let Some(layer) = LAYERS.iter().find(|layer| layer.name == name) else {
        let message = format!(
            "{name} has no layer: say in crates/xtask/src/tidy/arrows.rs and in \
             docs/architecture.md what it may depend on"
        );
        return vec![source.problem(None, message)];
    };
    dependencies(&manifest)
        .into_iter()
        .filter(|dependency| dependency.package.starts_with(OURS))
        .filter(|dependency| !layer.uses.contains(&dependency.package.as_str()))
        .map(|dependency| {
            let line = line_of(&source.text, &dependency.key);
            let allowed = match layer.uses {
                [] => "none of our crates".to_owned(),
                uses => uses.join(", "),
            };
            let message =
                format!("{name} may not depend on {}, but on {allowed}", dependency.package);
            source.problem(line, message)
        })
        .collect()
}

struct Dependency {
    /// Its name in the manifest.
    key: String,
    /// Its own name.
    package: String,
}

/// All dependencies of a manifest, also those of one platform.
fn dependencies(manifest: &toml::Table) -> Vec<Dependency> {
    let platforms = manifest.get("target").and_then(toml::Value::as_table);
    let platforms = platforms.into_iter().flat_map(toml::Table::values);
    let tables = platforms.filter_map(toml::Value::as_table).chain([manifest]);
    let mut found = Vec::new();
    for table in tables {
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let listed = table.get(kind).and_then(toml::Value::as_table);
            for (key, value) in listed.into_iter().flatten() {
                let renamed = value.get("package").and_then(toml::Value::as_str);
                found.push(Dependency {
                    key: key.clone(),
                    package: renamed.unwrap_or(key).to_owned(),
                });
            }
        }
    }
    found
}

fn line_of(text: &str, key: &str) -> Option<usize> {
    text.lines().position(|line| line.trim_start().starts_with(key)).map(|index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::super::{source, told};
    use super::*;

    fn check_one(name: &str, dependencies: &str, expect: &[&str]) {
        let manifest = format!("[package]\nname = \"{name}\"\n{dependencies}");
        assert_eq!(told(check, &[source("c/Cargo.toml", &manifest)]), expect);
    }

    #[test]
    fn arrows_that_point_down_are_fine() {
        check_one("sammen-domain", "[dependencies]\nserde.workspace = true", &[]);
        check_one("sammen-sync", "[dependencies]\nsammen-domain.workspace = true", &[]);
        assert_eq!(told(check, &[source("Cargo.toml", "[workspace]\nmembers = []")]), [""; 0]);
    }

    #[test]
    fn arrows_that_point_up_are_told_with_their_line() {
        check_one(
            "sammen-domain",
            "[dependencies]\nsammen-sync.workspace = true",
            &[
                "c/Cargo.toml:4: sammen-domain may not depend on sammen-sync, but on none of our crates",
            ],
        );
        check_one(
            "sammen-sync",
            "[target.'cfg(unix)'.dev-dependencies]\nx = { package = \"sammen-server\", path = \"\" }",
            &["c/Cargo.toml:4: sammen-sync may not depend on sammen-server, but on sammen-domain"],
        );
    }

    #[test]
    fn a_crate_without_a_layer_is_told() {
        let manifest = "[package]\nname = \"sammen-new\"";
        let problems = told(check, &[source("new/Cargo.toml", manifest)]);
        assert!(problems[0].starts_with("new/Cargo.toml: sammen-new has no layer"));
    }
}
