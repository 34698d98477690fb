//! The audit of the kill tests finds what it looks for.

use std::time::Duration;

use fastrand::Rng;
use rusqlite::Connection;
use sammen_tests::kill::{DatabaseKind, Site, Stored};
use tokio::task::{LocalSet, spawn_local};

/// What is done to the data behind the server's back, and the words in which it is found.
const DAMAGES: [(&str, &str); 6] = [
    ("DELETE FROM response WHERE id = (SELECT min(id) FROM response)", "was acknowledged"),
    (
        "UPDATE registration SET state = 'confirmed', position = NULL WHERE state = 'waitlisted'",
        "persons have",
    ),
    (
        "UPDATE registration SET persons = persons + 1 WHERE state = 'confirmed'
         AND id = (SELECT min(id) FROM registration WHERE state = 'confirmed')",
        "date",
    ),
    (
        "INSERT INTO registration
             (area, id, occurrence, owner, persons, names, ages, answers, on_behalf, series, dates,
              declined, attendance, sequence, state, position)
         SELECT area, randomblob(16), occurrence, owner, persons, names, ages, answers, on_behalf,
             series, dates, declined, attendance, sequence + 1000, state, position
         FROM registration WHERE state = 'cancelled' LIMIT 1",
        "registrations stored",
    ),
    (
        "DELETE FROM line WHERE (client, mutation_id) = (SELECT id, last_mutation_id FROM client
         ORDER BY id LIMIT 1)",
        "last number",
    ),
    (
        "DELETE FROM registration WHERE id = (SELECT min(id) FROM registration
         WHERE state = 'cancelled')",
        "registrations stored",
    ),
];

#[tokio::test]
async fn what_is_lost_or_doubled_is_found() {
    LocalSet::new()
        .run_until(async {
            for (damage, words) in DAMAGES {
                let found = found_after(damage).await;
                assert!(found.contains(words), "{damage}\nis found as “{found}”");
            }
        })
        .await;
}

/// Lets residents act on a server, damages its data, and returns what the audit says.
async fn found_after(damage: &str) -> String {
    let mut rng = Rng::with_seed(7);
    let mut site = Site::open(DatabaseKind::Sqlite).await;
    let mut crew = site.crew(&mut rng).await;
    crew.act_for(Duration::from_secs(1)).await;
    crew.come_to_rest().await;
    let audit = site.audit();
    audit.send_all_again().await;
    site.server.stop().await;
    audit.look_at_rest(&site.stored());
    let file = Connection::open(site.server.data().join("sammen.sqlite"));
    let file = file.expect("the server's database can be written");
    let damaged = file.execute(damage, []).expect("the tables are as the test knows them");
    assert!(damaged > 0, "nothing was damaged by {damage}");
    drop(file);
    let stored = Stored::Sqlite(site.server.data().to_owned());
    let look = spawn_local(async move { audit.look_at_rest(&stored) });
    let found = look.await.expect_err("the audit finds nothing").into_panic();
    found.downcast_ref::<String>().cloned().unwrap_or_default()
}
