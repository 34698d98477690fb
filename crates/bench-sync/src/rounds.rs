//! Each thing in turn, several times.

use anyhow::{Result, ensure};
use sammen_bench_browser::{Browser, median};
use sammen_sync::{Manifest, unseal};
use serde_json::{Value, json};

use crate::{
    content::{ACTIVITIES, DATES, WORD, area},
    figures::{FirstSync, Outcome, Peer, ReadBack, SyncAgain, WriteChunks},
    peers::Peers,
    server::Server,
};

/// How many rows and how many seat counts change at the end.
const CHANGES: u32 = 100;
const PEERS: [&str; 3] = ["dexie", "raw", "pouchdb"];

/// What has been measured.
pub struct Rounds<'a> {
    browser: &'a Browser,
    server: &'a Server,
    peers: &'a Peers,
    first: Vec<FirstSync>,
    back: Vec<ReadBack>,
    chunks: Vec<WriteChunks>,
    checked: Vec<f64>,
    chunks_back: Vec<f64>,
    peers_first: [Vec<f64>; PEERS.len()],
    peers_back: [Vec<f64>; PEERS.len()],
}

impl<'a> Rounds<'a> {
    pub fn new(browser: &'a Browser, server: &'a Server, peers: &'a Peers) -> Self {
        Self {
            browser,
            server,
            peers,
            first: Vec::new(),
            back: Vec::new(),
            chunks: Vec::new(),
            checked: Vec::new(),
            chunks_back: Vec::new(),
            peers_first: Default::default(),
            peers_back: Default::default(),
        }
    }

    /// Does everything once without measuring it: a server's first answer to anybody is not what is compared.
    pub async fn warm_up(&mut self) -> Result<()> {
        self.run(0).await?;
        *self = Self::new(self.browser, self.server, self.peers);
        Ok(())
    }

    /// Measures everything once; a line of what came of it.
    pub async fn run(&mut self, repetition: usize) -> Result<String> {
        let name = format!("ours-{repetition}");
        let first = self.first_sync(&name).await?;
        let back = self.read_back(&name).await?;
        self.first.push(first);
        self.back.push(back);
        let (chunks, chunks_back) = self.raw_chunks(repetition).await?;
        self.chunks.push(chunks);
        self.chunks_back.push(chunks_back);
        let checked = self.checked_chunks(repetition).await?;
        self.checked.push(checked);
        let mut line = format!(
            "{repetition}: ours {:.0} ms ({:.0} synced, {:.1} read; {:.0} stored), back {:.1} ms (listed {:.1}, \
             searchable {:.1}, whole {:.1}); raw chunks {:.1} ms, into a new database {:.1} ms, \
             fetched {:.1} ms, checked too {checked:.1} ms, back {chunks_back:.1} ms",
            first.searchable_ms,
            first.synced_ms,
            first.read_ms,
            first.stored_ms,
            back.read_ms,
            back.listed_ms,
            back.searchable_ms,
            back.whole_ms,
            chunks.written_ms,
            chunks.created_ms,
            chunks.fetched_ms,
        );
        for (index, peer) in PEERS.iter().enumerate() {
            let name = json!(format!("{peer}-{repetition}"));
            let [first, back] = self.peer(peer, &name).await?;
            self.peers_first[index].push(first);
            self.peers_back[index].push(back);
            line += &format!("; {peer} {first:.0} ms, back {back:.0} ms");
        }
        Ok(line)
    }

    /// The same chunks without us: written, and read in a page of its own.
    async fn raw_chunks(&self, repetition: usize) -> Result<(WriteChunks, f64)> {
        self.browser.clear_cache().await?;
        self.browser.open(&self.server.url).await?;
        let manifest = self.manifest().await?;
        let name = json!(format!("chunks-{repetition}"));
        let written = self.browser.call("writeChunks", &[name.clone(), packs(&manifest)]).await?;
        let count = manifest.chunks().count();
        self.browser.open(&self.server.url).await?;
        let back: Peer = self.browser.call("readChunks", &[name, json!(count)]).await?;
        ensure!(usize::try_from(back.count)? == count, "{} of {count} chunks", back.count);
        Ok((written, back.ms))
    }

    /// The same without us once more, with a manifest and digests: from the first request to the disk, in milliseconds.
    async fn checked_chunks(&self, repetition: usize) -> Result<f64> {
        let packs = packs(&self.manifest().await?);
        self.browser.clear_cache().await?;
        self.browser.open(&self.server.url).await?;
        let name = json!(format!("checked-{repetition}"));
        let asked = [name, packs, json!(public("manifest"))];
        let written: WriteChunks = self.browser.call("writeChunks", &asked).await?;
        Ok(written.fetched_ms)
    }

