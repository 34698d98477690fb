//! What the staff do with a date and those who come to it, and what reaches their phones.

use std::fs;

use chrono::{Days, Local, TimeDelta, Utc};
use sammen_tests::{Content, Phone, Server, TEST_AREA, fixture_files, hook, import, registered};

const ACTIVITY: &str = "Familieaften";

#[tokio::test]
async fn a_date_that_is_called_off_reaches_a_phone_with_its_reason() {
    let server = Server::start_with(Content::Fixture).await;
    let phone = resident(&server, 2).await;
    phone.wait_for(&registered("confirmed")).await;
    let staff = administrator(&server).await.colleague("Inger", &server).await;
    open_date(&staff, ACTIVITY).await;
    staff.click("details:has([data-test=\"reason\"]) summary").await;
    staff.click(&hook("call-off")).await;
    staff.click("dialog[open] .button--danger").await;
    staff.wait_for_text(&hook("feedback"), "Skriv, hvorfor").await;
    staff.type_into(&hook("reason"), "Kokken er syg").await;
    staff.click(&hook("call-off")).await;
    staff.click("dialog[open] .button--danger").await;
    staff.wait_until_gone(&hook("reason")).await;

    phone.go("/mit").await;
    let told = phone.wait_for_text(&hook("changed-date"), "Aflyst").await;
    assert!(told.contains("Kokken er syg"), "{told}");
}

#[tokio::test]
async fn who_came_is_noted_and_can_be_taken_back() {
    let server = Server::start_with(Content::Fixture).await;
    let phone = resident(&server, 2).await;
    phone.wait_for(&registered("confirmed")).await;
    let staff = administrator(&server).await.colleague("Inger", &server).await;
    open_date(&staff, ACTIVITY).await;
    assert_eq!(staff.count(&hook("came")).await, 0, "it has not begun");
    begin(&server);
    staff.go(&staff.path().await).await;
    staff.click(&hook("did-not-come")).await;
    staff.wait_for_text(&hook("attendance"), "De kom ikke").await;
    phone.open_activity("familieaften", ACTIVITY).await;
    phone.wait_for_text("main", "Vi savnede jer").await;
    staff.click(&hook("came")).await;
    staff.wait_for_text(&hook("attendance"), "De kom").await;
    staff.wait_for(&format!("{}[aria-pressed=\"true\"]", hook("came"))).await;
    staff.click(&hook("came")).await;
    staff.wait_until_gone(&hook("attendance")).await;
}

/// A resident whose household of so many is registered, or waits.
async fn resident(server: &Server, persons: u32) -> Phone {
    let phone = Phone::new("Resident", server).await;
    phone.move_in(TEST_AREA).await;
    phone.open_activity("familieaften", ACTIVITY).await;
    phone.register(persons).await;
    phone.wait_until_waiting(0).await;
    phone
}

async fn administrator(server: &Server) -> Phone {
    let administrator = Phone::at_site("Administrator", server).await;
    administrator.give_passkeys().await;
    administrator.accept_as_staff(&server.make_administrator("Gerda", TEST_AREA)).await;
    administrator
}

/// Opens the first date of an activity.
async fn open_date(staff: &Phone, activity: &str) {
    staff.click(&hook("nav-activities")).await;
    let date = "const card = [...document.querySelectorAll('main li.card')]
        .find((card) => card.innerText.includes(arguments[0]));
        return card?.querySelector('[data-test=\"date\"]')?.getAttribute('href');";
    let date = staff.wait_until("its date", date, vec![activity.into()]).await;
    staff.click(&format!("a[href=\"{}\"]", date.as_str().unwrap_or_default())).await;
    staff.wait_for("#coming").await;
}

/// The secretariat moves the date to today.
fn begin(server: &Server) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut files = fixture_files(folder.path());
    let file = folder.path().join("dates.csv");
    // The fixture's dates are counted from this machine's today. In Denmark it is an hour later than by UTC, but for summer.
    let planned = Local::now().date_naive() + Days::new(10);
    let today = (Utc::now() + TimeDelta::hours(1)).date_naive();
    let text = format!(
        "activity,date,status,new_date,start_time,end_time,reason\n\
         familieaften,{planned},moved,{today},00:00,23:59,Salen er optaget\n"
    );
    fs::write(&file, text).expect("a temporary folder can be written");
    files.push(file);
    let output = import(server.data(), &files);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
