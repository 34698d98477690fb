//! A survey on paper: sheets are printed, two of the staff key one, differ in a cross, look at the paper, and it is stored once.

use sammen_tests::{Appearance, Barriers, Content, DEMO_AREA, Key, Phone, Server, hook};

/// What Bo reads on the sheet, by the number of the question. Ida takes one cross for another.
const KEYED: [(u32, &str); 6] =
    [(1, "6"), (2, "alt"), (3, "sj"), (4, "sti sto"), (5, "lidt"), (12, "Lys på stien")];

#[tokio::test]
async fn two_key_a_sheet_and_its_answers_are_stored_once() {
    let mut server = Server::start_with(Content::Demo).await;
    let administrator = Phone::at_site("Administrator", &server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", DEMO_AREA)).await;
    let ida = administrator.colleague("Ida", &server).await;
    // Another page in between: the link that is shown is the next one's.
    administrator.click(&hook("nav-log")).await;
    let bo = administrator.colleague("Bo", &server).await;
    let mut barriers = Barriers::none();

    print(&ida, &mut barriers).await;
    open(&ida, "2-6").await;
    for (number, text) in KEYED {
        let text = if number == 2 { "oft" } else { text };
        ida.type_into(&field(number), text).await;
        // In words of people's own Enter is a new line.
        ida.press(if number == 12 { Key::Tab } else { Key::Enter }).await;
    }
    // What stands in a field that was left is saved; what is understood stands below it.
    ida.wait_for_text(&hook("understood"), "Sjældent").await;
    ida.wait_for_text(&hook("sheet-saved"), "Gemt").await;
    barriers.look_for(&ida, "keying").await;
    ida.picture("staff-keying", Appearance::Light).await;
    ida.click(&hook("sheet-done")).await;
    ida.wait_for(&hook("sheet-mend")).await;

    key_with_a_slip_and_without_a_network(&bo, &mut server).await;
    bo.click(&hook("sheet-done")).await;
    bo.wait_for(&hook("sheet-settle")).await;
    assert_eq!(bo.count("input[id^=sheet-], textarea[id^=sheet-]").await, 1, "they differ in one");
    bo.wait_for_text(&hook("other"), "For det meste").await;
    barriers.look_for(&bo, "different").await;
    bo.picture("staff-keying-different", Appearance::Light).await;
    bo.click(&hook("sheet-settle")).await;
    bo.click(&hook("sheet-next")).await;
    bo.wait_for_text(&hook("paper-counts"), "1 er tastet og gemt").await;
    assert_eq!(bo.count(&hook("paper-waiting")).await, 0);

    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let csv = folder.path().join("tryghed.csv");
    let path = csv.to_str().expect("a path in UTF-8");
    let words = ["survey", "export", "--area", DEMO_AREA, "--form", "tryghed"];
    let said = server.output_of(&[&words[..], &["--format", "csv", path]].concat());
    assert!(said.contains("1 responses"), "{said}");
    let csv = std::fs::read_to_string(&csv).expect("it was written");
    let rows: Vec<&str> = csv.lines().skip(1).collect();
    assert_eq!(rows.len(), 1, "{csv}");
    assert!(rows[0].contains(",allowed,paper,6,altid,sjaeldent,1,"), "{csv}");
    assert!(rows[0].ends_with(",Lys på stien"), "{csv}");
    barriers.expect_none();
}

/// Makes three sheets of the survey of safety, and looks at their page.
async fn print(ida: &Phone, barriers: &mut Barriers) {
    to_paper(ida).await;
    ida.type_into(&hook("paper-count"), "3").await;
    ida.click(&hook("paper-make")).await;
    ida.wait_for(&hook("paper-open")).await;
    barriers.look_for(ida, "paper").await;
    ida.picture("staff-paper", Appearance::Light).await;
    let read = "const done = arguments[arguments.length - 1];
        fetch(document.querySelector('[data-test=\"paper-open\"]').href)
            .then((answer) => answer.text()).then(done, (error) => done(String(error)));";
    let page = ida.run_async(read).await.as_str().unwrap_or_default().to_owned();
    assert_eq!(page.matches("<table class=sheet>").count(), 3);
    assert!(page.contains("Skema 2-6"), "{page}");
    assert!(page.contains("Svar kun, hvis du ved spørgsmål 1 svarede 5 eller 6 eller 7"), "{page}");
}

async fn to_paper(who: &Phone) {
    who.click(&hook("nav-surveys")).await;
    let mark = "const card = [...document.querySelectorAll('[data-test=\"survey\"]')]
            .find((card) => card.querySelector('h2')?.innerText === 'Tryghed');
        card?.querySelector('[data-test=\"survey-paper\"]')?.toggleAttribute('data-sought', true);
        return Boolean(card);";
    who.wait_until("the survey of safety", mark, vec![]).await;
    who.click("[data-sought]").await;
    who.wait_for(&hook("paper-counts")).await;
}

async fn open(who: &Phone, number: &str) {
    who.type_into(&hook("paper-number"), number).await;
    who.click(&hook("paper-go")).await;
    who.wait_for(&field(1)).await;
}

fn field(question: u32) -> String {
    hook(&format!("key-{question}"))
}

/// Keys what no code begins with, which is told; and goes on when the network is gone, until it is back.
async fn key_with_a_slip_and_without_a_network(bo: &Phone, server: &mut Server) {
    to_paper(bo).await;
    bo.wait_for_text(&hook("paper-waiting"), "som nummer to").await;
    open(bo, "26").await;
    bo.type_into(&field(2), "q").await;
    bo.press(Key::Enter).await;
    bo.wait_for_text(&hook("mark"), "ingen kode").await;
    bo.click(&hook("sheet-done")).await;
    bo.wait_for_text("main", "Ret de felter").await;
    for (number, text) in &KEYED[..3] {
        bo.type_into(&field(*number), text).await;
        bo.press(Key::Enter).await;
    }
    bo.wait_for_text(&hook("sheet-saved"), "Gemt").await;
    server.stop().await;
    for (number, text) in &KEYED[3..] {
        bo.type_into(&field(*number), text).await;
        bo.press(Key::Tab).await;
    }
    bo.wait_for_text(&hook("sheet-saved"), "Ikke gemt").await;
    bo.picture("staff-keying-unsaved", Appearance::Light).await;
    // Whoever leaves the page meanwhile finds what was typed when they are back, and it is saved by itself.
    bo.click(&hook("nav-surveys")).await;
    bo.wait_until_gone(&field(1)).await;
    server.start().await;
    bo.run("history.back()", Vec::new()).await;
    bo.wait_for_text(&hook("sheet-saved"), "Gemt").await;
}
