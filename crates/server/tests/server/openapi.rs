//! The API's description is a snapshot: a change of it is a change of a file. To take the new one:
//! `SAMMEN_BLESS=1 cargo test -p sammen-server openapi`.

use std::{fs, path::Path};

use sammen_sync::{Manifest, unseal};

use crate::fixture::Server;

#[tokio::test]
async fn the_description_is_as_it_was() {
    let answer = Server::empty().await.get("/api/openapi.json").await;
    assert_eq!(answer.header("content-type"), "application/json");
    let described: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/server/openapi.json");
    if std::env::var_os("SAMMEN_BLESS").is_some() {
        fs::write(&path, format!("{described:#}\n")).unwrap();
    }
    // Compared as values: the order of keys depends on what else is built with it.
    let known: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert!(known == described, "the API's description has changed; see the test for what to do");
}

#[tokio::test]
async fn every_described_path_is_there() {
    let server = Server::with_seats(&[4]).await;
    let answer = server.get("/api/openapi.json").await;
    let described: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    let manifest = server.get("/api/areas/hoeje-gladsaxe/public/manifest").await;
    let manifest: Manifest = unseal(&manifest.body).unwrap();
    // The only pack has one chunk, so both have one name.
    let hash = manifest.packs[0].hash.to_string();
    let paths = described["paths"].as_object().unwrap();
    assert_eq!(paths.len(), 46);
    for path in paths.keys() {
        let path = path.replace("{area}", "hoeje-gladsaxe").replace("{hash}", &hash);
        assert_ne!(server.get(&path).await.status, 404, "{path}");
    }
}
