//! Rounds against a server in memory.

mod server;

use sammen_domain::{Availability, OccurrenceId, Row};
use uuid::Uuid;

use super::*;
use crate::{Cookie, MemoryStore, Meta};
use server::{Answers, Server, area, partner, partner_id};

/// Runs to the end what never waits.
fn run<T>(work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match work.as_mut().poll(&mut context) {
        std::task::Poll::Ready(output) => output,
        std::task::Poll::Pending => panic!("neither the store nor the server of a test waits"),
    }
}

/// A phone that has never synced.
fn phone() -> MemoryStore {
    let store = MemoryStore::default();
    run(store.open_area(&area(), ClientId(Uuid::from_u128(1)))).expect("opens");
    store
}

fn sync(store: &MemoryStore, server: &Server) -> Result<SyncReport, SyncError> {
    run(sync_area(store, server, &area(), || ClientId(Uuid::from_u128(2)), || 2_000))
}

fn view(store: &MemoryStore) -> View {
    run(read_view(store, &area())).expect("reads")
}

fn meta(store: &MemoryStore) -> Meta {
    run(store.read(&area())).expect("reads").meta
}

#[test]
fn a_first_round_begins_with_chunks() {
    let (store, server) = (phone(), Server::of(2_000));
    let report = sync(&store, &server).expect("syncs");
    assert_eq!(server.take_paths(), ["manifest", "pack", "pull"]);
    assert_eq!(report.fetched_chunks, server.published().chunks.len());
    assert_eq!(report.patched, 0);
    assert_eq!(view(&store).partners.len(), 2_000);
    let report = sync(&store, &server).expect("syncs");
    assert_eq!(server.take_paths(), ["pull"]);
    assert_eq!(report, SyncReport::default());
}

#[test]
fn what_changed_since_the_manifest_lies_over_the_chunks() {
    let (store, mut server) = (phone(), Server::of(300));
    server.put(partner(7, "Klubben"));
    server.delete(partner(8, "").key());
    let counts = Availability { taken: 3, ..Availability::none(OccurrenceId(Uuid::nil())) };
    server.put(Row::Availability(counts));
    sync(&store, &server).expect("syncs");
    let check = |name: &str| {
        let view = view(&store);
        assert_eq!(view.partners[&partner_id(7)].name.get("da"), name);
        assert_eq!(view.partners.len(), 299);
        assert_eq!(view.availability[&OccurrenceId(Uuid::nil())], counts);
    };
    check("Klubben");
    server.put(partner(7, "Huset"));
    sync(&store, &server).expect("syncs");
    check("Huset");
}

#[test]
fn another_epoch_with_the_same_content_costs_no_chunk() {
    let (store, mut server) = (phone(), Server::of(2_000));
    sync(&store, &server).expect("syncs");
    server.begin_another_epoch();
    server.take_paths();
    let report = sync(&store, &server).expect("syncs");
    assert_eq!(server.take_paths(), ["pull", "manifest"]);
    assert_eq!((report.fetched_chunks, report.patched), (0, 0));
    assert_eq!(meta(&store).cookie, Some(server.cookie()));
    assert_eq!(view(&store).partners.len(), 2_000);
}

#[test]
fn one_chunk_that_differs_is_fetched_alone() {
    let (store, mut server) = (phone(), Server::of(2_000));
    sync(&store, &server).expect("syncs");
    server.put(partner(7, "Klubben"));
    server.begin_another_epoch();
    server.take_paths();
    let report = sync(&store, &server).expect("syncs");
    assert_eq!(server.take_paths(), ["pull", "manifest", "chunk"]);
    assert_eq!(report.fetched_chunks, 1);
    assert_eq!(view(&store).partners[&partner_id(7)].name.get("da"), "Klubben");
}

#[test]
fn without_chunks_everything_comes_row_by_row() {
    let check_fetched = |answers: Answers, paths: &[&str], fetched: usize| {
        let (store, mut server) = (phone(), Server::of(2_000));
        server.answers = answers;
        let report = sync(&store, &server).expect("syncs");
        assert_eq!(server.take_paths(), paths);
        assert_eq!((report.fetched_chunks, report.patched), (fetched, 2_000));
        assert_eq!(view(&store).partners.len(), 2_000);
        assert_eq!(meta(&store).base, None);
    };
    let check = |answers, paths: &[&str]| check_fetched(answers, paths, 0);
    check(Answers::Unpublished, &["manifest", "pull"]);
    check(Answers::ManifestFails(TransportError::Malformed), &["manifest", "pull"]);
    check(Answers::ManifestFails(TransportError::Outdated), &["manifest", "pull"]);
    let in_vain = ["manifest", "pack", "pull"];
    check(Answers::PackFails(TransportError::Malformed), &in_vain);
    let gone = TransportError::Rejected { status: 404 };
    check(Answers::PackFails(gone), &in_vain);
    check(Answers::OfAnotherShape, &["manifest", "pull"]);
    check(Answers::NotChunks, &in_vain);
    // A host that keeps an old manifest: the server names its own, which that host does not have.
    check_fetched(Answers::OldManifest, &["manifest", "pack", "pull", "manifest", "pull"], 3);
}

