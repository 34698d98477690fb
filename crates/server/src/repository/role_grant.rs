//! Which account may do what in which area, and until when.

use sammen_domain::{
    AreaId, LocalDate, UnixSeconds,
    mutant::{Mutant, is_on},
};

use super::{activities, duties};
use crate::{
    database::{Connection, DatabaseError, Record, Sql, values},
    identity::{AccountId, DeviceDigest, Grant, GrantId, Role},
};

/// Reads a grant. What is stored of names does not count for a minor.
fn read(mut row: Record) -> Result<Grant, DatabaseError> {
    let area = AreaId::new(row.take::<String>(2)?).map_err(DatabaseError::damaged)?;
    let role = Role::from_name(&row.take::<String>(3)?);
    let is_minor: bool = row.take(10)?;
    Ok(Grant {
        id: GrantId(row.take(0)?),
        account: AccountId(row.take(1)?),
        area,
        role: role.ok_or_else(|| DatabaseError::damaged("a grant's role"))?,
        activities: activities::take(&mut row, 4)?,
        duties: duties::take(&mut row, 11)?,
        may_see_names: row.take::<bool>(5)? && !is_minor,
        certificate_declared: row.take::<Option<i32>>(6)?.map(LocalDate),
        valid_from: row.take(7)?,
        valid_until: row.take(8)?,
        revoked_at: row.take(9)?,
    })
}

fn read_all(rows: Vec<Record>) -> Result<Vec<Grant>, DatabaseError> {
    rows.into_iter().map(read).collect()
}

const ACTIVE_FOR_ACCOUNT: &str = "SELECT role_grant.id, account, area, role, activities,
         may_see_names, certificate_declared_day, valid_from, valid_until, revoked_at, is_minor, duties
     FROM role_grant JOIN account ON account.id = role_grant.account
     WHERE account = $1 AND valid_from <= $2 AND valid_until > $3
         AND revoked_at IS NULL AND disabled_at IS NULL
     ORDER BY role_grant.id";

/// What an account may do now, in all areas. Nothing when it is disabled.
///
/// # Errors
/// When the database fails.
pub async fn active_for_account(
    connection: &mut Connection,
    account: AccountId,
    now: UnixSeconds,
) -> Result<Vec<Grant>, DatabaseError> {
    read_all(connection.fetch_all(ACTIVE_FOR_ACCOUNT, values![account.0, now, now]).await?)
}

const ACTIVE_FOR_DEVICE: &str = "SELECT role_grant.id, role_grant.account, role_grant.area, role,
         activities, may_see_names, certificate_declared_day, valid_from, valid_until, revoked_at,
         is_minor, duties
     FROM volunteer_device
         JOIN account ON account.id = volunteer_device.account
         JOIN role_grant
             ON role_grant.account = account.id AND role_grant.area = volunteer_device.area
     WHERE volunteer_device.area = $1 AND device = $2 AND role = 'volunteer'
         AND valid_from <= $3 AND valid_until > $4 AND revoked_at IS NULL AND disabled_at IS NULL
     ORDER BY role_grant.id";

/// What [`Mutant::RevokedRoleCounts`] reads.
const GIVEN_TO_DEVICE: &str = "SELECT role_grant.id, role_grant.account, role_grant.area, role,
         activities, may_see_names, certificate_declared_day, valid_from, valid_until, revoked_at,
         is_minor, duties
     FROM volunteer_device
         JOIN account ON account.id = volunteer_device.account
         JOIN role_grant
             ON role_grant.account = account.id AND role_grant.area = volunteer_device.area
     WHERE volunteer_device.area = $1 AND device = $2 AND valid_from <= $3 AND valid_until > $4
     ORDER BY role_grant.id";

/// What the volunteer may do now whose phone this is. Nothing when it is nobody's, her roles have ended
/// or she is disabled.
///
/// # Errors
/// When the database fails.
pub async fn active_for_device(
    connection: &mut Connection,
    area: &AreaId,
    device: &DeviceDigest,
    now: UnixSeconds,
) -> Result<Vec<Grant>, DatabaseError> {
    let lasts = if is_on(Mutant::RoleOutlivesItsEnd) { UnixSeconds::MIN } else { now };
    let values = values![area.as_str(), &device[..], now, lasts];
    let find = if is_on(Mutant::RevokedRoleCounts) { GIVEN_TO_DEVICE } else { ACTIVE_FOR_DEVICE };
    read_all(connection.fetch_all(find, values).await?)
}

