//! Measures syncing ten thousand activities, in one browser, beside what else one could use.
//!
//! `cargo xtask bench sync` builds what is measured, installs the peers and says where everything is. Ours is the
//! app's own storage, syncer, view and search index in WebAssembly, against the real server; the peers do what
//! their documentation says, with the same activities as JSON. Everything is measured several times, in turn,
//! each time from an empty database and an empty cache, after a round that does not count, so that every server is
//! warm; what counts is the median.

mod content;
mod figures;
mod peers;
mod rounds;
mod server;

use anyhow::Result;
use sammen_bench_browser::{Browser, repetitions};

use peers::Peers;
use rounds::Rounds;
use server::Server;

#[tokio::main]
async fn main() -> Result<()> {
    // The driver's client is built without a choice of its own; whoever chose before has chosen the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let folder = tempfile::tempdir()?;
    let pages = tempfile::tempdir()?;
    let server = Server::start(&folder.path().join("data")).await?;
    let peers = Peers::start(pages.path())?;
    println!("{} activities, {} bytes of JSON each", content::ACTIVITIES, peers.json_bytes_mean);
    let browser = Browser::start(folder.path()).await?;
    let mut rounds = Rounds::new(&browser, &server, &peers);
    rounds.warm_up().await?;
    for repetition in 1..=repetitions()? {
        println!("{}", rounds.run(repetition).await?);
    }
    let outcome = rounds.finish().await?;
    browser.quit().await?;
    print!("{}", outcome.table());
    println!("{}", serde_json::to_string(&outcome)?);
    Ok(())
}
