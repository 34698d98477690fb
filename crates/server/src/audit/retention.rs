//! How long the log is kept.

use sammen_domain::UnixSeconds;

use crate::{
    database::{Database, DatabaseError},
    repository::audit,
};

const DAY_SECONDS: UnixSeconds = 86_400;

/// How many days entries are kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Retention {
    days: u16,
}

impl Retention {
    /// The fewest: what is younger the database itself refuses to remove.
    pub const DAYS_MIN: u16 = 90;
    /// The most: ten years.
    pub const DAYS_MAX: u16 = 3_653;
    /// Two years, unless the operator says otherwise.
    pub const DAYS_DEFAULT: u16 = 730;

    /// So many days; at least [`Self::DAYS_MIN`], at most [`Self::DAYS_MAX`].
    #[must_use]
    pub fn of_days(days: u16) -> Self {
        Self { days: days.clamp(Self::DAYS_MIN, Self::DAYS_MAX) }
    }
}

/// Removes the entries that have been kept for long enough. Says how many.
///
/// # Errors
/// When the database fails; nothing is removed then.
pub async fn remove_old_entries(
    database: &Database,
    retention: Retention,
    now: UnixSeconds,
) -> Result<u64, DatabaseError> {
    let before = now - UnixSeconds::from(retention.days) * DAY_SECONDS;
    let mut runs = database.runs();
    loop {
        let mut transaction = database.write().await?;
        let removed = match audit::remove_before(&mut transaction, before).await {
            Ok(removed) => transaction.commit().await.map(|()| removed),
            Err(error) => Err(error),
        };
        match removed {
            Err(error) if runs.go_on(&error) => {}
            removed => return removed,
        }
    }
}

#[cfg(test)]
mod tests {
    use sammen_domain::AreaId;

    use super::*;
    use crate::audit::Action;

    const NOW: UnixSeconds = 100 * 365 * DAY_SECONDS;

    async fn database_with_entries(at: &[UnixSeconds]) -> Database {
        let database = Database::in_memory().expect("there is memory");
        let area = AreaId::new("hoeje-gladsaxe").expect("a plain name");
        let mut transaction = database.write().await.expect("writes");
        for at in at {
            let action = Action::RoleGranted;
            let inserted = audit::insert(&mut transaction, &area, None, action, None, *at).await;
            inserted.expect("writes");
        }
        transaction.commit().await.expect("writes");
        database
    }

    async fn left(database: &Database) -> i64 {
        let mut connection = database.read().await.expect("reads");
        let count = "SELECT COUNT(*) FROM audit_entry";
        let found = connection.fetch_optional(count, &[]).await.expect("reads");
        found.expect("a count").take(0).expect("a number")
    }

    #[tokio::test]
    async fn what_is_older_than_the_operator_says_goes_and_nothing_else() {
        let years = |years: UnixSeconds| years * 365 * DAY_SECONDS;
        let database = database_with_entries(&[years(1), years(2), years(3) + 1]).await;
        let retention = Retention::of_days(365);
        let removed = remove_old_entries(&database, retention, years(3)).await;
        assert_eq!(removed.expect("removes"), 1);
        assert_eq!(left(&database).await, 2);
        assert_eq!(remove_old_entries(&database, retention, years(3)).await.expect("removes"), 0);
    }

    #[tokio::test]
    async fn what_is_young_by_the_databases_clock_stays_whatever_the_server_thinks() {
        // This server's clock is a century ahead.
        let database = database_with_entries(&[NOW - 3]).await;
        let wrong = remove_old_entries(&database, Retention::of_days(0), NOW + 3 * NOW).await;
        let error = wrong.expect_err("it is append-only");
        assert!(error.to_string().contains("append-only"), "{error}");
        assert_eq!(left(&database).await, 1);
    }

    #[test]
    fn no_operator_keeps_it_for_too_short_or_for_ever() {
        assert_eq!(Retention::of_days(1), Retention::of_days(Retention::DAYS_MIN));
        assert_eq!(Retention::of_days(u16::MAX), Retention::of_days(Retention::DAYS_MAX));
    }
}
