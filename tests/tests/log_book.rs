//! Who chooses it is counted in a programme: by a mark that nobody can trace, once, and never who did not choose it.

use std::{
    fs,
    time::{Duration, Instant},
};

use chrono::{Local, TimeDelta};
use sammen_tests::{
    Appearance, Barriers, Content, Phone, Server, TEST_AREA, TIMEOUT, fixture_files, hook, import,
    registered,
};
use tokio::time::sleep;

const ACTIVITY: &str = "Nabofrokost";
const PROGRAMME: &str = "Forældrenetværk";

#[tokio::test]
async fn whoever_chooses_it_is_counted_once_after_the_date() {
    let server = Server::start_with(Content::Fixture).await;
    plan(&server, false);
    let (amina, bo) = (resident("Amina", &server).await, resident("Bo", &server).await);
    amina.wait_for(&hook("count-me")).await;
    amina.picture("count-me", Appearance::Light).await;
    let mut barriers = Barriers::none();
    barriers.look_for(&amina, "the choice to be counted").await;
    let is_ticked = "return document.querySelector('[data-test=\"count-me\"] input').checked;";
    assert_eq!(amina.run(is_ticked, Vec::new()).await, false, "it is off by default");
    amina.click(&format!("{} label", hook("count-me"))).await;
    for (phone, name) in [(&amina, "Amina Test"), (&bo, "Bo Test")] {
        phone.type_into(&hook("name"), name).await;
        phone.click(&hook("register-submit")).await;
        phone.wait_for(&registered("confirmed")).await;
    }
    amina.wait_for_text(&hook("counted"), PROGRAMME).await;
    amina.picture("counted", Appearance::Light).await;
    assert_eq!(bo.count(&hook("counted")).await, 0);
    assert_eq!(notes(&server), 0, "nothing is sent before the date is over");

    plan(&server, true);
    for phone in [&amina, &bo] {
        phone.go("/mit").await;
        phone.wait_for(&hook("past")).await;
    }
    let start = Instant::now();
    while notes(&server) == 0 {
        assert!(start.elapsed() < TIMEOUT, "nothing is noted after the date");
        sleep(Duration::from_millis(50)).await;
    }
    // Opened again, it has told it; and Bo was not asked to be counted.
    for phone in [&amina, &bo] {
        phone.go("/mit").await;
        phone.wait_for(&hook("past")).await;
        phone.wait_until_waiting(0).await;
    }
    assert_eq!(notes(&server), 1);
    look_at_the_log_book(&server, &mut barriers).await;
    barriers.expect_none();
}

/// One of the staff sees the programme, and no small number.
async fn look_at_the_log_book(server: &Server, barriers: &mut Barriers) {
    let staff = Phone::at_site("Administrator", server).await;
    staff.give_passkeys().await;
    staff.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
    staff.click(&hook("nav-log-book")).await;
    staff.wait_for_text(&hook("programme"), PROGRAMME).await;
    staff.wait_for_text(&hook("log-book-persons"), "under 5").await;
    staff.wait_for_text(&hook("log-book-share"), "for få").await;
    barriers.look_for(&staff, "the log book").await;
    staff.picture("log-book", Appearance::Light).await;
    let file = staff.attribute(&hook("log-book-file"), "href").await;
    let decode = "return decodeURIComponent(arguments[0].split(',').slice(1).join(','))";
    let file = staff.run(decode, vec![file.into()]).await;
    let file = file.as_str().unwrap_or_default();
    let row = file.lines().find(|line| line.contains("Forskellige personer")).unwrap_or_default();
    assert!(row.contains(PROGRAMME) && row.contains("under 5"), "{file}");
}

async fn resident(name: &str, server: &Server) -> Phone {
    let phone = Phone::at_site(name, server).await;
    phone.move_in(TEST_AREA).await;
    phone.open_activity("nabofrokost", ACTIVITY).await;
    phone.wait_for(&hook("register-submit")).await;
    phone
}

fn notes(server: &Server) -> i64 {
    server.database().programme_notes()
}

/// The secretariat marks the activity, and may move its date to yesterday.
fn plan(server: &Server, is_over: bool) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut files = fixture_files(folder.path());
    let file = folder.path().join("activities.csv");
    let text = fs::read_to_string(&file).expect("the fixtures can be read");
    let mut lines = text.lines();
    let head = lines.next().unwrap_or_default();
    let mut rows = vec![format!("{head},programme")];
    for line in lines {
        let is_marked = line.starts_with("nabofrokost,");
        rows.push(format!("{line},{}", if is_marked { PROGRAMME } else { "" }));
        if is_over && is_marked {
            let column = head.split(',').position(|name| name == "start_date").unwrap_or_default();
            let planned = line.split(',').nth(column).unwrap_or_default();
            let yesterday = (Local::now() - TimeDelta::days(1)).format("%Y-%m-%d");
            let dates = folder.path().join("dates.csv");
            let moved = format!(
                "activity,date,status,new_date,start_time,end_time\n\
                 nabofrokost,{planned},moved,{yesterday},10:00,11:00\n"
            );
            fs::write(&dates, moved).expect("a temporary folder can be written");
            files.push(dates);
        }
    }
    fs::write(&file, rows.join("\n") + "\n").expect("a temporary folder can be written");
    let output = import(server.data(), &files);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
