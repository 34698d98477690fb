//! Who was let in, as phones noted it.

use sammen_domain::{AreaId, OccurrenceId, RegistrationId, Scan, ScanId};

use crate::{
    database::{Connection, DatabaseError, Record, values},
    device::DeviceId,
};

fn read(row: &mut Record) -> Result<Scan, DatabaseError> {
    Ok(Scan {
        id: ScanId(row.take(0)?),
        occurrence: OccurrenceId(row.take(1)?),
        registration: row.take::<Option<_>>(2)?.map(RegistrationId),
        persons: u16::try_from(row.take::<i64>(3)?).map_err(DatabaseError::damaged)?,
        moment: row.take(4)?,
    })
}

/// Keeps a scan; says whether it was new.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    connection: &mut Connection,
    area: &AreaId,
    scan: &Scan,
    device: Option<DeviceId>,
) -> Result<bool, DatabaseError> {
    let insert = "INSERT INTO scan (area, id, occurrence, registration, persons, moment, device)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (area, id) DO NOTHING";
    let values = values![
        area.as_str(),
        scan.id.0,
        scan.occurrence.0,
        scan.registration.map(|registration| registration.0),
        i32::from(scan.persons),
        scan.moment,
        device.as_ref().map(|device| &device.0[..]),
    ];
    Ok(connection.execute(insert, values).await? > 0)
}

/// All scans of a date, and who made each: what the staff call the volunteer whose phone it was.
///
/// # Errors
/// When the database fails.
pub async fn of_date(
    connection: &mut Connection,
    area: &AreaId,
    date: OccurrenceId,
) -> Result<Vec<(Scan, Option<String>)>, DatabaseError> {
    let find = "SELECT scan.id, occurrence, registration, persons, moment, display_name FROM scan
             LEFT JOIN volunteer_device ON volunteer_device.area = scan.area
                 AND volunteer_device.device = scan.device
             LEFT JOIN account ON account.id = volunteer_device.account
         WHERE scan.area = $1 AND occurrence = $2 ORDER BY scan.id";
    let rows = connection.fetch_all(find, values![area.as_str(), date.0]).await?;
    rows.into_iter().map(|mut row| Ok((read(&mut row)?, row.take(5)?))).collect()
}

/// The dates at which some household was let in more than once.
///
/// # Errors
/// When the database fails.
pub async fn dates_with_doubles(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Vec<OccurrenceId>, DatabaseError> {
    let find = "SELECT DISTINCT occurrence FROM (
             SELECT occurrence FROM scan WHERE area = $1 AND registration IS NOT NULL
             GROUP BY occurrence, registration HAVING COUNT(*) > 1) AS doubled ORDER BY occurrence";
    let rows = connection.fetch_all(find, values![area.as_str()]).await?;
    rows.into_iter().map(|mut row| Ok(OccurrenceId(row.take(0)?))).collect()
}

/// Whether a household was let in at a date; what [`LaterScanDropped`] asks.
///
/// [`LaterScanDropped`]: sammen_domain::mutant::Mutant::LaterScanDropped
///
/// # Errors
/// When the database fails.
pub async fn is_in(
    connection: &mut Connection,
    area: &AreaId,
    scan: &Scan,
) -> Result<bool, DatabaseError> {
    let Some(registration) = scan.registration else { return Ok(false) };
    let find = "SELECT id FROM scan WHERE area = $1 AND occurrence = $2 AND registration = $3";
    let values = values![area.as_str(), scan.occurrence.0, registration.0];
    Ok(!connection.fetch_all(find, values).await?.is_empty())
}
