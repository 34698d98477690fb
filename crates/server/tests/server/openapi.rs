//! The API's description is a snapshot: a change of it is a change of a file. To take the new one:
//! `SAMMEN_BLESS=1 cargo test -p sammen-server openapi`.

use std::{fs, path::Path};

use sammen_server::access_table;

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
async fn what_is_described_is_what_is_there() {
    let answer = Server::empty().await.get("/api/openapi.json").await;
    let described: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    let paths = described["paths"].as_object().unwrap().iter();
    let mut described: Vec<(String, String)> = paths
        .flat_map(|(path, item)| {
            let methods = item.as_object().unwrap().keys();
            methods.map(|method| (path.clone(), method.to_uppercase()))
        })
        .collect();
    let table = access_table().into_iter();
    let mut there: Vec<_> =
        table.map(|(method, path, _)| (path.to_owned(), method.to_string())).collect();
    described.sort();
    there.sort();
    assert_eq!(described, there);
}
