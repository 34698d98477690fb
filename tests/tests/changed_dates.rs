//! A date is moved and then cancelled: everybody registered is told, also without a network, until they say
//! that they have seen it.

use std::{fs, path::Path};

use chrono::{Days, Local};
use sammen_tests::{
    Content, Phone, Registration, Server, TEST_AREA, fixture_files, hook, import, listed,
    registered,
};

#[tokio::test]
async fn whoever_is_registered_is_told_until_they_have_seen_it() {
    let mut server = Server::start_with(Content::Fixture).await;
    let mut phone = Phone::new("Resident", &server).await;
    phone.move_in(TEST_AREA).await;
    phone.open_activity("bordtennis", "Bordtennis").await;
    phone.register(2).await;
    phone.wait_for(&registered("confirmed")).await;

    say(&server, &format!("moved,{},Salen bliver malet", day(8)));
    phone.go("/mit").await;
    let told = phone.wait_for(&hook("changed-date")).await;
    assert!(told.contains("Bordtennis") && told.contains("Flyttet fra"), "{told}");
    assert!(told.contains("Salen bliver malet"), "{told}");
    phone.wait_for(&attention(1)).await;

    // It stays when the phone is without a network and has been switched off.
    server.stop().await;
    phone.kill().await;
    phone.reopen().await;
    phone.go("/mit").await;
    phone.wait_for(&hook("changed-date")).await;
    phone.wait_for(&format!("{} {}", hook("registration-card"), hook("change"))).await;
    phone.click(&hook("acknowledge")).await;
    phone.wait_until_gone(&hook("changed-date")).await;
    phone.wait_for(&attention(0)).await;
    phone.kill().await;
    phone.reopen().await;
    phone.go("/mit").await;
    phone.wait_for(&listed("confirmed")).await;
    assert_eq!(phone.count(&hook("changed-date")).await, 0);

    server.start().await;
    assert_eq!(server.database().registrations(), [Registration::confirmed(2)]);
    say(&server, "cancelled,,Taget er utæt");
    phone.go("/mit").await;
    let told = phone.wait_for_text(&hook("changed-date"), "Aflyst").await;
    assert!(told.contains("Taget er utæt"), "{told}");
    phone.click(&hook("see-date")).await;
    phone.wait_for_text("dl.facts", "Aflyst: Taget er utæt").await;
    phone.go("/mit").await;
    phone.click(&hook("acknowledge")).await;
    phone.wait_until_gone(&hook("changed-date")).await;
}

/// The secretariat says something of the first date.
fn say(server: &Server, status_new_date_reason: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let mut files = fixture_files(folder.path());
    let file = folder.path().join("dates.csv");
    let dates = format!(
        "activity,date,status,new_date,reason\nbordtennis,{},{status_new_date_reason}\n",
        day(7)
    );
    write(&file, &dates);
    files.push(file);
    let output = import(server.data(), &files);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn write(file: &Path, text: &str) {
    fs::write(file, text).expect("a temporary folder can be written");
}

/// A day from today on.
fn day(days: u64) -> String {
    (Local::now().date_naive() + Days::new(days)).format("%Y-%m-%d").to_string()
}

/// The mark at the top, with so many things to look at.
fn attention(count: u32) -> String {
    format!("{}[data-attention='{count}']", hook("sending-state"))
}
