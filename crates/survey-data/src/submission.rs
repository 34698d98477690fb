//! What an answer says of itself.

use sammen_xforms::document::XmlError;

use crate::xml::Document;

/// Which form an answer is to, and which answer it is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Submission {
    /// What the form is known by.
    pub form_id: String,
    pub form_version: String,
    /// What tells it from every other; empty where it says nothing.
    pub instance_id: String,
}

impl Submission {
    /// Reads an answer as OpenRosa has it.
    ///
    /// # Errors
    /// [`XmlError`] when it is no XML.
    pub fn read(xml: &str) -> Result<Self, XmlError> {
        let document = Document::read(xml)?;
        let root = document.root();
        let attribute = |name| root.attribute(name).unwrap_or_default().to_owned();
        let meta = root.named("meta").next();
        let id = meta.and_then(|meta| meta.named("instanceID").next());
        let instance_id = id.map(|id| id.text().trim().to_owned()).unwrap_or_default();
        Ok(Self { form_id: attribute("id"), form_version: attribute("version"), instance_id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_names_its_form_and_itself_whatever_its_prefixes() {
        let check = |xml: &str, expect: [&str; 3]| {
            let found = Submission::read(xml).expect("XML");
            let found = [found.form_id, found.form_version, found.instance_id];
            assert_eq!(found, expect, "{xml}");
        };
        let meta = "<orx:meta xmlns:orx=\"http://openrosa.org/xforms\"><orx:instanceID>uuid:7 \
                    </orx:instanceID></orx:meta>";
        check(&format!("<data id=\"kort\" version=\"1\">{meta}</data>"), ["kort", "1", "uuid:7"]);
        check("<data id=\"kort\"><a/></data>", ["kort", "", ""]);
        assert!(Submission::read("<data>").is_err());
    }
}
