use super::{LoadError, Loading};
use crate::document::{Builder, Kind, Node, NodeId};

impl Loading<'_> {
    /// `itext`: every language's texts, with the expressions in them.
    pub(super) fn translations(&mut self, model: NodeId) -> Result<(), LoadError> {
        let Some(itext) = self.tree.elements(model).find(|id| self.is(*id, "itext")) else {
            return Ok(());
        };
        let translations: Vec<NodeId> = self.tree.elements(itext).collect();
        for translation in translations {
            let language = self.attribute(translation, "lang").unwrap_or_default();
            if self.form.languages.iter().any(|(known, _)| **known == *language) {
                return Err(LoadError::LanguageTwice(language.to_owned()));
            }
            if self.attribute(translation, "default").is_some_and(|text| text.trim() != "false()") {
                self.form.default_language = self.form.languages.len() as u32;
            }
            let copy = self.copy_translation(translation)?;
            self.form.languages.push((language.into(), copy));
        }
        Ok(())
    }

    fn copy_translation(&mut self, translation: NodeId) -> Result<NodeId, LoadError> {
        let document = self.document();
        let mut builder = Builder::continuing(std::mem::take(&mut self.form.fixed));
        let mut outputs = Vec::new();
        for text in self.tree.elements(translation) {
            let Some(id) = self.attribute(text, "id") else { continue };
            let copy = builder.element(document, self.tree.node(text).local);
            let id_name = self.form.names.intern("id");
            let attribute = Node { local: id_name, value: id.into(), ..Node::new(Kind::Attribute) };
            builder.attribute(copy, attribute);
            for value in self.tree.elements(text) {
                let below = builder.element(copy, self.tree.node(value).local);
                if let Some(form) = self.attribute(value, "form") {
                    let form_name = self.form.names.intern("form");
                    let attribute =
                        Node { local: form_name, value: form.into(), ..Node::new(Kind::Attribute) };
                    builder.attribute(below, attribute);
                }
                for child in self.tree.children(value) {
                    match self.tree.node(child).kind {
                        Kind::Text => builder.text(below, &self.tree.string(child)),
                        Kind::Element if self.is(child, "output") => {
                            let output = builder.element(below, self.tree.node(child).local);
                            outputs.push((output, child));
                        }
                        Kind::Element => builder.text(below, &self.tree.string(child)),
                        _ => {}
                    }
                }
            }
        }
        self.form.fixed = builder.nodes;
        for (output, written) in outputs {
            let program = self.output(written, "a translation")?;
            self.form.outputs.push((output, program));
        }
        Ok(document)
    }

    /// The expression of an `output` element.
    pub(super) fn output(&mut self, output: NodeId, place: &str) -> Result<u32, LoadError> {
        let written = self.attribute(output, "value").or_else(|| self.attribute(output, "ref"));
        let written = written.ok_or(LoadError::Missing("the value of an output"))?;
        self.programs.add(written, &mut self.form.names, place)
    }
}
