//! What must hold of the doors: every scan that was accepted is kept, once; a household counts once; head counts add up.

use std::collections::BTreeMap;

use sammen_domain::{
    OccurrenceId, Refusal, RegistrationId, Row, RowKind, Scan, ScanId, Tally, UnixSeconds,
};
use sammen_server::{Connection, DeviceId, Value};
use sammen_sync::{OpId, Outcome};
use uuid::Uuid;

use super::{AreaWatch, all, take};
use crate::{
    Violation,
    content::{ACTIVITIES, activity_id, occurrence_id, starts_at},
    ledger::{Deed, Ledger, Operation},
};

const OPENS_BEFORE_SECONDS: i64 = 12 * 3_600;
const BELIEVED_SECONDS: i64 = 14 * 3_600;

/// What is kept of a scan, whatever its moment.
type Kept = (OccurrenceId, Option<RegistrationId>, u16);

impl AreaWatch {
    /// Whether a note was rightly taken or refused: by the server's clock, and by the roles that its phone had.
    pub(super) async fn check_note(
        &self,
        tables: &mut Connection,
        op: OpId,
        operation: &Operation,
        outcome: Outcome,
        now: UnixSeconds,
    ) -> Result<(), Violation> {
        let Some(date) = operation.deed.door() else { return Ok(()) };
        let opens_at = starts_at(date) - OPENS_BEFORE_SECONDS;
        let is_early = now < opens_at;
        match outcome {
            Outcome::Accepted if is_early => return Err(Violation::WrongClock { op }),
            Outcome::Refused(Refusal::NotBegun) if !is_early => {
                return Err(Violation::WrongClock { op });
            }
            Outcome::Accepted | Outcome::Refused(Refusal::NotAllowed) => {}
            Outcome::Refused(_) => return Ok(()),
        }
        let (activity, since) = (date % ACTIVITIES, opens_at.min(now));
        let is_accepted = outcome == Outcome::Accepted;
        if self.may_be(is_accepted, tables, operation, activity, since, now).await {
            Ok(())
        } else {
            Err(Violation::NoteMisjudged { op })
        }
    }

    /// Whether somebody may have been taken, or refused, for the role that she had or had not.
    pub(super) async fn may_be(
        &self,
        accepted: bool,
        tables: &mut Connection,
        operation: &Operation,
        activity: u8,
        since: UnixSeconds,
        now: UnixSeconds,
    ) -> bool {
        for key in &operation.keys {
            if self.held_role(tables, *key, activity, since, now).await == accepted {
                return true;
            }
        }
        false
    }

    /// Whether a device's person had a role for an activity at any time since.
    async fn held_role(
        &self,
        tables: &mut Connection,
        device: DeviceId,
        activity: u8,
        since: UnixSeconds,
        now: UnixSeconds,
    ) -> bool {
        let activity = format!("%{}%", activity_id(activity));
        let query = "SELECT role_grant.id FROM volunteer_device
                 JOIN role_grant ON role_grant.account = volunteer_device.account
             WHERE volunteer_device.area = $1 AND role_grant.area = $2 AND device = $3
                 AND activities LIKE $4 AND valid_from <= $5 AND valid_until > $6
                 AND (revoked_at IS NULL OR revoked_at > $7)";
        let values = [
            self.value(),
            self.value(),
            Value::Bytes(&device.0),
            Value::Text(&activity),
            Value::Int(now),
            Value::Int(since),
            Value::Int(since),
        ];
        !all(tables, query, &values).await.is_empty()
    }

