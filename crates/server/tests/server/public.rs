//! Public rows in chunks: what is served, when it is made anew, and what phones make of it.

use std::fs;

use axum::{body::Body, http::Request};
use sammen_domain::{Partner, PartnerId, Text};
use sammen_server::{back_up, export_public, import::Content, restore};
use sammen_sync::{ContentHash, Manifest, chunk, seal, unseal};
use uuid::Uuid;

use crate::{
    fixture::{SEALED, Server, content, occurrence_id},
    phone::Phone,
};

const MANIFEST: &str = "/api/areas/hoeje-gladsaxe/public/manifest";

fn path(folder: &str, hash: ContentHash) -> String {
    format!("/api/areas/hoeje-gladsaxe/public/{folder}/{hash}")
}

/// The usual content with so many partners more, of which the first so many have another name.
fn with_partners(count: u128, renamed: u128) -> Content {
    let mut content = content(&[4, 4]);
    content.partners.extend((0..count).map(|n| Partner {
        id: PartnerId(Uuid::from_u128((n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060))),
        name: Text::new("da", if n < renamed { "Klubben" } else { "Beboerhuset" }),
        description: Text::default(),
        contact: Default::default(),
    }));
    content
}

async fn manifest(server: &Server) -> Manifest {
    let answer = server.get(MANIFEST).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    unseal(&answer.body).unwrap()
}

#[tokio::test]
async fn every_path_of_a_manifest_is_served_for_ever() {
    let server = Server::empty().await;
    server.apply(&with_partners(2_000, 0)).await;
    let answer = server.get(MANIFEST).await;
    assert_eq!(answer.header("content-type"), SEALED);
    assert_eq!(answer.header("cache-control"), "no-cache");
    let manifest: Manifest = unseal(&answer.body).unwrap();
    let mut rows = Vec::new();
    for pack in &manifest.packs {
        let answer = server.get(&path("packs", pack.hash)).await;
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(ContentHash::of(&answer.body), pack.hash);
        let chunks = pack.open(&answer.body).unwrap();
        for (entry, bytes) in pack.chunks.iter().zip(chunks) {
            let answer = server.get(&path("chunks", entry.hash)).await;
            assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
            assert_eq!(answer.body, bytes);
            rows.extend(chunk::decode(&bytes).unwrap());
        }
    }
    // With the area, a partner, a place, an activity and two dates.
    assert_eq!(rows.len(), 2_006);
    assert!(rows.iter().all(|row| row.key().kind.is_in_chunks()));
}

#[tokio::test]
async fn a_manifest_that_is_known_is_not_sent_again() {
    let server = Server::with_seats(&[4]).await;
    let answer = server.get(MANIFEST).await;
    let tag = answer.header("etag").to_owned();
    let ask = |tag: String| Request::get(MANIFEST).header("if-none-match", tag).body(Body::empty());
    for given in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}")] {
        let answer = server.send(ask(given).unwrap()).await;
        assert_eq!((answer.status.as_u16(), answer.body.len()), (304, 0));
        assert_eq!(answer.header("etag"), tag);
    }
    assert_eq!(server.send(ask("\"other\"".into()).unwrap()).await.status, 200);
}

#[tokio::test]
async fn what_is_not_there_is_a_problem() {
    let server = Server::with_seats(&[4]).await;
    let check = async |path: &str, expect: &str| {
        let answer = server.get(path).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (404, expect.to_owned()), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store");
    };
    check("/api/areas/vaerebro/public/manifest", "unknown-area").await;
    check("/api/areas/NOT%20AN%20AREA/public/manifest", "unknown-area").await;
    check(&path("chunks", ContentHash([7; 32])), "not-found").await;
    check(&path("packs", ContentHash([7; 32])), "not-found").await;
    check("/api/areas/hoeje-gladsaxe/public/chunks/xyz", "not-found").await;
    let real = manifest(&server).await.packs[0].chunks[0].hash;
    check(&path("chunks", real).replace("hoeje-gladsaxe", "vaerebro"), "not-found").await;
}

#[tokio::test]
async fn bodies_are_compressed_for_who_takes_it() {
    let server = Server::empty().await;
    server.apply(&with_partners(2_000, 0)).await;
    let pack = manifest(&server).await.packs[0].clone();
    let ask = async |encodings: &str| {
        let asked = Request::get(path("packs", pack.hash)).header("accept-encoding", encodings);
        server.send(asked.body(Body::empty()).unwrap()).await
    };
    for _ in 0..2 {
        let answer = ask("gzip, br").await;
        assert_eq!(answer.header("content-encoding"), "br");
        assert!(answer.body.len() < pack.bytes as usize / 2);
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut &*answer.body, &mut read).unwrap();
        assert_eq!(ContentHash::of(&read), pack.hash);
    }
    assert_eq!(ask("gzip").await.header("content-encoding"), "gzip");
    assert_eq!(ask("").await.header("content-encoding"), "");
}

