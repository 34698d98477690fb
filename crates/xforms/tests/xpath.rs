//! Expressions on one small document, by the words of XPath 1.0 and ODK XForms.

use sammen_xforms::document::{Builder, Names, Node, NodeId, Tree, read_xml};
use sammen_xforms::xpath::{Clock, Evaluation, EvaluationError, FixedZone, Host, compile};

const XML: &str = "<shop town='Gladsaxe'><fruit id='f1'><name>apple</name><price>3</price></fruit>\
    <fruit id='f2'><name>pear</name><price>4.5</price></fruit><!--none--><empty/><tags>red  green blue</tags>\
    <day>2026-11-22</day><place>55.75 12.5 0 0</place></shop>";

/// An hour ahead of Greenwich.
const ZONE: FixedZone = FixedZone(3_600);

struct Alone;

impl Host for Alone {
    fn instance(&self, _: &str) -> Option<NodeId> {
        None
    }
    fn translation(&self, _: &str) -> Vec<NodeId> {
        Vec::new()
    }
    fn choice_name(&self, _: &str, _: &str, _: NodeId) -> Option<String> {
        None
    }
    fn random(&self) -> f64 {
        0.25
    }
    fn property(&self, name: &str) -> Option<String> {
        (name == "deviceid").then(|| "phone".to_owned())
    }
    fn matches(&self, pattern: &str, text: &str) -> Result<bool, EvaluationError> {
        Ok(pattern == text)
    }
}

fn run(source: &str) -> Result<String, EvaluationError> {
    let (mut names, mut builder) = (Names::new(), Builder::default());
    let document = read_xml(XML, &mut builder, &mut names, true).expect("it is XML");
    let program = compile(source, &mut names, &[]).expect("it is an expression");
    let nodes: Vec<Node> = builder.nodes;
    let evaluation = Evaluation {
        program: &program,
        tree: Tree::new(&nodes, &[]),
        names: &names,
        host: &Alone,
        // 2026-11-22, 11:00:00 in Greenwich.
        clock: Clock { now_ms: 1_795_345_200_000.0, zone: &ZONE },
        dates: true,
        known: &[],
        current: document + 1,
    };
    evaluation.run().map(|value| evaluation.string(&value))
}

/// Each expression with the text of its value.
fn check(cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        assert_eq!(run(source).as_deref(), Ok(*expected), "{source}");
    }
}

#[test]
fn paths_and_axes() {
    check(&[
        ("/shop/fruit/name", "apple"),
        ("fruit[2]/name", "pear"),
        ("fruit[last()]/@id", "f2"),
        ("//name[../price > 4]", "pear"),
        ("count(//node())", "19"),
        ("count(fruit | fruit[1] | empty)", "3"),
        ("name(fruit[2]/preceding-sibling::*)", "fruit"),
        ("name(empty/preceding-sibling::*[1])", "fruit"),
        ("fruit[2]/preceding::name", "apple"),
        ("name(fruit[1]/following::*[3])", "price"),
        ("count(//price/ancestor::*)", "3"),
        ("name(//price[1]/ancestor-or-self::*[1])", "price"),
        ("comment()", "none"),
        ("(//name)[2]", "pear"),
        ("count(fruit[position() mod 2 = 1])", "1"),
        ("string(/shop/nothing)", ""),
        ("fruit/self::node()[@id = 'f2']/child::name", "pear"),
        ("position(fruit[2])", "2"),
    ]);
}

#[test]
fn operators() {
    check(&[
        ("1 + 2 * 3 - 4 div 2", "5"),
        ("-7 mod 3", "-1"),
        ("- - 2", "2"),
        ("1or0", "true"),
        ("'a' = 'a' and not('a' = 'b')", "true"),
        ("//price = 3", "true"),
        ("//price != 3", "true"),
        ("//price > 5", "false"),
        ("fruit = true()", "true"),
        ("0 and boom()", "false"),
        ("1 div 0", "Infinity"),
        ("0.1 + 0.2", "0.30000000000000004"),
        ("1 = 1 = true()", "true"),
        ("2 < 3 < 1", "false"),
    ]);
}

