//! The numbers that stand for people in confidential surveys: another one for each device in each survey.

use sammen_domain::{AreaId, SurveyId};

use crate::{
    database::{Connection, DatabaseError, for_update, values},
    device::DeviceId,
};

/// How many bytes a number has.
pub const NUMBER_BYTES: usize = 16;

/// A device's number in a survey, this one if it has none yet. Until the transaction ends nobody else is told it.
///
/// # Errors
/// When the database fails.
pub async fn hold(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    DeviceId(device): DeviceId,
    fresh: [u8; NUMBER_BYTES],
) -> Result<Vec<u8>, DatabaseError> {
    let insert = "INSERT INTO respondent (area, survey, device, number) VALUES ($1, $2, $3, $4)
         ON CONFLICT (area, survey, device) DO NOTHING";
    let values = values![area.as_str(), survey.0, &device[..], &fresh[..]];
    connection.execute(insert, values).await?;
    let find = for_update!(
        "SELECT number FROM respondent WHERE area = $1 AND survey = $2 AND device = $3"
    );
    let values = values![area.as_str(), survey.0, &device[..]];
    connection.fetch_one(find, values).await?.take(0)
}

/// Forgets a device's number in a survey.
///
/// # Errors
/// When the database fails.
pub async fn forget(
    connection: &mut Connection,
    area: &AreaId,
    survey: SurveyId,
    DeviceId(device): DeviceId,
) -> Result<(), DatabaseError> {
    let forget = "DELETE FROM respondent WHERE area = $1 AND survey = $2 AND device = $3";
    connection.execute(forget, values![area.as_str(), survey.0, &device[..]]).await?;
    Ok(())
}

/// Gives a device's numbers to another, which keeps its own where both have one in a survey.
///
/// # Errors
/// When the database fails.
pub async fn rename(
    connection: &mut Connection,
    area: &AreaId,
    DeviceId(to): DeviceId,
    DeviceId(from): DeviceId,
) -> Result<(), DatabaseError> {
    let give = "UPDATE respondent SET device = $1
         WHERE area = $2 AND device = $3 AND NOT EXISTS (
             SELECT 1 FROM respondent AS kept WHERE kept.area = respondent.area
                 AND kept.survey = respondent.survey AND kept.device = $4)";
    let values = values![&to[..], area.as_str(), &from[..], &to[..]];
    connection.execute(give, values).await?;
    let drop_rest = "DELETE FROM respondent WHERE area = $1 AND device = $2";
    connection.execute(drop_rest, values![area.as_str(), &from[..]]).await?;
    Ok(())
}