    /// Looks at all that is kept of the doors.
    pub(super) async fn look_at_doors(
        &self,
        tables: &mut Connection,
        ledger: &Ledger,
    ) -> Result<(), Violation> {
        let mut noted: BTreeMap<ScanId, Kept> = BTreeMap::new();
        let mut moments: BTreeMap<ScanId, Option<UnixSeconds>> = BTreeMap::new();
        let mut counted: BTreeMap<OccurrenceId, i64> = BTreeMap::new();
        for operation in self.accepted.iter().filter_map(|op| ledger.get(*op)) {
            match operation.deed {
                Deed::CheckIn { scan, registration, date, persons, at } => {
                    let occurrence = occurrence_id(self.number, date);
                    noted.insert(scan, (occurrence, registration, persons));
                    let is_near = (at - starts_at(date) >= -OPENS_BEFORE_SECONDS)
                        && (at - starts_at(date) <= BELIEVED_SECONDS);
                    moments.insert(scan, is_near.then_some(at));
                }
                Deed::Count { date, change } => {
                    *counted.entry(occurrence_id(self.number, date)).or_default() +=
                        i64::from(change);
                }
                _ => {}
            }
        }
        if self.scans_stored(tables).await != noted {
            return Err(Violation::ScansDiffer);
        }
        for date in noted.values().map(|(date, ..)| *date) {
            self.check_tally(date, &noted, &moments)?;
        }
        let told = |date: &OccurrenceId| match self.told(RowKind::HeadCount, date.0) {
            Some(Row::HeadCount(count)) => count.sum,
            _ => 0,
        };
        match counted.iter().find(|(date, sum)| told(date) != **sum) {
            Some((date, _)) => Err(Violation::HeadsMiscounted { date: *date }),
            None => Ok(()),
        }
    }

    async fn scans_stored(&self, tables: &mut Connection) -> BTreeMap<ScanId, Kept> {
        let query = "SELECT id, occurrence, registration, persons FROM scan WHERE area = $1";
        let rows = all(tables, query, &[self.value()]).await;
        let kept = |mut row| {
            let registration = take::<Option<Uuid>>(&mut row, 2).map(RegistrationId);
            let persons = u16::try_from(take::<i64>(&mut row, 3)).expect("few persons");
            let date = OccurrenceId(take(&mut row, 1));
            (ScanId(take(&mut row, 0)), (date, registration, persons))
        };
        rows.into_iter().map(kept).collect()
    }

    /// What phones read says who is in, as somebody says who counts by hand: the earliest of each household.
    fn check_tally(
        &self,
        date: OccurrenceId,
        noted: &BTreeMap<ScanId, Kept>,
        moments: &BTreeMap<ScanId, Option<UnixSeconds>>,
    ) -> Result<(), Violation> {
        let here = noted.iter().filter(|(_, (of, ..))| *of == date);
        let mut walk_ins = 0;
        let mut first: BTreeMap<RegistrationId, (bool, Option<UnixSeconds>, ScanId, u16)> =
            BTreeMap::new();
        for (scan, (_, household, persons)) in here {
            let Some(household) = household else {
                walk_ins += u32::from(*persons);
                continue;
            };
            let moment = moments[scan];
            let this = (moment.is_none(), moment, *scan, *persons);
            first.entry(*household).and_modify(|known| *known = this.min(*known)).or_insert(this);
        }
        let expected =
            walk_ins + first.values().map(|(.., persons)| u32::from(*persons)).sum::<u32>();
        let told = noted.keys().filter_map(|scan| match self.told(RowKind::Scan, scan.0) {
            Some(Row::Scan(scan)) => Some(scan),
            _ => None,
        });
        let told: Vec<Scan> = told.collect();
        if told.len() != noted.len() {
            return Err(Violation::ScansDiffer);
        }
        if Tally::of(date, told).persons() == expected {
            Ok(())
        } else {
            Err(Violation::PersonsMiscounted { date })
        }
    }

    /// A row in the roster of whichever activity.
    fn told(&self, kind: RowKind, id: Uuid) -> Option<Row> {
        (0..ACTIVITIES).find_map(|number| {
            let space = [b"roster:", activity_id(number).0.as_bytes().as_slice()].concat();
            Row::decode(self.rows.get(&(space, (kind as i64, id)))?).ok()
        })
    }
}