const HELD_BY_DEVICE: &str = "SELECT role_grant.id, role_grant.account, role_grant.area, role,
         activities, may_see_names, certificate_declared_day, valid_from, valid_until, revoked_at,
         is_minor, duties
     FROM volunteer_device
         JOIN account ON account.id = volunteer_device.account
         JOIN role_grant
             ON role_grant.account = account.id AND role_grant.area = volunteer_device.area
     WHERE volunteer_device.area = $1 AND device = $2 AND role = 'volunteer'
         AND valid_from <= $3 AND valid_until > $4
         AND (revoked_at IS NULL OR revoked_at > $5) AND (disabled_at IS NULL OR disabled_at > $6)
     ORDER BY role_grant.id";

/// What the volunteer whose phone this is might do at any time between two moments, by roles that may have ended or been
/// taken back since.
///
/// # Errors
/// When the database fails.
pub async fn held_by_device(
    connection: &mut Connection,
    area: &AreaId,
    device: &DeviceDigest,
    since: UnixSeconds,
    until: UnixSeconds,
) -> Result<Vec<Grant>, DatabaseError> {
    let values = values![area.as_str(), &device[..], until, since, since, since];
    read_all(connection.fetch_all(HELD_BY_DEVICE, values).await?)
}

const OF_AREA: &str = "SELECT role_grant.id, account, area, role, activities, may_see_names,
         certificate_declared_day, valid_from, valid_until, revoked_at, is_minor, duties
     FROM role_grant JOIN account ON account.id = role_grant.account
     WHERE area = $1 ORDER BY role_grant.id";

