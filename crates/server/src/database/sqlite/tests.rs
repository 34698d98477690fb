//! Databases of earlier versions of the program.

use sammen_domain::{ActivityId, AreaId, OccurrenceId, RegistrationState};
use uuid::Uuid;

use super::*;
use crate::{
    database::Database,
    repository::{due, registration},
};

const DATE: OccurrenceId = OccurrenceId(Uuid::from_u128(0x0a));

/// Three households of one date, as the program stored them before households were asked for more.
const REGISTERED: &str = "
    INSERT INTO area (id, epoch, version) VALUES ('vaerebro-park', zeroblob(16), 7);
    INSERT INTO registration (area, id, occurrence, owner, persons, names, sequence, state, position) VALUES
        ('vaerebro-park', x'00000000000000000000000000000001', x'0000000000000000000000000000000a',
            zeroblob(32), 2, '[\"Ida\",\"Bo\"]', 4, 'confirmed', NULL),
        ('vaerebro-park', x'00000000000000000000000000000002', x'0000000000000000000000000000000a',
            zeroblob(32), 3, '[]', 5, 'waitlisted', 1),
        ('vaerebro-park', x'00000000000000000000000000000003', x'0000000000000000000000000000000a',
            zeroblob(32), 1, '[]', 6, 'cancelled', NULL);";

#[tokio::test]
async fn registrations_from_before_households_were_asked_for_more_stay_as_they_were() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let old = Connection::open(folder.path().join("sammen.sqlite")).expect("opens");
    for step in &MIGRATIONS[..5] {
        old.execute_batch(step).expect("a step that was once run");
    }
    old.execute_batch(REGISTERED).expect("rows of that time");
    old.pragma_update(None, "user_version", 5).expect("writes");
    drop(old);

    let database = Database::open(folder.path()).await.expect("it is brought up to date");
    let area = AreaId::new("vaerebro-park").expect("a plain name");
    let mut connection = database.read().await.expect("reads");
    let any = ActivityId(Uuid::nil());
    let known = registration::for_date(&mut connection, &area, DATE, any).await.expect("reads");
    let told: Vec<_> =
        known.iter().map(|known| (known.persons, known.sequence, known.state)).collect();
    let waits = RegistrationState::Waitlisted { position: 1 };
    assert_eq!(
        told,
        [(2, 4, RegistrationState::Confirmed), (3, 5, waits), (1, 6, RegistrationState::Cancelled)]
    );
    assert_eq!(known[0].names, ["Ida", "Bo"]);
    let says_no_more = |known: &sammen_domain::Registration| {
        known.ages.is_empty()
            && known.answers.is_empty()
            && !known.on_behalf
            && known.series.is_none()
    };
    assert!(known.iter().all(says_no_more), "{known:?}");
    let looked_at = due::overdue(&mut connection, 1).await.expect("reads");
    assert_eq!(looked_at, [(area, DATE)], "names are forgotten in time");
}
