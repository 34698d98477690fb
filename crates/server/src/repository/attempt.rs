//! How often somebody tried something in a quarter of an hour.

use sammen_domain::AreaId;

use crate::database::{Connection, DatabaseError, values};

/// Counts one more attempt, and says how many there are now. Others who count the same wait until the transaction
/// ends.
///
/// # Errors
/// When the database fails.
pub async fn count(
    connection: &mut Connection,
    area: &AreaId,
    subject: &[u8; 32],
    quarter: i64,
) -> Result<u64, DatabaseError> {
    let count = "INSERT INTO attempt (area, subject, quarter, count) VALUES ($1, $2, $3, 1)
         ON CONFLICT (area, subject, quarter) DO UPDATE SET count = attempt.count + 1
         RETURNING count";
    let values = values![area.as_str(), &subject[..], quarter];
    connection.fetch_one(count, values).await?.take(0)
}

/// Removes what was counted before a quarter.
///
/// # Errors
/// When the database fails.
pub async fn forget(
    connection: &mut Connection,
    area: &AreaId,
    before_quarter: i64,
) -> Result<(), DatabaseError> {
    let forget = "DELETE FROM attempt WHERE area = $1 AND quarter < $2";
    connection.execute(forget, values![area.as_str(), before_quarter]).await?;
    Ok(())
}
