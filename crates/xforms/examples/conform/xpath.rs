use chrono::DateTime;
use sammen_xforms::document::{
    Builder, Kind, NONE, Names, Node, NodeId, Tree, namespace, read_xml,
};
use sammen_xforms::xpath::{Clock, Evaluation, EvaluationError, Host, Value, compile};
use serde::Deserialize;
use serde_json::Value as Json;

use crate::Report;
use crate::known::Known;
use crate::zone::NamedZone;

const MISSES: &str = include_str!("xpath-misses.txt");

#[derive(Deserialize)]
struct Case {
    file: String,
    test: String,
    kind: String,
    xforms: bool,
    expr: String,
    xml: String,
    ctx: Vec<Json>,
    expected: Json,
    #[serde(default)]
    factor: f64,
    now: String,
    tz: String,
}

pub fn run(text: &str) -> Report {
    let known = Known::read(MISSES);
    let mut report = Report { wanted: 98, ..Report::default() };
    for line in text.lines() {
        report.all += 1;
        let case: Case = serde_json::from_str(line).expect("a case a line");
        match check(&case) {
            Ok(()) => report.passed += 1,
            Err(difference) => {
                let name = format!("{}: {}", case.file, case.expr);
                println!("{name}\n    {difference}\n    {}", known.reason(&name));
            }
        }
    }
    report
}

fn check(case: &Case) -> Result<(), String> {
    let mut names = Names::new();
    let mut builder = Builder::default();
    let document =
        read_xml(&case.xml, &mut builder, &mut names, false).map_err(|error| error.to_string())?;
    for name in ["id", "lang", "instance", "translation", "text", "value", namespace::XML] {
        names.intern(name);
    }
    let prefixes = prefixes(&builder.nodes, &names);
    let program = compile(&case.expr, &mut names, &prefixes).map_err(|error| error.to_string())?;
    let current = find(Tree::new(&builder.nodes, &[]), &names, document, &case.ctx);
    let current = current.ok_or("there is no such context node")?;
    detach_instance(&mut builder.nodes, &names, document, current);
    let tree = Tree::new(&builder.nodes, &[]);
    let zone = NamedZone(case.tz.parse().map_err(|_| "unknown zone")?);
    let now = DateTime::parse_from_rfc3339(&case.now).map_err(|error| error.to_string())?;
    let host = OneDocument { tree, names: &names, document, language: language(&case.test) };
    let evaluation = Evaluation {
        program: &program,
        tree,
        names: &names,
        host: &host,
        clock: Clock { now_ms: now.timestamp_millis() as f64, zone: &zone },
        dates: case.xforms,
        known: &[],
        current,
    };
    let value = evaluation.run().map_err(|error| format!("failed to {error}"))?;
    compare(case, &evaluation, &value, document)
}

fn compare(
    case: &Case,
    run: &Evaluation<'_>,
    value: &Value,
    document: NodeId,
) -> Result<(), String> {
    let text = case.expected.as_str().unwrap_or_default();
    let number = || if text == "NaN" { f64::NAN } else { text.parse().unwrap_or(f64::NAN) };
    let same = |left: f64, right: f64| left == right || left.is_nan() && right.is_nan();
    let (right, given) = match case.kind.as_str() {
        "boolean" => {
            let given = run.boolean(value);
            (case.expected == Json::Bool(given), given.to_string())
        }
        "number" => (same(run.number(value), number()), run.number(value).to_string()),
        "number-rounded" => {
            let rounded = |number: f64| (number * case.factor).round() / case.factor;
            (same(rounded(run.number(value)), rounded(number())), run.number(value).to_string())
        }
        "string" => (run.string(value) == text, run.string(value)),
        "string-length" => {
            let length = run.string(value).chars().count() as f64;
            (same(length, number()), length.to_string())
        }
        "string-matches" => {
            let pattern = text.trim_matches('/');
            let matches =
                regex_lite::Regex::new(pattern).is_ok_and(|r| r.is_match(&run.string(value)));
            (matches, run.string(value))
        }
        _ => {
            let Value::Nodes(nodes) = value else {
                return Err("no node-set".to_owned());
            };
            let paths = nodes.iter().map(|id| path(run.tree, run.names, *id, document));
            let mut paths: Vec<Json> = paths.collect();
            let mut expected = case.expected.as_array().cloned().unwrap_or_default();
            if case.kind == "nodeset-unordered" {
                paths.sort_by_key(Json::to_string);
                expected.sort_by_key(Json::to_string);
            }
            (paths == expected, format!("{paths:?}"))
        }
    };
    if right { Ok(()) } else { Err(format!("expected {}, got {given}", case.expected)) }
}