#[test]
fn text() {
    check(&[
        ("concat('a', 1, true())", "a1true"),
        ("concat(//name)", "applepear"),
        ("join('-', //price, 'x')", "3-4.5-x"),
        ("substring('12345', 2, 3)", "234"),
        ("substring('12345', 1.5, 2.6)", "234"),
        ("substr('hello', 1, -1)", "ell"),
        ("substring-before('a-b', '-')", "a"),
        ("substring-after('a-b', '-')", "b"),
        ("translate('bar', 'abc', 'AB')", "BAr"),
        ("normalize-space('  a   b ')", "a b"),
        ("string-length('rød')", "3"),
        ("starts-with('abc', 'ab') and ends-with('abc', 'bc') and contains('abc', 'b')", "true"),
        ("digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"),
        ("digest('abc', 'SHA-1')", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0="),
        ("base64-decode('UsO4ZGdyw7hk')", "Rødgrød"),
        ("coalesce('', 'b')", "b"),
        ("if(1 > 2, 'yes', 'no')", "no"),
        ("regex('abc', 'abc')", "true"),
        ("property('deviceid')", "phone"),
        ("boolean-from-string('1')", "true"),
        ("string-length(uuid())", "36"),
        ("string-length(uuid(8))", "8"),
        ("once('new')", run("string(.)").as_deref().unwrap_or_default()),
    ]);
}

#[test]
fn numbers() {
    check(&[
        ("sum(//price)", "7.5"),
        ("sum(//nothing)", "0"),
        ("min(//price, 2)", "2"),
        ("max(//price)", "4.5"),
        ("max(//nothing)", "NaN"),
        ("round(2.5)", "3"),
        ("round(-2.5)", "-2"),
        ("round(2.15, 1)", "2.2"),
        ("round(1234, -2)", "1200"),
        ("int(-3.7)", "-3"),
        ("floor(-1.5)", "-2"),
        ("ceiling(-1.5)", "-1"),
        ("pow(2, 10)", "1024"),
        ("exp10(2)", "100"),
        ("sqrt(16) + abs(-1)", "5"),
        ("number('x')", "NaN"),
        ("number('-.5')", "-0.5"),
        ("count-non-empty(* )", "5"),
        ("random()", "0.25"),
        ("weighted-checklist(3, 4, true(), 3, false(), 9)", "true"),
        ("checklist(-1, 1, true(), true())", "false"),
        ("distance('0 0', '0 1')", "111318.85"),
        ("area('0 0;0 1;1 1;1 0')", "12391256135.81"),
        ("geofence(place, '55 12;55 13;56 13;56 12')", "true"),
    ]);
}

#[test]
fn selections() {
    check(&[
        ("selected(tags, 'green')", "true"),
        ("selected(tags, 'gree')", "false"),
        ("count-selected(tags)", "3"),
        ("selected-at(tags, 2)", "blue"),
        ("selected-at(tags, 3)", ""),
    ]);
}

#[test]
fn dates() {
    check(&[
        ("today()", "2026-11-22"),
        ("now()", "2026-11-22T12:00:00.000+01:00"),
        ("day = today()", "true"),
        ("day + 1 > today()", "true"),
        ("date(day + 10)", "2026-12-02"),
        ("date('2026-02-30')", "Invalid Date"),
        ("format-date(day, '%a %e %b %Y, %d/%m/%y')", "Sun 22 Nov 2026, 22/11/26"),
        ("format-date-time('2026-11-22T09:05:07.089Z', '%H:%M:%S.%3 %h')", "10:05:07.089 10"),
        ("decimal-time('18:00:00.000+01:00')", "0.75"),
        ("decimal-date-time('1970-01-03T00:00:00Z')", "2"),
        ("int((date('2028-03-01') - date('2028-02-01')))", "29"),
    ]);
}

#[test]
fn what_cannot_be_evaluated_is_an_error() {
    let check = |source: &str, expected: EvaluationError| assert_eq!(run(source), Err(expected));
    check("boom()", EvaluationError::UnknownFunction("boom".into()));
    check("not()", EvaluationError::Arguments { function: "not", given: 0 });
    check("count(1)", EvaluationError::NotNodes);
    check("instance('x')/a", EvaluationError::Instance("x".into()));
    check(
        "digest('a', 'MD4')",
        EvaluationError::Argument { function: "digest", given: "MD4".into() },
    );
}

#[test]
fn what_is_no_expression_is_an_error_with_its_place() {
    let check = |source: &str, expected: &str| {
        let error = compile(source, &mut Names::new(), &[]).expect_err("it is refused");
        assert_eq!(error.to_string(), format!("read an expression: {expected}"));
    };
    check("", "an expression was expected at byte 0");
    check("1 +", "an expression was expected at byte 3");
    check("a[1", "] was expected at byte 3");
    check("'open", "the end of a string was expected at byte 0");
    check("a b", "an operator or the end was expected at byte 2");
    check("x:a", "the prefix x is not declared");
    check("up::a", "an axis was expected at byte 0");
}
