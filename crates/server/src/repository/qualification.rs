//! What the staff know of volunteers beyond their roles: about how old they are, and what they can.

use sammen_domain::{AgeBand, AreaId, Skill};

use crate::{
    database::{Connection, DatabaseError, Record, values},
    identity::AccountId,
};

/// What is known of a volunteer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Qualified {
    /// The volunteer.
    pub account: AccountId,
    /// What the staff call the volunteer.
    pub name: String,
    /// How old, as far as it is known.
    pub age: AgeBand,
    /// What she can.
    pub skills: Vec<Skill>,
}

/// What the columns say of an age: whether it is under 18, and if so whether it is known to be 15 or more.
pub(super) fn age_band(is_minor: bool, is_left_school: Option<bool>) -> AgeBand {
    match (is_minor, is_left_school) {
        (false, _) => AgeBand::Adult,
        (true, Some(true)) => AgeBand::Young,
        (true, _) => AgeBand::Pupil,
    }
}

fn read(mut row: Record) -> Result<Qualified, DatabaseError> {
    let skills = row.take::<Option<String>>(4)?;
    let skills = skills.map(|skills| serde_json::from_str(&skills)).transpose();
    Ok(Qualified {
        account: AccountId(row.take(0)?),
        name: row.take(1)?,
        age: age_band(row.take(2)?, row.take(3)?),
        skills: skills.map_err(DatabaseError::damaged)?.unwrap_or_default(),
    })
}

/// What is known of a volunteer.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    account: AccountId,
) -> Result<Option<Qualified>, DatabaseError> {
    let find = "SELECT id, display_name, is_minor, left_school, skills
         FROM account LEFT JOIN qualification ON qualification.account = account.id
         WHERE id = $1";
    connection.fetch_optional(find, values![account.0]).await?.map(read).transpose()
}

/// What is known of everybody who is or was a volunteer in an area, by what the staff call them.
///
/// # Errors
/// When the database fails.
pub async fn of_area(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Vec<Qualified>, DatabaseError> {
    let find = "SELECT id, display_name, is_minor, left_school, skills
         FROM account LEFT JOIN qualification ON qualification.account = account.id
         WHERE id IN (SELECT account FROM role_grant WHERE area = $1 AND role = 'volunteer')
         ORDER BY display_name, id";
    let rows = connection.fetch_all(find, values![area.as_str()]).await?;
    rows.into_iter().map(read).collect()
}

/// Notes what is known of a volunteer.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    account: AccountId,
    is_left_school: bool,
    skills: &[Skill],
) -> Result<(), DatabaseError> {
    let skills = serde_json::to_string(skills).map_err(DatabaseError::damaged)?;
    let put = "INSERT INTO qualification (account, left_school, skills) VALUES ($1, $2, $3)
         ON CONFLICT (account) DO UPDATE
             SET left_school = excluded.left_school, skills = excluded.skills";
    connection.execute(put, values![account.0, is_left_school, &skills]).await?;
    Ok(())
}
