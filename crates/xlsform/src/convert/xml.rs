//! Elements and how they are written.

/// An element.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    content: Vec<Content>,
}

#[derive(Debug, Clone)]
enum Content {
    Element(Element),
    Text(String),
}

impl Element {
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), attributes: Vec::new(), content: Vec::new() }
    }

    pub fn with(mut self, attribute: &str, value: &str) -> Self {
        self.attributes.push((attribute.to_owned(), value.to_owned()));
        self
    }

    pub fn with_some(self, attribute: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(attribute, value),
            None => self,
        }
    }

    pub fn push(&mut self, child: Self) {
        self.content.push(Content::Element(child));
    }

    pub fn push_text(&mut self, text: &str) {
        self.content.push(Content::Text(text.to_owned()));
    }

    pub fn holding(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.content.extend(children.into_iter().map(Content::Element));
        self
    }

    pub fn saying(mut self, text: &str) -> Self {
        self.push_text(text);
        self
    }

    /// The element and all that it holds as XML. A workbook's sections are no deeper than its rows are many, and
    /// those are bounded.
    pub fn write(&self, into: &mut String) {
        into.push('<');
        into.push_str(&self.name);
        for (name, value) in &self.attributes {
            into.push(' ');
            into.push_str(name);
            into.push_str("=\"");
            escape(value, into);
            into.push('"');
        }
        if self.content.is_empty() {
            return into.push_str("/>");
        }
        into.push('>');
        for content in &self.content {
            match content {
                Content::Element(element) => element.write(into),
                Content::Text(text) => escape(text, into),
            }
        }
        into.push_str("</");
        into.push_str(&self.name);
        into.push('>');
    }
}

fn escape(text: &str, into: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            // XML has no other control characters.
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            c => into.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_xml_is_escaped() {
        let mut xml = String::new();
        let inner = Element::new("value").saying("a < b & \"c\"\u{1}");
        Element::new("text").with("id", "<\">").holding([inner, Element::new("x")]).write(&mut xml);
        let expect =
            "<text id=\"&lt;&quot;&gt;\"><value>a &lt; b &amp; &quot;c&quot;</value><x/></text>";
        assert_eq!(xml, expect);
    }
}
