//! What an import says of programmes.

use sammen_domain::AreaId;
use sammen_sync::Month;

use crate::{
    database::{Connection, DatabaseError},
    import::Content,
    repository::programme::{self, ProgrammeDate},
};

/// Has the dates of the content counted in their programmes, or in none. What left the plan stays as it was. Says whether
/// anything is otherwise than before.
pub(crate) async fn keep_programmes(
    connection: &mut Connection,
    area: &AreaId,
    content: &Content,
) -> Result<bool, DatabaseError> {
    let mut is_other = false;
    let known = programme::dates(connection, area, Month(i32::MIN), Month(i32::MAX)).await?;
    for date in &content.occurrences {
        let before = known.iter().find(|known| known.occurrence == date.id);
        let wanted = content.programmes.get(&date.activity).map(|programme| ProgrammeDate {
            occurrence: date.id,
            activity: date.activity,
            programme: programme.clone(),
            month: Month::of(date.starts.date),
        });
        match (wanted, before) {
            (Some(wanted), before) if before != Some(&wanted) => {
                programme::put(connection, area, &wanted).await?;
            }
            (None, Some(_)) => programme::remove(connection, area, date.id).await?,
            _ => continue,
        }
        is_other = true;
    }
    Ok(is_other)
}
