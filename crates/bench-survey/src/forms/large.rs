//! A form with 500 questions, in two languages, of the kinds that real questionnaires have.

mod question;

use std::fmt::Write;

use question::{Kind, Question};

/// Groups, each with twenty questions.
const SECTIONS: u32 = 24;
/// Places that can be chosen, in so many regions.
const TOWNS: u32 = 200;
const REGIONS: u32 = 10;

/// Its XML.
pub fn xml() -> String {
    let mut parts = Parts::default();
    parts.front();
    (1..=SECTIONS).for_each(|section| parts.section(section));
    parts.repeat("person", 7);
    parts.repeat("visit", 7);
    parts.totals();
    parts.document()
}

/// What the parts of a form have so far.
#[derive(Default)]
struct Parts {
    nodes: String,
    binds: String,
    body: String,
    /// Texts of both languages.
    texts: [String; 2],
}

macro_rules! add {
    ($to:expr, $($words:tt)*) => {
        write!($to, $($words)*).expect("a text takes what is written")
    };
}

impl Parts {
    /// What much else depends on: how thorough the form is to be.
    fn front(&mut self) {
        self.nodes += "<front>";
        self.open_group("/data/front", "The beginning");
        for (name, kind) in [
            ("mode", Kind::Mode),
            ("name", Kind::Text),
            ("born", Kind::Whole),
            ("date", Kind::Date),
            ("home", Kind::Region),
            ("ok", Kind::YesNo),
        ] {
            self.question(&Question { group: "/data/front", name, kind, relevant: None });
        }
        self.nodes += "</front>";
        self.body += "</group>";
    }

    fn section(&mut self, section: u32) {
        let group = format!("/data/s{section}");
        add!(self.nodes, "<s{section}>");
        let relevant = format!("/data/front/mode != 'none' or {section} &lt; 3");
        add!(self.binds, "<bind nodeset=\"{group}\" relevant=\"{relevant}\"/>");
        self.open_group(&group, &format!("Section {section}"));
        for at in 0..20 {
            let kind = Kind::ALL[at % Kind::ALL.len()];
            let name = format!("q{at}");
            let relevant = match at % 10 {
                1 => Some(format!("{group}/q{} = 'yes'", at - 1)),
                2 => Some("/data/front/mode = 'full'".to_owned()),
                _ => None,
            };
            self.question(&Question { group: &group, name: &name, kind, relevant });
        }
        let score = format!(
            "coalesce({group}/q8, 0) + coalesce({group}/q18, 0) + count-selected({group}/q5)"
        );
        self.calculation(&group, "score", &score);
        self.calculation(&group, "depth", "if(/data/front/mode = 'full', 2, 1)");
        add!(self.nodes, "</s{section}>");
        self.body += "</group>";
    }

    fn repeat(&mut self, name: &str, questions: usize) {
        let group = format!("/data/{name}");
        add!(self.nodes, "<{name}>");
        self.open_group(&group, &format!("Every {name}"));
        add!(self.body, "<repeat nodeset=\"{group}\">");
        for at in 0..questions {
            let kind = Kind::ALL[at % Kind::ALL.len()];
            let relevant = (at == 1).then(|| "../q0 = 'yes'".to_owned());
            self.question(&Question { group: &group, name: &format!("q{at}"), kind, relevant });
        }
        self.calculation(&group, "place", "position(..)");
        add!(self.nodes, "</{name}>");
        self.body += "</repeat></group>";
    }

    /// What needs many answers.
    fn totals(&mut self) {
        self.nodes += "<totals>";
        let scores: Vec<String> = (1..=SECTIONS).map(|n| format!("/data/s{n}/score")).collect();
        self.calculation("/data/totals", "score", &scores.join(" + "));
        self.calculation("/data/totals", "ages", "sum(/data/person/q1)");
        self.calculation("/data/totals", "people", "count(/data/person)");
        self.nodes += "</totals>";
    }

    fn open_group(&mut self, path: &str, label: &str) {
        add!(self.body, "<group ref=\"{path}\"><label>{label}</label>");
    }

    fn calculation(&mut self, group: &str, name: &str, expression: &str) {
        add!(self.nodes, "<{name}/>");
        add!(
            self.binds,
            "<bind nodeset=\"{group}/{name}\" type=\"int\" calculate=\"{expression}\"/>"
        );
    }

    fn question(&mut self, question: &Question<'_>) {
        add!(self.nodes, "<{}/>", question.name);
        add!(self.binds, "{}", question.bind());
        add!(self.body, "{}", question.control());
        for (language, texts) in ["English", "Dansk"].iter().zip(&mut self.texts) {
            add!(texts, "{}", question.text(language));
        }
    }

    fn document(&self) -> String {
        let Self { nodes, binds, body, texts: [english, danish] } = self;
        let lists = lists();
        format!(
            "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\" \
             xmlns:jr=\"http://openrosa.org/javarosa\" xmlns:orx=\"http://openrosa.org/xforms\">\
             <h:head><h:title>Large</h:title><model><itext>\
             <translation lang=\"English (en)\" default=\"true()\">{english}</translation>\
             <translation lang=\"Dansk (da)\">{danish}</translation></itext>\
             <instance><data id=\"large\" version=\"1\">{nodes}\
             <orx:meta><orx:instanceID/></orx:meta></data></instance>{lists}{binds}\
             <bind nodeset=\"/data/orx:meta/orx:instanceID\" type=\"string\" jr:preload=\"uid\"/>\
             </model></h:head><h:body>{body}</h:body></h:html>"
        )
    }
}

/// What can be chosen, as documents beside the answers.
fn lists() -> String {
    let mut text = String::new();
    let item =
        |name: &str, label: &str| format!("<item><name>{name}</name><label>{label}</label></item>");
    let list =
        |id: &str, items: String| format!("<instance id=\"{id}\"><root>{items}</root></instance>");
    text += &list("modes", ["none", "short", "full"].map(|name| item(name, name)).concat());
    text += &list("answers", ["yes", "no"].map(|name| item(name, name)).concat());
    text += &list("scale", (1..=7).map(|n| item(&n.to_string(), &format!("Step {n}"))).collect());
    let regions = (0..REGIONS).map(|n| item(&format!("r{n}"), &format!("Region {n}")));
    text += &list("regions", regions.collect());
    let town = |n: u32| {
        let region = n % REGIONS;
        format!("<item><name>t{n}</name><label>Town {n}</label><region>r{region}</region></item>")
    };
    text += &list("towns", (0..TOWNS).map(town).collect());
    text
}
