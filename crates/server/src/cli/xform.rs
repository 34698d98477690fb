//! XForms as XML, with the files that lie beside them.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use sammen_xforms::xform::{Resource, is_pictogram};

use crate::SurveyForm;

/// Reads a form, and the files that it speaks of from the folder it lies in.
pub(super) fn read(file: &Path) -> Result<SurveyForm> {
    let xml =
        fs::read_to_string(file).with_context(|| format!("failed to read {}", file.display()))?;
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut files = Vec::new();
    for name in named(&xml) {
        match fs::read(folder.join(name)) {
            Ok(bytes) => files.push((name, bytes)),
            Err(_) if is_pictogram(name) => {}
            Err(error) => {
                return Err(error).context(format!("failed to read {name} beside the form"));
            }
        }
    }
    let files: Vec<Resource<'_>> =
        files.iter().map(|(name, bytes)| Resource { name, bytes }).collect();
    Ok(SurveyForm::from_xml(&xml, &files)?)
}

/// The files that XML names as `jr://FOLDER/NAME`, each once. What would lie in another folder is none, nor is what an
/// earlier answer would be.
fn named(xml: &str) -> Vec<&str> {
    let after = xml.split("jr://").skip(1).filter_map(|after| after.split_once('/'));
    let mut names: Vec<&str> = after
        .filter(|(folder, _)| *folder != "instance")
        .filter_map(|(_, rest)| rest.split(['<', '"', '\'', '/']).next())
        .map(str::trim)
        .filter(|name| Path::new(name).file_name().is_some_and(|file| file == *name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    #[test]
    fn files_are_named_once_and_lie_beside() {
        let xml = r#"<value form="image">jr://images/hus.png</value><instance src="jr://file-csv/byer.csv"/>
            <value>jr://images/hus.png</value><value>jr://images/../../etc/passwd</value>
            <instance src="jr://instance/last-saved"/>"#;
        assert_eq!(super::named(xml), ["byer.csv", "hus.png"]);
    }
}
