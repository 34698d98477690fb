//! Being told to stop while phones push.

use std::{
    io::ErrorKind,
    thread,
    time::{Duration, Instant},
};

use sammen_domain::Row;
use sammen_server::{Database, pull};
use sammen_sync::{PullRequest, Scope};

use crate::{
    resident::{Resident, area, open_date, rows},
    serving::{Serving, exchange},
};

const PHONES: usize = 6;

/// Registers one household after another until the server is gone; those that it said yes to.
fn push_until_gone(server: &Serving) -> Vec<Resident> {
    let date = open_date(&Resident::new().pull(server.address));
    let mut acknowledged = Vec::new();
    loop {
        let resident = Resident::new();
        let request = resident.placing(date, &["Ida"], 0);
        match resident.push(server.address, &request) {
            Ok(answer) => {
                assert_eq!(answer.status, 200);
                acknowledged.push(resident);
            }
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                panic!("an answer was cut short")
            }
            // Refused, or closed before a word was said: nothing was promised.
            Err(_) => return acknowledged,
        }
    }
}

#[test]
fn what_was_acknowledged_is_there_after_a_stop_in_the_middle() {
    let server = Serving::with(&["--stop-delay-seconds", "1"]);
    let (acknowledged, unready_for) = thread::scope(|scope| {
        let phones: Vec<_> =
            (0..PHONES).map(|_| scope.spawn(|| push_until_gone(&server))).collect();
        thread::sleep(Duration::from_millis(400));
        assert_eq!(server.get("/health/ready").status, 200);
        server.signal("TERM");
        let unready_for = unready_for(&server);
        let acknowledged: Vec<_> =
            phones.into_iter().flat_map(|phone| phone.join().unwrap()).collect();
        (acknowledged, unready_for)
    });
    // A load balancer had the time to notice, while pushes were still done.
    assert!(unready_for >= Duration::from_millis(700), "{unready_for:?}");
    assert!(acknowledged.len() > PHONES, "{} pushes", acknowledged.len());

    let stopped = server.ended();
    assert!(stopped.log.contains("\"stopped\""), "{}", stopped.log);
    assert!(!stopped.log.contains("before every request"), "{}", stopped.log);
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let database = Database::open(stopped.data.path()).await.unwrap();
        for resident in &acknowledged {
            assert!(is_registered(&database, resident).await, "an acknowledged push is lost");
        }
    });
}

/// How long the server went on after it said that it was not ready any more.
fn unready_for(server: &Serving) -> Duration {
    let mut since = None;
    loop {
        match exchange(server.address, "GET", "/health/ready", &[], b"") {
            Ok(answer) if answer.status == 503 => {
                assert!(String::from_utf8_lossy(&answer.body).contains("/problems/stopping"));
                since.get_or_insert_with(Instant::now);
            }
            Ok(answer) => assert_eq!((answer.status, since), (200, None)),
            Err(_) => return since.map_or(Duration::ZERO, |since| since.elapsed()),
        }
        thread::sleep(Duration::from_millis(10));
    }
}

async fn is_registered(database: &Database, resident: &Resident) -> bool {
    let request = PullRequest {
        area: area(),
        client: resident.client,
        cookie: None,
        base: None,
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    };
    let pulled = pull(database, resident.device(), &request, 0).await.unwrap();
    let is_it =
        |row: &Row| matches!(row, Row::Registration(row) if row.id == resident.registration);
    pulled.last_mutation_id == 1 && rows(&pulled).iter().any(is_it)
}

#[test]
fn the_keyboard_stops_it_at_once_and_so_does_being_told_twice() {
    for signals in [&["INT"][..], &["TERM", "TERM"]] {
        let server = Serving::with(&["--stop-delay-seconds", "60"]);
        let begun = Instant::now();
        for signal in signals {
            server.signal(signal);
            thread::sleep(Duration::from_millis(300));
        }
        server.ended();
        assert!(begun.elapsed() < Duration::from_secs(20), "{signals:?}");
    }
}
