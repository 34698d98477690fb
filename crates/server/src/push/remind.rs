//! A word the day before.

use sammen_domain::{AreaId, Occurrence, Row, RowKey, RowKind, UnixSeconds};

use super::{Notice, NoticeKind};
use crate::{
    clock::Clock,
    contact::forget_old,
    database::{Connection, Database, DatabaseError},
    repository::{
        area, notice, registration,
        row::{self, Space},
    },
};

const HOUR_SECONDS: i64 = 3_600;
/// So long before.
const REMIND_SECONDS: i64 = 24 * HOUR_SECONDS;
/// A server that was not there is late by at most so much; who registers later than that needs no word.
const LATE_SECONDS_MAX: i64 = 6 * HOUR_SECONDS;
/// What was said stays known for a while, for whoever asks why.
const KEPT_SECONDS: i64 = 24 * HOUR_SECONDS;

/// Has everybody reminded who comes to a date within a day, once, and forgets notices and addresses that are of no use any more. To be called
/// every now and then; several servers may.
///
/// # Errors
/// When the database fails; what was noted until then stays so.
pub async fn remind(database: &Database, clock: &Clock) -> Result<(), DatabaseError> {
    let now = clock.now();
    let areas = area::ids(&mut *database.read().await?).await?;
    for area in areas {
        let dates = soon(&mut *database.read().await?, &area, now).await?;
        let mut transaction = database.write().await?;
        for date in dates {
            remind_of(&mut transaction, &area, &date, now).await?;
        }
        transaction.commit().await?;
    }
    forget_old(database, clock).await?;
    let mut transaction = database.write().await?;
    notice::forget(&mut transaction, now - KEPT_SECONDS).await?;
    transaction.commit().await
}

async fn soon(
    connection: &mut Connection,
    area: &AreaId,
    now: UnixSeconds,
) -> Result<Vec<Occurrence>, DatabaseError> {
    let rows = row::all_of(connection, area, Space::Public, RowKind::Occurrence).await?;
    let from = now + REMIND_SECONDS - LATE_SECONDS_MAX;
    let soon = |row| match row {
        Row::Occurrence(date) if (from..now + REMIND_SECONDS).contains(&date.starts_at) => {
            Some(date)
        }
        _ => None,
    };
    Ok(rows.into_iter().filter_map(soon).collect())
}

async fn remind_of(
    connection: &mut Connection,
    area: &AreaId,
    date: &Occurrence,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let key = RowKey { kind: RowKind::Activity, id: date.activity.0 };
    let Some(Row::Activity(activity)) = row::find(connection, area, Space::Public, key).await?
    else {
        return Ok(());
    };
    if !date.takes_place(&activity) {
        return Ok(());
    }
    let kind = NoticeKind::Reminder;
    let subject = format!("{}:{}:{}", kind.as_str(), date.id, date.starts_at);
    let notice = Notice { subject, occurrence: date.id, kind, ends_at: date.starts_at };
    for known in registration::for_date(connection, area, date.id, date.activity).await? {
        if known.holds(date.id) {
            notice.tell(connection, area, &known, now).await?;
        }
    }
    Ok(())
}