#[test]
fn what_was_begun_can_be_read_before_the_first_pull() {
    let (store, mut server) = (phone(), Server::of(600));
    server.put(partner(7, "Klubben"));
    let seen = std::cell::Cell::new(0);
    let begun = || {
        assert_eq!(server.take_paths(), ["manifest", "pack"]);
        assert_eq!((meta(&store).cookie, meta(&store).pulled_at), (None, None));
        seen.set(view(&store).partners.len());
    };
    let new_client = || ClientId(Uuid::from_u128(2));
    run(sync_area_telling(&store, &server, &area(), new_client, || 2_000, begun)).expect("syncs");
    assert_eq!(seen.get(), 600);
    assert_eq!(server.take_paths(), ["pull"], "which stands on what is here");
    assert_eq!(view(&store).partners[&partner_id(7)].name.get("da"), "Klubben");
}

#[test]
fn what_was_begun_is_not_fetched_again_unless_it_was_damaged() {
    let (store, mut server) = (phone(), Server::of(2_000));
    server.answers = Answers::PullFails(TransportError::Unreachable);
    assert_eq!(sync(&store, &server), Err(TransportError::Unreachable.into()));
    assert_eq!(view(&store).partners.len(), 2_000);
    server.take_paths();
    assert_eq!(sync(&store, &server), Err(TransportError::Unreachable.into()));
    assert_eq!(server.take_paths(), ["pull"]);
    let chunk = *meta(&store).chunks().next().expect("has chunks");
    store.damage_chunk(&area(), chunk, None);
    assert_eq!(view(&store).damaged_chunks, [chunk]);
    server.answers = Answers::All;
    sync(&store, &server).expect("syncs");
    assert_eq!(server.take_paths(), ["manifest", "chunk", "pull"]);
    assert_eq!(view(&store).partners.len(), 2_000);
}

#[test]
fn without_a_server_nothing_is_lost() {
    let (store, mut server) = (phone(), Server::of(600));
    server.answers = Answers::PackFails(TransportError::Unreachable);
    assert_eq!(sync(&store, &server), Err(TransportError::Unreachable.into()));
    assert_eq!(meta(&store).cookie, None);
    server.answers = Answers::All;
    sync(&store, &server).expect("syncs");
    assert_eq!(view(&store).partners.len(), 600);
}

#[test]
fn a_chunk_that_the_storage_lost_or_damaged_comes_again() {
    let (store, server) = (phone(), Server::of(2_000));
    sync(&store, &server).expect("syncs");
    let chunk = *meta(&store).chunks().next().expect("has chunks");
    for bytes in [None, Some(&b"noise"[..])] {
        store.damage_chunk(&area(), chunk, bytes);
        server.take_paths();
        let seen = view(&store);
        assert_eq!(seen.damaged_chunks, [chunk]);
        assert!(seen.partners.len() < 2_000, "the rest is still shown");
        assert_eq!(view(&store).damaged_chunks, [], "it is told once");
        let report = sync(&store, &server).expect("syncs");
        assert_eq!(server.take_paths(), ["manifest", "chunk", "pull"]);
        assert_eq!(report.fetched_chunks, 1);
        assert_eq!(view(&store).partners.len(), 2_000);
    }
}

#[test]
fn a_cookie_that_the_server_does_not_know_keeps_the_base() {
    let (store, mut server) = (phone(), Server::of(600));
    server.put(partner(7, "Klubben"));
    sync(&store, &server).expect("syncs");
    // The last change was lost with the server's disk, without another epoch.
    server.forget_last();
    server.take_paths();
    let report = sync(&store, &server).expect("syncs");
    assert_eq!(server.take_paths(), ["pull"]);
    assert_eq!(report, SyncReport::default());
    let cookie: Cookie = server.cookie();
    assert_eq!(meta(&store).cookie, Some(cookie));
    assert_ne!(view(&store).partners[&partner_id(7)].name.get("da"), "Klubben");
}
