//! Lists that come in files of their own: CSV, XML and GeoJSON.

mod csv;
mod geojson;

use super::{LoadError, Loading, Resource};
use crate::document::{Builder, NodeId, Tree, read_xml};

impl Loading<'_> {
    /// Puts a file's content below a document.
    pub(super) fn external(
        &mut self,
        document: NodeId,
        id: &str,
        source: &str,
        resources: &[Resource<'_>],
    ) -> Result<(), LoadError> {
        let name = source.rsplit('/').next().unwrap_or(source);
        let Some(resource) = resources.iter().find(|resource| resource.name == name) else {
            return Ok(());
        };
        let wrong = |reason: String| LoadError::Resource { id: id.to_owned(), reason };
        let text = std::str::from_utf8(resource.bytes).map_err(|error| wrong(error.to_string()))?;
        let text = text.trim_start_matches('\u{feff}');
        match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "csv" => self.rows(document, csv::read(text)),
            "geojson" | "json" => {
                let rows = geojson::read(text).map_err(|error| wrong(error.to_owned()))?;
                self.rows(document, rows);
            }
            _ => self.xml(document, text).map_err(|error| wrong(error.to_string()))?,
        }
        Ok(())
    }

    fn rows(&mut self, document: NodeId, rows: Vec<Vec<(String, String)>>) {
        let [root_name, item_name] = ["root", "item"].map(|name| self.form.names.intern(name));
        let mut builder = Builder::continuing(std::mem::take(&mut self.form.fixed));
        let root = builder.element(document, root_name);
        for row in rows {
            let item = builder.element(root, item_name);
            for (column, value) in row {
                let cell = builder.element(item, self.form.names.intern(&column));
                builder.text(cell, &value);
            }
        }
        self.form.fixed = builder.nodes;
    }

    fn xml(&mut self, document: NodeId, text: &str) -> Result<(), crate::document::XmlError> {
        let mut builder = Builder::default();
        let from = read_xml(text, &mut builder, &mut self.form.names, true)?;
        let raw = builder.nodes;
        let names = std::mem::take(&mut self.form.names);
        let mut inner = Loading::new(&raw, names);
        inner.form.fixed = std::mem::take(&mut self.form.fixed);
        let root = Tree::new(&raw, &[]).elements(from).next();
        if let Some(root) = root {
            inner.copy(root, document);
        }
        self.form.fixed = inner.form.fixed;
        self.form.names = inner.form.names;
        Ok(())
    }
}
