use sammen_xforms::xform::{Choice, Resource};

use crate::scenario::{Scenario, form};

const ITEXT: &str = "<itext><translation lang=\"da\"><text id=\"hi\"><value>Hej <output value=\"/data/name\"/>!</value></text>\
    <text id=\"red\"><value>Rød</value></text></translation>\
    <translation lang=\"en\" default=\"true()\"><text id=\"hi\"><value>Hello <output value=\"/data/name\"/>!</value></text>\
    <text id=\"red\"><value>Red</value></text></translation></itext>";

#[test]
fn words_follow_the_language_and_the_answers() {
    let model = format!(
        "{ITEXT}<bind nodeset=\"/data/chosen\" calculate=\"jr:choice-name(/data/colour, '/data/colour')\"/>"
    );
    let body = "<input ref=\"/data/name\"><label ref=\"jr:itext('hi')\"/></input>\
                <select1 ref=\"/data/colour\"><item><label ref=\"jr:itext('red')\"/><value>r</value></item></select1>";
    let mut scenario = Scenario::of("<name/><colour/><chosen/>", &model, body);
    scenario.answer("/data/name", "Ida").answer("/data/colour", "r");
    let label = |it: &Scenario| {
        let node = it.session.find("/data/name").expect("it is there");
        it.session.label(&it.form().controls()[0], node, &it.phone)
    };
    assert_eq!(scenario.session.language(), Some("en"));
    assert_eq!(label(&scenario), "Hello Ida!");
    assert_eq!(scenario.value("/data/chosen"), "Red");
    let touched = scenario.counting(|it| assert!(it.session.set_language("da", &it.phone)));
    assert_eq!(touched, 1);
    assert_eq!(label(&scenario), "Hej Ida!");
    assert_eq!(scenario.value("/data/chosen"), "Rød");
    assert!(!scenario.session.set_language("xx", &scenario.phone));
}

fn choice(value: &str, words: &str) -> Choice {
    Choice { value: value.into(), words: words.into(), media: Default::default() }
}

#[test]
fn lists_come_from_files_and_are_filtered_by_answers() {
    let model = "<instance id=\"streets\" src=\"jr://file-csv/streets.csv\"/>\
                 <instance id=\"trees\" src=\"jr://file/trees.geojson\"/>\
                 <bind nodeset=\"/data/near\" calculate=\"instance('trees')/root/item[name = 'Oak']/geometry\"/>";
    let body = "<select1 ref=\"/data/street\"><itemset nodeset=\"instance('streets')/root/item[town = /data/town]\">\
                <value ref=\"name\"/><label ref=\"label\"/></itemset></select1>";
    let xml = form("<town/><street/><near/>", model, body);
    let streets = "name,label,town\na,\"First, the\",x\nb,Second,y\n";
    let trees = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": 1,
        "properties": {"name": "Oak"}, "geometry": {"type": "Point", "coordinates": [12.5, 55.75]}}]}"#;
    let mut scenario = Scenario::with(
        &xml,
        &[
            Resource { name: "streets.csv", bytes: streets.as_bytes() },
            Resource { name: "trees.geojson", bytes: trees.as_bytes() },
        ],
    );
    assert_eq!(scenario.choices("/data/street"), []);
    scenario.answer("/data/town", "x");
    assert_eq!(scenario.choices("/data/street"), [choice("a", "First, the")]);
    scenario.answer("/data/town", "y");
    assert_eq!(scenario.choices("/data/street"), [choice("b", "Second")]);
    assert_eq!(scenario.value("/data/near"), "55.75 12.5 0 0");
}

#[test]
fn a_seed_means_one_order() {
    let items: String = ["A", "B", "C", "D", "E", "F"]
        .iter()
        .map(|name| format!("<item><name>{name}</name></item>"))
        .collect();
    let model = format!("<instance id=\"list\"><root>{items}</root></instance>");
    let body = "<select1 ref=\"/data/s\"><itemset nodeset=\"randomize(instance('list')/root/item, /data/seed)\">\
                <value ref=\"name\"/><label ref=\"name\"/></itemset></select1>";
    let mut scenario = Scenario::of("<s/><seed>42</seed>", &model, body);
    let order =
        |it: &Scenario| it.choices("/data/s").into_iter().map(|one| one.value).collect::<String>();
    // The order that the specification's generator gives for this seed.
    assert_eq!(order(&scenario), "AFCBDE");
    scenario.answer("/data/seed", "1");
    assert_ne!(order(&scenario), "AFCBDE");
}
