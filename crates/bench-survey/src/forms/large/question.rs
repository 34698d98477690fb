//! One question of the large form.

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Mode,
    YesNo,
    Whole,
    Text,
    Region,
    /// A town of the region that was chosen before.
    Town,
    Several,
    Decimal,
    Date,
    /// A step of a scale, which must be answered.
    Step,
    /// Must be answered in a thorough form.
    Count,
}

impl Kind {
    /// What a section asks, over and over.
    pub const ALL: [Self; 10] = [
        Self::YesNo,
        Self::Whole,
        Self::Text,
        Self::Region,
        Self::Town,
        Self::Several,
        Self::Decimal,
        Self::Date,
        Self::Step,
        Self::Count,
    ];
}

/// A question with its place.
pub struct Question<'a> {
    /// The path of what it is in.
    pub group: &'a str,
    pub name: &'a str,
    pub kind: Kind,
    pub relevant: Option<String>,
}

impl Question<'_> {
    /// Its type and rules.
    pub fn bind(&self) -> String {
        let Self { group, name, .. } = self;
        let (value_type, rules) = match self.kind {
            Kind::Whole => ("int", "constraint=\". &gt;= 0 and . &lt;= 120\""),
            Kind::Count => {
                ("int", "required=\"/data/front/mode = 'full'\" constraint=\". &lt; 1000\"")
            }
            Kind::Decimal => ("decimal", "constraint=\". &gt;= 0\""),
            Kind::Date => ("date", ""),
            Kind::Step | Kind::Mode => ("string", "required=\"true()\""),
            _ => ("string", ""),
        };
        let relevant = match &self.relevant {
            Some(relevant) => format!("relevant=\"{relevant}\""),
            None => String::new(),
        };
        format!("<bind nodeset=\"{group}/{name}\" type=\"{value_type}\" {rules} {relevant}/>")
    }

    /// What shows it.
    pub fn control(&self) -> String {
        let Self { group, name, .. } = self;
        let path = format!("{group}/{name}");
        let label = format!("<label ref=\"jr:itext('{path}')\"/>");
        let items = |tag: &str, list: &str, filter: &str| {
            format!(
                "<{tag} ref=\"{path}\">{label}<itemset nodeset=\"instance('{list}')/root/item{filter}\">\
                 <value ref=\"name\"/><label ref=\"label\"/></itemset></{tag}>"
            )
        };
        match self.kind {
            Kind::Mode => items("select1", "modes", ""),
            Kind::YesNo => items("select1", "answers", ""),
            Kind::Region => items("select1", "regions", ""),
            Kind::Step => items("select1", "scale", ""),
            Kind::Several => items("select", "scale", ""),
            Kind::Town => items("select1", "towns", &format!("[region = {}]", self.region())),
            _ => format!("<input ref=\"{path}\">{label}</input>"),
        }
    }

    /// Where the region was asked, as a town's list sees it.
    fn region(&self) -> String {
        let at: usize = self.name.trim_start_matches('q').parse().unwrap_or(1);
        format!("current()/../q{}", at - 1)
    }

    /// Its words in a language.
    pub fn text(&self, language: &str) -> String {
        let Self { group, name, kind, .. } = self;
        let words = format!("{language}: question {name} of {group}, which asks for {kind:?}");
        format!("<text id=\"{group}/{name}\"><value>{words}</value></text>")
    }
}