/// In a whole form, absolute paths begin at the primary instance that the context is in.
fn detach_instance(nodes: &mut [Node], names: &Names, document: NodeId, current: NodeId) {
    let tree = Tree::new(nodes, &[]);
    let is_form = tree.elements(document).any(|id| names.text(tree.node(id).local) == "html");
    let is_instance = |id: &NodeId| names.text(tree.node(*id).local) == "instance";
    let instance = tree.ancestors(current).find(is_instance).filter(|_| is_form);
    if let Some(instance) = instance {
        nodes[instance as usize].parent = NONE;
    }
}

fn prefixes(nodes: &[Node], names: &Names) -> Vec<(String, String)> {
    let declared = nodes.iter().filter(|node| node.kind == Kind::Namespace && node.local != 0);
    declared.map(|node| (names.text(node.local).to_owned(), node.value.to_string())).collect()
}

/// Follows indexes of children, and the name of an attribute, from the document.
fn find(tree: Tree<'_>, names: &Names, document: NodeId, path: &[Json]) -> Option<NodeId> {
    let step = |id: NodeId, step: &Json| match step.as_u64() {
        Some(index) => tree.children(id).nth(index as usize),
        None => {
            let wanted = step.as_str()?.strip_prefix('@')?;
            tree.attributes(id).find(|id| written(names, tree.node(*id)) == wanted)
        }
    };
    path.iter().try_fold(document, step)
}

fn path(tree: Tree<'_>, names: &Names, mut id: NodeId, document: NodeId) -> Json {
    let mut steps = Vec::new();
    while id != document {
        let node = tree.node(id);
        steps.push(match node.kind {
            Kind::Attribute | Kind::Namespace => Json::from(format!("@{}", written(names, node))),
            _ => Json::from(tree.children(node.parent).position(|child| child == id).unwrap_or(0)),
        });
        id = node.parent;
        if id == NONE {
            break;
        }
    }
    steps.reverse();
    Json::Array(steps)
}

fn written(names: &Names, node: &Node) -> String {
    let (prefix, local) = (names.text(node.prefix), names.text(node.local));
    match (node.kind, prefix) {
        (Kind::Namespace, "") => "xmlns".to_owned(),
        (_, "") => local.to_owned(),
        _ => format!("{prefix}:{local}"),
    }
}

/// Such cases say in their name which language they are asked in.
fn language(test: &str) -> Option<&str> {
    let (_, after) = test.split_once("in language '")?;
    after.split('\'').next()
}

/// Instances and translations are looked for in the document itself.
struct OneDocument<'a> {
    tree: Tree<'a>,
    names: &'a Names,
    document: NodeId,
    language: Option<&'a str>,
}

impl OneDocument<'_> {
    fn inside(&self, top: NodeId, local: &str, attribute: (&str, &str)) -> Option<NodeId> {
        let mut all = std::iter::successors(Some(top), |id| self.tree.following(*id, top));
        let (name, value) = (self.names.find(attribute.0)?, attribute.1);
        all.find(|id| {
            self.names.text(self.tree.node(*id).local) == local
                && self.tree.attribute(*id, name) == Some(value)
        })
    }
}

impl Host for OneDocument<'_> {
    fn instance(&self, id: &str) -> Option<NodeId> {
        self.inside(self.document, "instance", ("id", id))
    }

    fn translation(&self, id: &str) -> Vec<NodeId> {
        let language = self.language.unwrap_or_default();
        let translation = self.inside(self.document, "translation", ("lang", language));
        let text = translation.and_then(|top| self.inside(top, "text", ("id", id)));
        text.map(|text| self.tree.elements(text).collect()).unwrap_or_default()
    }

    fn choice_name(&self, _: &str, _: &str, _: NodeId) -> Option<String> {
        None
    }

    fn random(&self) -> f64 {
        0.357_913_941_274_5
    }

    fn property(&self, _: &str) -> Option<String> {
        None
    }

    fn matches(&self, pattern: &str, text: &str) -> Result<bool, EvaluationError> {
        let pattern = regex_lite::Regex::new(&format!("^(?:{pattern})$"));
        Ok(pattern.is_ok_and(|pattern| pattern.is_match(text)))
    }
}
