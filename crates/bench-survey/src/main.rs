//! Measures answering surveys in one browser, beside `@getodk/xforms-engine`.
//!
//! `cargo xtask bench survey` builds what is measured and says where everything is. Both engines are on one page, take
//! the same forms and the same answers in turn, and must come to the same values; medians are compared.
//! `docs/measuring-surveys.md` says what is timed.

mod figures;
mod forms;
mod rounds;
mod script;
mod server;

use anyhow::Result;
use sammen_bench_browser::{Browser, repetitions};

use forms::Forms;
use rounds::Rounds;
use server::Server;

#[tokio::main]
async fn main() -> Result<()> {
    // The driver's client is built without a choice of its own; whoever chose before has chosen the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let folder = tempfile::tempdir()?;
    let forms = Forms::make()?;
    print!("{}", forms.summary());
    let server = Server::start(&forms).await?;
    let browser = Browser::start(folder.path()).await?;
    let mut rounds = Rounds::new(&browser, &server, &forms);
    for repetition in 1..=repetitions()? {
        println!("{}", rounds.run(repetition).await?);
    }
    let outcome = rounds.finish();
    browser.quit().await?;
    print!("{}", outcome.table());
    println!("{}", serde_json::to_string(&outcome)?);
    Ok(())
}