    /// Measures what changes cost, and compares.
    pub async fn finish(&mut self) -> Result<Outcome> {
        let first = self.first_sync("ours").await?;
        let nothing_new: SyncAgain = self.browser.call("syncAgain", &[]).await?;
        self.server.retitle(CHANGES).await?;
        let changed_rows: SyncAgain = self.browser.call("syncAgain", &[]).await?;
        self.server.register(CHANGES.min(DATES)).await?;
        let seat_counts: SyncAgain = self.browser.call("syncAgain", &[]).await?;
        let back = self.read_back("ours").await?;
        ensure!(back.seats == f64::from(2 * CHANGES), "the seat counts came: {back:?}");
        println!(
            "nothing new {:.0} ms, {CHANGES} rows {:.0} ms, {CHANGES} seat counts {:.0} ms",
            nothing_new.ms, changed_rows.ms, seat_counts.ms
        );
        println!(
            "a first sync's {} requests: {} bytes sent, {} bytes of body",
            first.requests, first.sent_bytes, first.body_bytes
        );
        let manifest = self.manifest().await?;
        let mut paths = vec![public("manifest")];
        paths.extend(manifest.packs.iter().map(|pack| public(&format!("packs/{}", pack.hash))));
        let gzip: u64 = self.browser.call("gzipBytes", &[json!(paths)]).await?;
        let ours = median(self.first.iter().map(|first| first.searchable_ms));
        let stored = median(self.first.iter().map(|first| first.stored_ms));
        let back = |figure: fn(&ReadBack) -> f64| median(self.back.iter().map(figure));
        let [dexie, _, pouchdb] = self.peers_first.clone().map(median);
        let [dexie_back, ..] = self.peers_back.clone().map(median);
        let written = median(self.chunks.iter().map(|chunks| chunks.written_ms));
        let fetched = median(self.chunks.iter().map(|chunks| chunks.fetched_ms));
        let checked = median(self.checked.iter().copied());
        let raw_back = median(self.chunks_back.iter().copied());
        Ok(Outcome {
            first_sync_vs_pouchdb: pouchdb / ours,
            first_sync_vs_dexie: dexie / ours,
            first_sync_vs_raw_chunks: ours / fetched,
            first_sync_vs_checked_chunks: ours / checked,
            first_sync_stored_vs_raw_chunks: stored / fetched,
            first_sync_vs_raw_transaction: ours / written,
            read_back_vs_dexie: dexie_back / back(|back| back.read_ms),
            read_back_vs_raw_chunks: back(|back| back.read_ms) / raw_back,
            read_back_listed_vs_dexie: dexie_back / back(|back| back.listed_ms),
            read_back_whole_vs_dexie: dexie_back / back(|back| back.whole_ms),
            // The pull's answer is small and told by a pull with nothing new.
            gzip_bytes: gzip + nothing_new.body_bytes,
            requests: first.requests,
            nothing_new_bytes: nothing_new.body_bytes,
            seat_counts_bytes: seat_counts.body_bytes,
            changed_rows_bytes: changed_rows.body_bytes,
        })
    }

    async fn first_sync(&self, name: &str) -> Result<FirstSync> {
        self.browser.clear_cache().await?;
        self.browser.open(&self.server.url).await?;
        let first: FirstSync = self.browser.call("firstSync", &ours(name)).await?;
        ensure!(first.activities == f64::from(ACTIVITIES) && first.found > 0.0, "{first:?}");
        Ok(first)
    }

    async fn read_back(&self, name: &str) -> Result<ReadBack> {
        self.browser.open(&self.server.url).await?;
        let back: ReadBack = self.browser.call("readBack", &ours(name)).await?;
        ensure!(back.activities == f64::from(ACTIVITIES) && back.shown > 0.0, "{back:?}");
        Ok(back)
    }

    async fn peer(&self, peer: &str, name: &Value) -> Result<[f64; 2]> {
        let mut measured = [0.0; 2];
        for (figure, what) in measured.iter_mut().zip(["firstSync", "readBack"]) {
            if what == "firstSync" {
                self.browser.clear_cache().await?;
            }
            self.browser.open(&self.peers.url).await?;
            let seen: Peer =
                self.browser.call(&format!("{peer}.{what}"), std::slice::from_ref(name)).await?;
            ensure!(seen.count == ACTIVITIES, "{peer} has {} activities", seen.count);
            *figure = seen.ms;
        }
        Ok(measured)
    }

    async fn manifest(&self) -> Result<Manifest> {
        let bytes: Vec<u8> = self.browser.call("bytes", &[json!(public("manifest"))]).await?;
        Ok(unseal(&bytes)?)
    }
}

fn ours(name: &str) -> [Value; 3] {
    [json!(name), json!(area().as_str()), json!(WORD)]
}

/// The packs' paths, with the lengths of the chunks in them.
fn packs(manifest: &Manifest) -> Value {
    let packs = manifest.packs.iter().map(|pack| {
        let lengths: Vec<u32> = pack.chunks.iter().map(|chunk| chunk.bytes).collect();
        json!({ "path": public(&format!("packs/{}", pack.hash)), "lengths": lengths })
    });
    packs.collect()
}

fn public(path: &str) -> String {
    format!("/api/areas/{}/public/{path}", area())
}
