//! What holds for any text, any bytes and any answers: no panic.

use std::cell::Cell;
use std::sync::Arc;

use proptest::prelude::*;
use sammen_xforms::document::{Builder, Names, Tree, read_xml};
use sammen_xforms::xform::{Device, FormSession, NodeKind, SavedAnswers, XForm, load};
use sammen_xforms::xpath::{Clock, Evaluation, EvaluationError, FixedZone, Host, compile};

use crate::scenario::form;

struct Dice(Cell<u64>);

const ZONE: FixedZone = FixedZone(0);

impl Device for Dice {
    fn clock(&self) -> Clock<'_> {
        Clock { now_ms: 0.0, zone: &ZONE }
    }

    fn random(&self) -> f64 {
        self.0.set(
            self.0
                .get()
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407),
        );
        (self.0.get() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

const ANSWERS: [&str; 12] = [
    "",
    "1",
    "2",
    "30",
    "-7.5",
    "yes",
    "OK",
    "2026-11-22",
    "12:30",
    "55 12",
    "north south",
    "æ\u{0}<&",
];

/// Answers a form by chance, and does all that can be done with it.
pub fn fill(form: Arc<XForm>, times: usize, seed: u64) -> FormSession {
    let dice = Dice(Cell::new(seed));
    let mut session = FormSession::start(Arc::clone(&form), &dice);
    for _ in 0..times {
        let nodes = session.nodes();
        let view = &nodes[(dice.random() * nodes.len() as f64) as usize];
        let choices = session.choices(view.id, &dice);
        let any = ANSWERS[(dice.random() * ANSWERS.len() as f64) as usize];
        let chosen = choices.first().map_or(any, |choice| choice.value.as_str());
        match view.kind {
            NodeKind::Range => drop(session.add_instance(view.id, &dice)),
            NodeKind::Instance => drop(session.remove_instance(view.id, &dice)),
            _ => drop(session.answer(view.id, chosen, &dice)),
        }
        session.message(view.id.min(session.root()), &dice);
    }
    for control in form.controls() {
        session.label(control, session.root(), &dice);
    }
    let languages: Vec<String> = form.languages().map(str::to_owned).collect();
    for language in languages {
        assert!(session.set_language(&language, &dice));
    }
    let response = session.submission();
    if let Ok(read) = SavedAnswers::from_submission(&form, &response) {
        assert_eq!(SavedAnswers::from_own_submission(&form, &response), Some(read), "{response}");
    }
    session.pages();
    drop(FormSession::restore(form, &session.save(), &dice));
    session
}

struct NoHost;

impl Host for NoHost {
    fn instance(&self, _: &str) -> Option<u32> {
        None
    }
    fn translation(&self, _: &str) -> Vec<u32> {
        Vec::new()
    }
    fn choice_name(&self, _: &str, _: &str, _: u32) -> Option<String> {
        None
    }
    fn random(&self) -> f64 {
        0.5
    }
    fn property(&self, _: &str) -> Option<String> {
        None
    }
    fn matches(&self, _: &str, _: &str) -> Result<bool, EvaluationError> {
        Ok(true)
    }
}

fn evaluate(source: &str) {
    let (mut names, mut builder) = (Names::new(), Builder::default());
    let document =
        read_xml("<a b='2026-11-22'>1<c>two</c><c><d/></c></a>", &mut builder, &mut names, true)
            .expect("it is XML");
    let Ok(program) = compile(source, &mut names, &[]) else { return };
    for current in document..builder.nodes.len() as u32 {
        let run = Evaluation {
            program: &program,
            tree: Tree::new(&builder.nodes, &[]),
            names: &names,
            host: &NoHost,
            clock: Clock { now_ms: 0.0, zone: &ZONE },
            dates: true,
            known: &[],
            current,
        };
        if let Ok(value) = run.run() {
            run.string(&value);
            run.number(&value);
        }
    }
}

#[test]
fn deep_expressions_are_refused_and_long_ones_are_not() {
    let deep = format!("{}1{}", "(".repeat(100_000), ")".repeat(100_000));
    assert!(compile(&deep, &mut Names::new(), &[]).is_err());
    assert!(compile(&"a[".repeat(50_000), &mut Names::new(), &[]).is_err());
    assert!(compile(&"if(".repeat(50_000), &mut Names::new(), &[]).is_err());
    for row in ["1 + ", "a/", "1 or ", "- ", "a | ", "a[1]/"] {
        let long = format!("{}1", row.repeat(5_000));
        let long = if row.contains('/') { long.replace("/1", "/b") } else { long };
        evaluate(&long);
    }
}

/// Pieces of expressions, in an order that makes sense more often than chance.
fn expression() -> impl Strategy<Value = String> {
    let functions = [
        "substr(., -1, 9)",
        "substring(., 0 div 0)",
        "round(., 400)",
        "round(., -400)",
        "uuid(1e9)",
        "selected-at(., -1)",
        "date(1e300)",
        "date(.)",
        "format-date(1e15, '%Y%m%d%a%b%')",
        "decimal-time(.)",
        "indexed-repeat(c, c, 0 - 5)",
        "position(..)",
        "area(.)",
        "distance(.)",
        "randomize(*, -9e99)",
        "int(1e300)",
        "pow(0, -1)",
        "digest(., 'MD5')",
        "base64-decode(.)",
        "weighted-checklist(1, 2, *, *)",
        "join(., *)",
        "translate(., 'a', '')",
        "once(.)",
        "min(*)",
        "date-time(-1e12)",
        "today() + 1e300",
        "lang(.)",
        "id(.)",
        "name(..)",
        "geofence(., .)",
    ];
    let leaf = prop_oneof![
        proptest::sample::select(functions.to_vec()).prop_map(str::to_owned),
        proptest::sample::select(vec![
            "..",
            ".",
            "//*",
            "/a/c",
            "@b",
            "*[2]",
            "'x'",
            "0",
            "1e",
            "-1",
            "c[last()]"
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let operators = vec![
            "+", "-", "*", " div ", " mod ", "=", "!=", "<", ">=", " and ", " or ", "|", "/", "//",
        ];
        prop_oneof![
            (inner.clone(), proptest::sample::select(operators), inner.clone())
                .prop_map(|(left, operator, right)| format!("{left}{operator}{right}")),
            (inner.clone(), inner.clone())
                .prop_map(|(of, predicate)| format!("({of})[{predicate}]")),
            (inner.clone(), inner.clone()).prop_map(|(yes, no)| format!("if({yes}, {no}, {yes})")),
            inner.prop_map(|of| format!("string-length({of})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_as_an_expression_panics(source in "\\PC{0,60}") {
        evaluate(&source);
    }

    #[test]
    fn no_expression_panics(source in expression()) {
        evaluate(&source);
    }

    #[test]
    fn no_text_as_a_form_panics(text in "\\PC{0,200}", at in 0_usize..2_000, cut in 0_usize..80) {
        drop(load(&text, &[]));
        let xml = include_str!("forms/safety.xml");
        let mut damaged: Vec<char> = xml.chars().collect();
        let at = at * damaged.len() / 2_000;
        let end = (at + cut).min(damaged.len());
        damaged.splice(at..end, text.chars().take(5));
        let damaged: String = damaged.into_iter().collect();
        if let Ok(form) = load(&damaged, &[]) {
            fill(Arc::new(form), 3, 1);
        }
    }

    #[test]
    fn no_expression_in_a_form_panics(one in expression(), other in expression(), seed in any::<u64>()) {
        let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let (one, other) = (escape(&one), escape(&other));
        let model = format!(
            "<bind nodeset=\"/data/a/c\" relevant=\"{one}\"/><bind nodeset=\"/data/r\" relevant=\"{other}\"/>\
             <bind nodeset=\"/data/r/n\" constraint=\"{one}\" required=\"{other}\"/>\
             <bind nodeset=\"/data/r/m\" readonly=\"{other}\"/><bind nodeset=\"/data/end\" calculate=\"{one}\"/>"
        );
        let body = format!(
            "<repeat nodeset=\"/data/r\" jr:count=\"({other}) mod 4\"><input ref=\"/data/r/n\"><label><output value=\"{one}\"/>\
             </label></input><select1 ref=\"/data/r/m\"><itemset nodeset=\"{one}\"><value ref=\"{other}\"/></itemset>\
             </select1></repeat>"
        );
        if let Ok(form) = load(&form("<a><c/></a><r><n/><m/></r><end/>", &model, &body), &[]) {
            fill(Arc::new(form), 12, seed);
        }
    }

    #[test]
    fn no_bytes_as_a_compact_form_panic(mut bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Some(first) = bytes.first_mut() {
            *first = 1;
        }
        drop(XForm::from_bytes(&bytes));
    }
}
