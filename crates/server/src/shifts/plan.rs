//! What the staff plan, and what they see of it.

use sammen_domain::{
    ActivityId, AreaId, Duty, LocalDate, MinuteOfDay, Row, RowKey, RowKind, Shift, ShiftFill,
    ShiftId, Skill, Text, UnixSeconds, WorkRow,
};

use super::give_out::{find, free};
use crate::{
    database::{Connection, DatabaseError},
    repository::{
        area,
        row::{self, Space},
        shift::{self, StoredShift},
        sign_up::{self, SignUp},
    },
};

/// What a shift is planned as; its clocks are the area's.
#[derive(Clone, Debug)]
pub(crate) struct PlannedShift {
    /// Its id.
    pub(crate) id: ShiftId,
    /// The activity.
    pub(crate) activity: ActivityId,
    /// What is to be done.
    pub(crate) title: Text,
    /// The day.
    pub(crate) date: LocalDate,
    /// When it begins.
    pub(crate) starts: MinuteOfDay,
    /// When it ends, on the same day.
    pub(crate) ends: MinuteOfDay,
    /// How many are needed.
    pub(crate) needs: u16,
    /// What one must be there for.
    pub(crate) duty: Option<Duty>,
    /// What one must be able to.
    pub(crate) skill: Option<Skill>,
    /// Whether somebody of the staff is there.
    pub(crate) with_staff: bool,
    /// Whether money is handled.
    pub(crate) money: bool,
    /// When it is given out.
    pub(crate) opens_at: UnixSeconds,
    /// What lots are drawn with.
    pub(crate) seed: [u8; 16],
}

/// A shift and who wants it, as the staff see it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// The shift.
    pub(crate) shift: Shift,
    /// Who wants it, or has it.
    pub(crate) people: Vec<SignUp>,
}

/// Why a shift is not planned.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// It ends before it begins.
    #[error("plan a shift that ends before it begins")]
    Backwards,
    /// The area or its time zone is not known.
    #[error("find the time zone of the area")]
    TimeZone,
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Plans a shift. It is on the phones of the activity's volunteers with their next pull.
pub(crate) async fn plan_shift(
    connection: &mut Connection,
    area: &AreaId,
    planned: PlannedShift,
) -> Result<(), PlanError> {
    if planned.starts >= planned.ends {
        return Err(PlanError::Backwards);
    }
    let zone = zone(connection, area).await?;
    let at = |minute| crate::import::instant(planned.date, minute, zone);
    let local = |minute| sammen_domain::LocalDateTime { date: planned.date, minute };
    let shift = Shift {
        id: planned.id,
        activity: planned.activity,
        title: planned.title,
        starts: local(planned.starts),
        ends: local(planned.ends),
        starts_at: at(planned.starts),
        ends_at: at(planned.ends),
        needs: planned.needs,
        duty: planned.duty,
        skill: planned.skill,
        with_staff: planned.with_staff,
        money: planned.money,
        opens_at: planned.opens_at,
        fill: ShiftFill::default(),
        cancelled: false,
    };
    let stored = StoredShift {
        id: shift.id,
        activity: shift.activity,
        starts_at: shift.starts_at,
        ends_at: shift.ends_at,
        opens_at: shift.opens_at,
        seed: planned.seed.to_vec(),
    };
    shift::insert(connection, area, &stored).await?;
    let version = area::next_version(connection, area).await?;
    let (space, told) = (Space::Shifts(shift.activity), WorkRow::Shift(shift));
    Ok(row::put_work(connection, area, space, version, &told).await?)
}

/// Calls a shift off; says whether there is such a one.
pub(crate) async fn call_off_shift(
    connection: &mut Connection,
    area: &AreaId,
    stored: &StoredShift,
    now: UnixSeconds,
) -> Result<bool, DatabaseError> {
    let version = area::next_version(connection, area).await?;
    let Some(mut known) = find(connection, area, stored).await? else { return Ok(false) };
    known.cancelled = true;
    shift::set_called_off(connection, area, stored.id).await?;
    let (space, told) = (Space::Shifts(stored.activity), WorkRow::Shift(known));
    row::put_work(connection, area, space, version, &told).await?;
    let had_it = sign_up::sign_ups(connection, area, stored.id).await?;
    for sign_up in had_it.into_iter().filter(|one| one.place.state.is_coming()) {
        free(connection, area, sign_up.account, version, now).await?;
    }
    Ok(true)
}

/// The shifts that end after an instant, the earliest first.
pub(crate) async fn shifts(
    connection: &mut Connection,
    area: &AreaId,
    since: UnixSeconds,
) -> Result<Vec<Seen>, DatabaseError> {
    let mut seen = Vec::new();
    for stored in shift::since(connection, area, since).await? {
        if let Some(shift) = find(connection, area, &stored).await? {
            let people = sign_up::sign_ups(connection, area, stored.id).await?;
            seen.push(Seen { shift, people });
        }
    }
    Ok(seen)
}

async fn zone(connection: &mut Connection, area: &AreaId) -> Result<chrono_tz::Tz, PlanError> {
    let key = RowKey { kind: RowKind::Area, id: uuid::Uuid::nil() };
    match row::find(connection, area, Space::Public, key).await? {
        Some(Row::Area(known)) => known.time_zone.parse().map_err(|_| PlanError::TimeZone),
        _ => Err(PlanError::TimeZone),
    }
}