/// Every grant of an area, those that have ended too, the newest last.
///
/// # Errors
/// When the database fails.
pub async fn of_area(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Vec<Grant>, DatabaseError> {
    read_all(connection.fetch_all(OF_AREA, values![area.as_str()]).await?)
}

const OF_ACCOUNT: &str = "SELECT role_grant.id, account, area, role, activities, may_see_names,
         certificate_declared_day, valid_from, valid_until, revoked_at, is_minor, duties
     FROM role_grant JOIN account ON account.id = role_grant.account
     WHERE account = $1 ORDER BY role_grant.id";

/// Every grant of an account, those that have ended too.
///
/// # Errors
/// When the database fails.
pub async fn of_account(
    connection: &mut Connection,
    account: AccountId,
) -> Result<Vec<Grant>, DatabaseError> {
    read_all(connection.fetch_all(OF_ACCOUNT, values![account.0]).await?)
}

const LOCK: Sql = Sql::locking(
    "SELECT role_grant.id, account, area, role, activities, may_see_names,
         certificate_declared_day, valid_from, valid_until, revoked_at, is_minor, duties
     FROM role_grant JOIN account ON account.id = role_grant.account
     WHERE area = $1 AND role_grant.id = $2",
    "SELECT role_grant.id, account, area, role, activities, may_see_names,
         certificate_declared_day, valid_from, valid_until, revoked_at, is_minor, duties
     FROM role_grant JOIN account ON account.id = role_grant.account
     WHERE area = $1 AND role_grant.id = $2 FOR UPDATE OF role_grant",
);

/// A grant to decide about: until the transaction ends nobody else does.
///
/// # Errors
/// When the database fails.
pub async fn lock(
    connection: &mut Connection,
    area: &AreaId,
    id: GrantId,
) -> Result<Option<Grant>, DatabaseError> {
    connection.fetch_optional(LOCK, values![area.as_str(), id.0]).await?.map(read).transpose()
}

/// Adds a grant.
///
/// # Errors
/// When the database fails, or has this grant.
pub async fn insert(connection: &mut Connection, grant: &Grant) -> Result<(), DatabaseError> {
    let activities = activities::to_stored(&grant.activities)?;
    let duties = duties::to_stored(&grant.duties)?;
    let insert = "INSERT INTO role_grant
             (id, account, area, role, activities, may_see_names, certificate_declared_day,
              valid_from, valid_until, revoked_at, duties)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let values = values![
        grant.id.0,
        grant.account.0,
        grant.area.as_str(),
        grant.role.as_str(),
        activities.as_deref(),
        grant.may_see_names,
        grant.certificate_declared.map(|day| day.0),
        grant.valid_from,
        grant.valid_until,
        grant.revoked_at,
        &duties,
    ];
    connection.execute(insert, values).await?;
    Ok(())
}

/// Ends a grant now.
///
/// # Errors
/// When the database fails.
pub async fn revoke(
    connection: &mut Connection,
    id: GrantId,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let update = "UPDATE role_grant SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL";
    connection.execute(update, values![now, id.0]).await?;
    Ok(())
}

/// Gives a grant another end.
///
/// # Errors
/// When the database fails.
pub async fn set_valid_until(
    connection: &mut Connection,
    id: GrantId,
    valid_until: UnixSeconds,
) -> Result<(), DatabaseError> {
    let update = "UPDATE role_grant SET valid_until = $1 WHERE id = $2";
    connection.execute(update, values![valid_until, id.0]).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        database::Database,
        identity::{Account, AccountKind, Activities},
        repository::{account, area, audit, volunteer_device},
    };

    const NOW: UnixSeconds = 1_000;

    fn area_id() -> AreaId {
        AreaId::new("hoeje-gladsaxe").expect("a plain name")
    }

    fn grant(account: AccountId) -> Grant {
        Grant {
            id: GrantId::random(),
            account,
            area: area_id(),
            role: Role::Volunteer,
            activities: Activities::Some(vec![]),
            duties: vec![],
            may_see_names: true,
            certificate_declared: Some(LocalDate(7)),
            valid_from: NOW,
            valid_until: NOW + 10,
            revoked_at: None,
        }
    }

    async fn account(connection: &mut Connection, is_minor: bool) -> AccountId {
        let id = AccountId::random();
        let account = Account {
            id,
            kind: AccountKind::Volunteer,
            display_name: "Solsort".into(),
            is_minor,
            created_at: 0,
            disabled_at: None,
        };
        account::insert(connection, &account).await.expect("writes");
        id
    }

    async fn with_area() -> Database {
        let database = Database::in_memory().expect("there is memory");
        let mut connection = database.write().await.expect("writes");
        area::ensure(&mut connection, &area_id(), uuid::Uuid::nil()).await.expect("writes");
        connection.commit().await.expect("writes");
        database
    }

    #[tokio::test]
    async fn a_grant_holds_in_its_time_unless_it_or_its_account_was_closed() {
        let database = with_area().await;
        let mut connection = database.write().await.expect("writes");
        let connection = &mut *connection;
        let volunteer = account(connection, false).await;
        let given = grant(volunteer);
        insert(connection, &given).await.expect("writes");
        let (area, device) = (area_id(), [9; 32]);
        volunteer_device::put(connection, &area, &device, volunteer, NOW).await.expect("writes");

        for (now, expected) in [(-1, 0), (0, 1), (9, 1), (10, 0)] {
            let now = NOW + now;
            let found = active_for_account(connection, volunteer, now).await.expect("reads");
            assert_eq!(found.len(), expected, "{now}");
            assert!(found.iter().all(|found| *found == given && found.is_active(now)));
            let found = active_for_device(connection, &area, &device, now).await.expect("reads");
            assert_eq!(found.len(), expected, "{now}");
        }
        assert_eq!(active_for_device(connection, &area, &[8; 32], NOW).await.expect("reads"), []);

        account::set_disabled(connection, volunteer, Some(NOW)).await.expect("writes");
        assert_eq!(active_for_device(connection, &area, &device, NOW).await.expect("reads"), []);
        account::set_disabled(connection, volunteer, None).await.expect("writes");
        revoke(connection, given.id, NOW).await.expect("writes");
        assert_eq!(active_for_account(connection, volunteer, NOW).await.expect("reads"), []);
        assert_eq!(of_area(connection, &area).await.expect("reads").len(), 1, "it is told of");
    }

    #[tokio::test]
    async fn a_minor_never_sees_names_whatever_is_stored() {
        let database = with_area().await;
        let mut connection = database.write().await.expect("writes");
        let connection = &mut *connection;
        let minor = account(connection, true).await;
        insert(connection, &grant(minor)).await.expect("writes");
        let found = active_for_account(connection, minor, NOW).await.expect("reads");
        assert!(!found[0].may_see_names);
    }

    #[tokio::test]
    async fn the_log_is_only_added_to() {
        let database = with_area().await;
        let mut connection = database.write().await.expect("writes");
        let action = crate::audit::Action::RoleGranted;
        let at = UnixSeconds::MAX / 2;
        audit::insert(&mut connection, &area_id(), None, action, None, at).await.expect("writes");
        for refused in ["UPDATE audit_entry SET at = 0", "DELETE FROM audit_entry"] {
            let error = connection.execute(refused, &[]).await.expect_err("it is append-only");
            assert!(error.to_string().contains("append-only"), "{error}");
        }
    }
}
