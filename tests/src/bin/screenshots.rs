//! Walks through the main screens with demo content and takes a picture of each, light and dark.
//!
//! `cargo xtask screenshots` builds the app and the server first and says where they are.

use std::{fs, path::PathBuf};

use sammen_tests::{Appearance, Content, DEMO_AREA, Phone, Server, hook, registered, screenshots};

#[tokio::main]
async fn main() {
    let folder = screenshots();
    fs::create_dir_all(&folder).expect("the folder for the pictures can be made");
    let album = Album { folder };
    let mut server = Server::start_with(Content::Demo).await;
    let phone = Phone::new("Resident", &server).await;

    phone.go("/").await;
    phone.wait_for(&hook("welcome-action")).await;
    album.take(&phone, "01-welcome").await;
    phone.move_in(DEMO_AREA).await;
    album.take(&phone, "02-aktiviteter").await;
    search(&phone).await;
    album.take(&phone, "03-sogning").await;
    phone.open_activity("fællesspisning", "Fællesspisning").await;
    phone.choose_second_date().await;
    phone.run("scrollTo(0, 0)", Vec::new()).await;
    album.take(&phone, "04-aktivitet").await;
    register(&phone, &mut server).await;
    album.take(&phone, "05-tilmeldt").await;
    phone.go("/mit").await;
    phone.wait_for(&hook("unsent-item")).await;
    album.take(&phone, "06-mit").await;
    server.start().await;
    phone.go("/undersoegelser").await;
    phone.wait_for(&hook("survey-card")).await;
    phone.wait_until_waiting(0).await;
    album.take(&phone, "07-undersoegelser").await;
    open_scale(&phone).await;
    album.take(&phone, "08-spoergsmaal").await;
    phone.go("/hjaelp").await;
    phone.wait_for(&hook("service-card")).await;
    album.take(&phone, "09-steder").await;
    phone.go("/mere").await;
    phone.wait_for("h1").await;
    album.take(&phone, "10-mere").await;
}

/// Where the pictures go.
struct Album {
    folder: PathBuf,
}

impl Album {
    async fn take(&self, phone: &Phone, name: &str) {
        for appearance in Appearance::ALL {
            phone.set_appearance(appearance).await;
            let picture = phone.screenshot().await;
            let file = self.folder.join(format!("{name}-{}.png", appearance.name()));
            fs::write(&file, picture).expect("the picture can be written");
            println!("{}", file.display());
        }
    }
}

/// A few words typed, the choices unfolded.
async fn search(phone: &Phone) {
    phone.click(&hook("filters")).await;
    phone.type_into(&hook("search"), "mad").await;
    phone.wait_for(&hook("activity-card")).await;
    phone.run("scrollTo(0, 0)", Vec::new()).await;
}

/// A family of three, without a network.
async fn register(phone: &Phone, server: &mut Server) {
    server.stop().await;
    phone.register(3).await;
    phone.wait_for(&registered("saved")).await;
    phone.wait_for_network(false).await;
    let show = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' });";
    phone.run(show, vec![hook("registration-state").into()]).await;
}

/// The scale from 1 to 7, with a number chosen.
async fn open_scale(phone: &Phone) {
    phone.open_survey().await;
    phone.begin_survey().await;
    // A finger would leave a shade on what it touched.
    let shade = "document.documentElement.style.webkitTapHighlightColor = 'transparent'";
    phone.run(shade, Vec::new()).await;
    phone.next_question("velkommen").await;
    phone.answer("bor_her", &["ja"]).await;
    phone.next_question("bor_her").await;
    phone.answer("aar_i_omraadet", &["7"]).await;
    phone.next_question("aar_i_omraadet").await;
    phone.answer("tryg_hverdag", &["6"]).await;
}