#[tokio::test]
async fn a_new_manifest_comes_when_much_has_changed() {
    let server = Server::empty().await;
    server.apply(&with_partners(600, 0)).await;
    let first = manifest(&server).await;
    server.apply(&with_partners(600, 200)).await;
    assert_eq!(manifest(&server).await, first, "two hundred rows travel with the pull");
    let phone = Phone::new(&server, 1).await;
    let report = phone.sync().await;
    assert_eq!((report.fetched_chunks, report.patched), (first.chunks().count(), 200));
    let named = |view: &sammen_sync::View, name: &str| {
        view.partners.values().filter(|partner| partner.name.get("da") == name).count()
    };
    assert_eq!(named(&phone.view().await, "Klubben"), 200);

    server.apply(&with_partners(600, 201)).await;
    let second = manifest(&server).await;
    assert_eq!(second.cookie.version, first.cookie.version + 2);
    phone.sync().await;
    assert_eq!(named(&phone.view().await, "Klubben"), 201);
    let other = Phone::new(&server, 2).await;
    assert_eq!(other.sync().await.patched, 0);
    assert_eq!(other.view().await.partners, phone.view().await.partners);
}

#[tokio::test]
async fn the_last_three_manifests_are_kept_for_those_who_are_fetching() {
    let server = Server::empty().await;
    let mut packs = Vec::new();
    for renamed in [0, 300, 600, 900] {
        server.apply(&with_partners(1_200, renamed)).await;
        packs.push(path("packs", manifest(&server).await.packs[0].hash));
        let mut statuses = Vec::new();
        for pack in packs.iter().rev() {
            statuses.push(server.get(pack).await.status.as_u16());
        }
        assert_eq!(statuses, [200, 200, 200, 404][..packs.len()]);
    }
    let mut snapshot = server.database.read().await.unwrap();
    let count = "SELECT COUNT(*) FROM chunk WHERE version < (SELECT MIN(version) FROM manifest)";
    let left: i64 = snapshot.fetch_one(count, &[]).await.unwrap().take(0).unwrap();
    assert_eq!(left, 0, "no chunk is left that nothing lists");
}

#[tokio::test]
async fn a_phone_sees_what_was_deleted_since_the_manifest() {
    let server = Server::empty().await;
    server.apply(&with_partners(600, 0)).await;
    let first = manifest(&server).await;
    server.apply(&with_partners(590, 0)).await;
    assert_eq!(manifest(&server).await, first);
    let phone = Phone::new(&server, 1).await;
    phone.place(occurrence_id(0), 3).await;
    phone.sync().await;
    let view = phone.view().await;
    assert_eq!(view.partners.len(), 591);
    assert_eq!(view.availability[&occurrence_id(0)].taken, 3);
    let other = Phone::new(&server, 2).await;
    other.sync().await;
    let other = other.view().await;
    assert_eq!(other.availability, view.availability, "every seat count comes with a base");
    assert!(other.registrations.is_empty());
}

#[tokio::test]
async fn a_restored_copy_costs_no_chunk() {
    let server = Server::empty().await;
    server.apply(&with_partners(600, 0)).await;
    let phone = Phone::new(&server, 1).await;
    phone.sync().await;
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.sqlite");
    back_up(&server.database, &copy).await.unwrap();
    let registration = phone.place(occurrence_id(0), 2).await;
    phone.sync().await;
    restore(&server.database, &copy, Uuid::new_v4).await.unwrap();
    let report = phone.sync().await;
    assert_eq!((report.fetched_chunks, report.patched), (0, 0));
    let view = phone.view().await;
    assert_eq!(view.partners.len(), 601);
    assert!(view.registration(registration).is_none(), "what the copy does not know is gone");
}

#[tokio::test]
async fn data_from_before_there_were_chunks_gets_them_with_the_next_import() {
    let server = Server::with_seats(&[4]).await;
    let mut forget = server.database.write().await.unwrap();
    for delete in ["DELETE FROM manifest", "DELETE FROM chunk"] {
        forget.execute(delete, &[]).await.unwrap();
    }
    forget.commit().await.unwrap();
    assert_eq!(server.get(MANIFEST).await.problem(), "not-found");
    let phone = Phone::new(&server, 1).await;
    assert_eq!(phone.sync().await.fetched_chunks, 0);
    assert_eq!(phone.view().await.occurrences.len(), 1);
    assert_eq!(server.apply(&content(&[4])).await, Default::default(), "nothing changed");
    assert_eq!(manifest(&server).await.chunks().count(), 1);
}

#[tokio::test]
async fn a_static_host_can_carry_it() {
    let server = Server::empty().await;
    server.apply(&with_partners(600, 0)).await;
    let folder = tempfile::tempdir().unwrap();
    let exported = export_public(&server.database, folder.path()).await.unwrap();
    let manifest = manifest(&server).await;
    assert_eq!(exported.files, manifest.packs.len() + manifest.chunks().count());
    let mut paths = vec![MANIFEST.to_owned()];
    paths.extend(manifest.packs.iter().map(|pack| path("packs", pack.hash)));
    paths.extend(manifest.chunks().map(|chunk| path("chunks", chunk.hash)));
    for path in paths {
        let file = fs::read(folder.path().join(path.trim_start_matches('/'))).unwrap();
        assert_eq!(file, server.get(&path).await.body, "{path}");
    }
    assert_eq!(
        seal(&manifest),
        fs::read(folder.path().join(MANIFEST.trim_start_matches('/'))).unwrap()
    );
    let again = export_public(&server.database, folder.path()).await.unwrap();
    assert_eq!((again.areas, again.files), (1, 0));
}
