//! Forgetting the order in which anonymous rows came.

use sammen_domain::AreaId;

use crate::{
    database::{Database, DatabaseError, values},
    repository::area,
};

/// What writes a table of an area anew, in an order that has nothing to do with when its rows came, if any of them came since the last
/// time: PostgreSQL appends rows, and notes with each the number of the transaction that wrote it. Beside what people did
/// in the app, whose ids tell when, that number would be a time.
macro_rules! write_anew {
    ($table:literal, $order:literal) => {
        concat!(
            "WITH taken AS (DELETE FROM ",
            $table,
            " WHERE area = $1 AND (SELECT COUNT(DISTINCT xmin::text) FROM ",
            $table,
            " WHERE area = $1) > 1 RETURNING *) INSERT INTO ",
            $table,
            " SELECT * FROM taken ORDER BY ",
            $order
        )
    };
}

const WRITE_ANEW: [&str; 5] = [
    write_anew!("response", "id"),
    write_anew!("visit", "id"),
    write_anew!("paper_sheet", "survey, number"),
    write_anew!("token_given", "element_digest"),
    write_anew!("programme_note", "pseudonym"),
];

/// Forgets in which order answers, visits, tokens and notes came, and with which answer a sheet of paper. On SQLite their tables have none to forget.
///
/// What it leaves: what was written over is in the database's files until those are vacuumed, and in its log.
///
/// # Errors
/// When the database fails; nothing is forgotten then, and nothing lost.
pub async fn forget_order(database: &Database) -> Result<(), DatabaseError> {
    if !database.appends() {
        return Ok(());
    }
    // How much there was to do would tell when answers came.
    let database = database.unobserved();
    let areas = area::ids(&mut *database.read().await?).await?;
    for area in areas {
        let mut runs = database.runs();
        while let Err(error) = try_forget(&database, &area).await {
            if !runs.go_on(&error) {
                return Err(error);
            }
        }
    }
    Ok(())
}

async fn try_forget(database: &Database, area: &AreaId) -> Result<(), DatabaseError> {
    let mut transaction = database.write().await?;
    for statement in WRITE_ANEW {
        transaction.execute(statement, values![area.as_str()]).await?;
    }
    transaction.commit().await
}
