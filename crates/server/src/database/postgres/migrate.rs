//! Bringing the tables up to date.

use tokio_postgres::Client;

use crate::database::OpenError;

/// The tables, step by step; forward only.
const MIGRATIONS: [&str; 21] = [
    include_str!("../../../migrations/postgres/0001_area_and_sync.sql"),
    include_str!("../../../migrations/postgres/0002_survey_and_response.sql"),
    include_str!("../../../migrations/postgres/0003_chunk.sql"),
    include_str!("../../../migrations/postgres/0004_device.sql"),
    include_str!("../../../migrations/postgres/0005_identity.sql"),
    include_str!("../../../migrations/postgres/0006_registering.sql"),
    include_str!("../../../migrations/postgres/0007_log_kept_for_a_while.sql"),
    include_str!("../../../migrations/postgres/0008_door.sql"),
    include_str!("../../../migrations/postgres/0009_reaching.sql"),
    include_str!("../../../migrations/postgres/0010_lending.sql"),
    include_str!("../../../migrations/postgres/0011_how_answers_hold.sql"),
    include_str!("../../../migrations/postgres/0012_shifts.sql"),
    include_str!("../../../migrations/postgres/0013_log_book.sql"),
    include_str!("../../../migrations/postgres/0014_seat_numbers.sql"),
    include_str!("../../../migrations/postgres/0015_open_surveys.sql"),
    include_str!("../../../migrations/postgres/0016_passed_on.sql"),
    include_str!("../../../migrations/postgres/0017_survey_tokens.sql"),
    include_str!("../../../migrations/postgres/0018_shared_device.sql"),
    include_str!("../../../migrations/postgres/0019_interviews.sql"),
    include_str!("../../../migrations/postgres/0020_paper.sql"),
    include_str!("../../../migrations/postgres/0021_confidential.sql"),
];

/// Any number that nobody else locks.
const LOCK: i64 = 0x0073_616d_6d65_6e01;

/// Runs the steps that the database has not seen. Servers that start together do it in turn.
pub(super) async fn migrate(client: &mut Client) -> Result<(), OpenError> {
    let transaction = client.transaction().await?;
    transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&LOCK]).await?;
    transaction
        .batch_execute("CREATE TABLE IF NOT EXISTS migration (step BIGINT NOT NULL PRIMARY KEY)")
        .await?;
    let done = transaction.query_one("SELECT COUNT(*) FROM migration", &[]).await?;
    let done = usize::try_from(done.get::<_, i64>(0)).expect("a count is not negative");
    if done > MIGRATIONS.len() {
        return Err(OpenError::Newer);
    }
    for (step, statements) in (1_i64..).zip(MIGRATIONS).skip(done) {
        transaction.batch_execute(statements).await?;
        transaction.execute("INSERT INTO migration (step) VALUES ($1)", &[&step]).await?;
    }
    Ok(transaction.commit().await?)
}
