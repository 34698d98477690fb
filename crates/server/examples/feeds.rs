//! Serves the demo's areas after some changes, for programs that check feeds: a date of each kind of activity is called
//! off, another is moved, a third and a whole activity are gone. Writes its address, and ends when its input does.

use std::io::Read;

use anyhow::{Context, Result, anyhow};
use sammen_demo::AREAS;
use sammen_domain::{Change, OccurrenceState, Text, Theme};
use sammen_server::{
    AppState, Clock, Database, Location, Site, content,
    import::{Content, ImportFile, ImportOptions, read_content},
    router,
};
use uuid::Uuid;

#[tokio::main]
async fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let database = Database::connect(&Location::Folder(folder.path().to_owned())).await?;
    let clock = Clock::system();
    for demo in AREAS {
        let files = demo
            .files
            .iter()
            .map(|(name, bytes)| ImportFile { name: (*name).to_owned(), bytes: bytes.to_vec() });
        let options = ImportOptions { shift_days: 0, today: None };
        let mut content = read_content(&files.collect::<Vec<_>>(), &options)
            .map_err(|problems| anyhow!("failed to read the demo content: {problems:?}"))?;
        content::apply(&database, &content, Uuid::new_v4(), &clock).await?;
        change(&mut content);
        content::apply(&database, &content, Uuid::new_v4(), &clock).await?;
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    let site = Site::of_this_machine(port).into();
    let state = AppState { site, ..AppState::new(database, clock) };
    println!("http://localhost:{port}");
    std::thread::spawn(|| {
        // Whoever started this has ended, or wants it to end.
        std::io::stdin().read_to_end(&mut Vec::new()).ok();
        std::process::exit(0);
    });
    axum::serve(listener, router(state)).await.context("failed to serve")
}

fn change(content: &mut Content) {
    let sports: Vec<_> = content
        .activities
        .iter()
        .filter(|activity| activity.themes.contains(&Theme::Sport))
        .map(|activity| activity.id)
        .collect();
    let gone = sports.last().copied().filter(|_| sports.len() > 1);
    content.activities.retain(|activity| Some(activity.id) != gone);
    content.occurrences.retain(|date| Some(date.activity) != gone);
    content.occurrences.pop();
    let (mut of_sport, mut others) = (Vec::new(), Vec::new());
    for date in &mut content.occurrences {
        if sports.contains(&date.activity) { of_sport.push(date) } else { others.push(date) }
    }
    for mut dates in [of_sport, others] {
        if let [called_off, moved, ..] = &mut dates[..] {
            called_off.state = OccurrenceState::Cancelled { reason: Text::new("da", "Aflyst") };
            let (starts, ends, reason) = (moved.starts, moved.ends, Text::default());
            moved.change = Some(Change { starts, ends, reason });
            (moved.starts_at, moved.ends_at) = (moved.starts_at + 3_600, moved.ends_at + 3_600);
            (moved.starts.minute, moved.ends.minute) =
                (moved.starts.minute + 60, moved.ends.minute + 60);
        }
    }
}
