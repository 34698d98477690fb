//! One area's tables.

mod answers;
mod door;
mod lending;
mod numbers;
mod read;

use std::collections::{BTreeMap, BTreeSet};

use sammen_domain::{
    Activity, ActivityId, AreaId, Availability, Occurrence, OccurrenceId, OwnerId, Registration,
    RegistrationState, Role, Row, RowKind, SeatNumbers, UnixSeconds,
};
use sammen_server::{Connection, DeviceId, Value};
use sammen_sync::{ClientId, Cookie, OpId, Outcome, Scope};
use uuid::Uuid;

use answers::Answers;
use read::{all, first, read_outcome, read_owner, take};

use super::{
    book,
    rows::{RowPlace, SURVEY_TERMS, digest, digest_of, place, space_of_device, spaces_of},
};
use crate::{
    Rules, Violation,
    ledger::{Deed, Ledger},
};

const PUBLIC: &[u8] = b"public";

/// Who sees a row: `public`, or an owner's digest.
type Space = Vec<u8>;

/// What is decided together.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum BookKey {
    Date(OccurrenceId),
    Series(ActivityId),
}

/// The sums of each space's rows at one version.
type Digests = BTreeMap<Space, u64>;

/// Which household each device is of.
type Households = BTreeMap<DeviceId, OwnerId>;

/// How a book was before rows changed that say something of it.
struct Before {
    book: Vec<Registration>,
    /// Whether rows that everybody sees are among them: dates or seat counts.
    is_public: bool,
}

/// What is known of one area's tables.
pub(crate) struct AreaWatch {
    number: u8,
    /// What registering asks for and gives.
    rules: Rules,
    id: AreaId,
    /// How far the area has come; `None` before it is there.
    pub(crate) cookie: Option<Cookie>,
    rows: BTreeMap<(Space, RowPlace), Vec<u8>>,
    digests: Digests,
    households: Households,
    /// Devices that are not their household's any more.
    gone: BTreeSet<DeviceId>,
    /// Those of them that were until the last commit.
    gone_now: BTreeSet<DeviceId>,
    history: BTreeMap<(Uuid, u64), (Digests, Households)>,
    /// The registrations for each date alone, or for each series as a whole.
    books: BTreeMap<BookKey, Vec<Registration>>,
    /// The numbers of seats, as they were when they were last looked at.
    numbers: SeatNumbers,
    /// The answers to confidential surveys, as they were when they were last looked at.
    answers: Answers,
    /// What was decided about answers since.
    answers_decided: Vec<(OpId, Outcome)>,
    /// When each book was decided about last.
    decided_at: BTreeMap<BookKey, UnixSeconds>,
    lines: BTreeMap<ClientId, Vec<OpId>>,
    /// Operations that are stored and have no number in a line yet.
    unnumbered: BTreeSet<OpId>,
    numbered: BTreeSet<OpId>,
    /// Operations that are stored as accepted.
    accepted: BTreeSet<OpId>,
    /// The last rows of the append-only tables that were looked at.
    last_operation: i64,
    last_line: i64,
}

impl AreaWatch {
    pub(super) fn new(number: u8, id: AreaId, rules: Rules) -> Self {
        Self {
            number,
            rules,
            id,
            cookie: None,
            rows: BTreeMap::new(),
            digests: BTreeMap::new(),
            households: BTreeMap::new(),
            gone: BTreeSet::new(),
            gone_now: BTreeSet::new(),
            history: BTreeMap::new(),
            books: BTreeMap::new(),
            numbers: SeatNumbers::new(),
            answers: Answers::new(),
            answers_decided: Vec::new(),
            decided_at: BTreeMap::new(),
            lines: BTreeMap::new(),
            unnumbered: BTreeSet::new(),
            numbered: BTreeSet::new(),
            accepted: BTreeSet::new(),
            last_operation: 0,
            last_line: 0,
        }
    }

    /// The household of a device.
    pub(crate) fn owner_of(&self, device: DeviceId) -> OwnerId {
        self.households.get(&device).copied().unwrap_or(device.as_owner())
    }

    /// Whether a device is its household's.
    pub(crate) fn is_active(&self, device: DeviceId) -> bool {
        !self.gone.contains(&device)
    }

    /// Whether rows are those that a device could see when the area was at a cookie.
    pub(crate) fn were_visible(
        &self,
        device: DeviceId,
        roles: &[Role],
        (cookie, scope): (Cookie, Scope),
        rows: &BTreeMap<RowPlace, Vec<u8>>,
    ) -> bool {
        let known = self.history.get(&(cookie.epoch, cookie.version));
        let Some((digests, households)) = known else { return false };
        let owner = households.get(&device).copied().unwrap_or(device.as_owner());
        let sum = |space: &[u8]| digests.get(space).copied().unwrap_or_default();
        // An app from before there were numbered seats and confidential surveys is told of none.
        let later = match scope {
            Scope::BEFORE_DOORS => 0,
            _ => sum(&numbers_of(&owner.0)) ^ sum(SURVEY_TERMS) ^ sum(&space_of_device(device)),
        };
        let shown = spaces_of(roles).iter().fold(0, |all, space| all ^ sum(space));
        let told = roles.iter().map(|role| Row::Role(role.clone()));
        let told = told.fold(0, |all, row| all ^ digest(place(&row), &row.encode()));
        digest_of(rows) == sum(PUBLIC) ^ sum(&owner.0) ^ later ^ shown ^ told
    }

    pub(super) async fn look(
        &mut self,
        tables: &mut Connection,
        ledger: &mut Ledger,
        now: UnixSeconds,
    ) -> Result<(), Violation> {
        let query = "SELECT epoch, version FROM area WHERE id = $1";
        let Some(mut row) = first(tables, query, &[self.value()]).await else { return Ok(()) };
        let cookie = Cookie { epoch: take(&mut row, 0), version: take(&mut row, 1) };
        let is_other_life = self.cookie.is_some_and(|known| known.epoch != cookie.epoch);
        if is_other_life {
            self.forget();
        }
        let since = self.cookie.filter(|_| !is_other_life).map_or(0, |known| known.version);
        let ended = self.look_at_rows(tables, since).await;
        self.cookie = Some(cookie);
        self.look_at_devices(tables).await;
        let now_visible = (self.digests.clone(), self.households.clone());
        self.history.insert((cookie.epoch, cookie.version), now_visible);
        let has_noted = self.look_at_operations(tables, ledger, now).await?;
        if has_noted || is_other_life {
            self.look_at_doors(tables, ledger).await?;
            self.look_at_toys(tables, ledger).await?;
        }
        self.look_at_answers(tables, ledger, is_other_life).await?;
        self.look_at_lines(tables, ledger).await?;
        for (key, before) in ended {
            self.check_effects(key, ledger)?;
            // What was put back is as it was when it was copied: the server has not looked at its clock yet.
            if !is_other_life {
                self.note_decision(key, &before, now);
                self.check_book(key, &before.book)?;
            }
        }
        self.look_at_numbers(is_other_life)
    }

    /// A copy was put back: everything is read anew. What people were told stays in the ledger.
    fn forget(&mut self) {
        let history = std::mem::take(&mut self.history);
        *self = Self {
            history,
            cookie: self.cookie,
            ..Self::new(self.number, self.id.clone(), self.rules)
        };
    }

    async fn look_at_devices(&mut self, tables: &mut Connection) {
        let query = "SELECT id, owner, state FROM device WHERE area = $1";
        let before = std::mem::take(&mut self.households);
        let gone_before = std::mem::take(&mut self.gone);
        for mut row in all(tables, query, &[self.value()]).await {
            let device = DeviceId(read_owner(&mut row, 0).0);
            self.households.insert(device, read_owner(&mut row, 1));
            if take::<String>(&mut row, 2) != "active" {
                self.gone.insert(device);
            }
        }
        self.gone_now = self.gone.difference(&gone_before).copied().collect();
        // Whoever has moved took what the device alone could see along.
        for device in self.gone_now.clone() {
            self.forget_space(&space_of_device(device));
        }
        for household in before.into_values() {
            if self.households.values().all(|known| *known != household) {
                self.forget_household(household);
            }
        }
    }

    /// Another took a household over, with all its rows: what was seen of them under its own name is nobody's.
    fn forget_household(&mut self, household: OwnerId) {
        self.forget_space(&household.0);
        self.digests.remove(&numbers_of(&household.0));
    }

    fn forget_space(&mut self, space: &[u8]) {
        self.rows.retain(|(of, _), _| of != space);
        self.digests.remove(space);
    }

    /// Reads the rows that changed; the dates whose seats may have, and how their books were.
    async fn look_at_rows(
        &mut self,
        tables: &mut Connection,
        since: u64,
    ) -> BTreeMap<BookKey, Before> {
        let query = "SELECT space, kind, id, deleted, bytes FROM row
             WHERE area = $1 AND version > $2";
        let since = i64::try_from(since).expect("few versions");
        let changed = all(tables, query, &[self.value(), Value::Int(since)]).await;
        let mut before: BTreeMap<BookKey, Before> = BTreeMap::new();
        for mut row in changed {
            let space: Space = take(&mut row, 0);
            let place: RowPlace = (take(&mut row, 1), take(&mut row, 2));
            let (is_deleted, bytes): (bool, Vec<u8>) = (take(&mut row, 3), take(&mut row, 4));
            if let Some(key) = self.touches(&space, place, &bytes) {
                let book = self.books.entry(key).or_default();
                let whole = || Before { book: book.clone(), is_public: false };
                before.entry(key).or_insert_with(whole).is_public |= space == PUBLIC;
                if let Ok(Row::Registration(seen)) = Row::decode(&bytes) {
                    let owner = OwnerId(space.as_slice().try_into().expect("an owner's digest"));
                    book.retain(|known| known.id != seen.id);
                    book.push(Registration { owner, ..seen });
                }
            }
            self.put(space, place, (!is_deleted).then_some(bytes));
        }
        before
    }

    /// The book that a row says something about.
    fn touches(&self, space: &[u8], (kind, id): RowPlace, bytes: &[u8]) -> Option<BookKey> {
        if space == PUBLIC {
            let is_of_a_date =
                kind == RowKind::Occurrence as i64 || kind == RowKind::Availability as i64;
            return if is_of_a_date { self.key_of(OccurrenceId(id)) } else { None };
        }
        match Row::decode(bytes) {
            Ok(Row::Registration(registration)) => {
                let series = registration.series.map(|series| BookKey::Series(series.activity));
                Some(series.unwrap_or(BookKey::Date(registration.occurrence)))
            }
            _ => None,
        }
    }

    /// The book that a date is in; of a date of a series that is not there any more, none.
    fn key_of(&self, date: OccurrenceId) -> Option<BookKey> {
        if !self.rules.series {
            return Some(BookKey::Date(date));
        }
        match self.public(RowKind::Occurrence, date.0) {
            Some(Row::Occurrence(date)) => Some(BookKey::Series(date.activity)),
            _ => None,
        }
    }

    fn put(&mut self, space: Space, place: RowPlace, bytes: Option<Vec<u8>>) {
        let is_number = place.0 == RowKind::SeatNumber as i64;
        let apart = if is_number { numbers_of(&space) } else { space.clone() };
        let sum = self.digests.entry(apart).or_default();
        let known = match bytes {
            Some(bytes) => {
                *sum ^= digest(place, &bytes);
                self.rows.insert((space, place), bytes)
            }
            None => self.rows.remove(&(space, place)),
        };
        if let Some(known) = known {
            *sum ^= digest(place, &known);
        }
    }

    /// Reads the operations that were stored since; says whether any of them is of a door or of toys.
    async fn look_at_operations(
        &mut self,
        tables: &mut Connection,
        ledger: &mut Ledger,
        now: UnixSeconds,
    ) -> Result<bool, Violation> {
        let mut has_noted = false;
        let query = "SELECT rowid, owner, id, outcome FROM operation
             WHERE area = $1 AND rowid > $2 ORDER BY rowid";
        let since = Value::Int(self.last_operation);
        for mut row in all(tables, query, &[self.value(), since]).await {
            self.last_operation = take(&mut row, 0);
            let owner = read_owner(&mut row, 1);
            let op = OpId(take(&mut row, 2));
            let outcome = read_outcome(&mut row, 3);
            // One that another household has taken over has its number already.
            if !self.numbered.contains(&op) {
                self.unnumbered.insert(op);
            }
            if outcome == Outcome::Accepted {
                self.accepted.insert(op);
            }
            let Some(operation) = ledger.get_mut(op) else {
                return Err(Violation::Inconsistent { what: format!("nobody did {op}") });
            };
            has_noted |= operation.deed.door().is_some() || operation.deed.toys().is_some();
            let is_new = !operation.outcomes.contains(|known| known == outcome);
            if is_new {
                operation.outcomes.add(outcome);
                book::check_outcome(op, operation, outcome, self.rules.series, now)?;
                self.check_note(tables, op, operation, outcome, now).await?;
                self.check_toy_note(tables, op, operation, outcome, now).await?;
                if let Deed::Answer { .. } | Deed::Withdraw { .. } = operation.deed {
                    self.answers_decided.push((op, outcome));
                }
            }
            if let (Outcome::Accepted, Deed::Place { registration, .. }) = (outcome, operation.deed)
                && !self.has(registration.0, owner)
            {
                return Err(Violation::AcceptedWithoutEffect { op });
            }
        }
        Ok(has_noted)
    }

    fn has(&self, registration: Uuid, owner: OwnerId) -> bool {
        let place = (RowKind::Registration as i64, registration);
        self.rows.contains_key(&(owner.0.to_vec(), place))
    }

    async fn look_at_lines(
        &mut self,
        tables: &mut Connection,
        ledger: &Ledger,
    ) -> Result<(), Violation> {
        let query = "SELECT rowid, client, mutation_id, owner, operation FROM line
             WHERE area = $1 AND rowid > $2 ORDER BY rowid";
        let since = Value::Int(self.last_line);
        for mut row in all(tables, query, &[self.value(), since]).await {
            self.last_line = take(&mut row, 0);
            let client = ClientId(take(&mut row, 1));
            let number: u64 = take(&mut row, 2);
            let op = OpId(take(&mut row, 4));
            let line = self.lines.entry(client).or_default();
            // Copies of a profile may share a line for a while; each is in order for itself.
            let done =
                |op: OpId| ledger.get(op).map(|operation| (operation.device, operation.order));
            let is_late = line.iter().any(|before| {
                let (before, now) = (done(*before), done(op));
                before.map(|(device, _)| device) == now.map(|(device, _)| device) && before >= now
            });
            if is_late || number != line.len() as u64 + 1 {
                return Err(Violation::OutOfOrder { client });
            }
            line.push(op);
            self.unnumbered.remove(&op);
            self.numbered.insert(op);
        }
        if let Some(op) = self.unnumbered.first() {
            return Err(Violation::EffectBeforeLine { op: *op });
        }
        let query = "SELECT id, last_mutation_id FROM client WHERE area = $1";
        for mut row in all(tables, query, &[self.value()]).await {
            let client = ClientId(take(&mut row, 0));
            let last: u64 = take(&mut row, 1);
            let lines = self.lines.get(&client).map_or(0, Vec::len);
            if last != lines as u64 {
                return Err(Violation::LineApart { client, last, lines });
            }
        }
        Ok(())
    }

    fn check_effects(&self, key: BookKey, ledger: &Ledger) -> Result<(), Violation> {
        let mut book = self.books.get(&key).into_iter().flatten();
        book.try_for_each(|made| book::check_effect(made, ledger, |key| self.owner_of(key)))
    }

    /// When households only come together, nothing is decided: time alone changes a book when it is next looked at.
    fn note_decision(&mut self, key: BookKey, before: &Before, now: UnixSeconds) {
        let after = self.books.get(&key).map_or(&[][..], Vec::as_slice);
        if before.is_public || !has_other_owners_only(&before.book, after) {
            self.decided_at.insert(key, now);
        }
    }

    /// A book is as it must be at the moment of its last decision.
    fn check_book(&self, key: BookKey, before: &[Registration]) -> Result<(), Violation> {
        let Some(now) = self.decided_at.get(&key).copied() else { return Ok(()) };
        let after = self.books.get(&key).map_or(&[][..], Vec::as_slice);
        let Some((activity, dates)) = self.dates(key) else { return Ok(()) };
        let terms = activity.terms().expect("everybody registers here");
        let look = book::Look { activity: &activity, terms, dates: &dates, now };
        for date in &dates {
            let told = match self.public(RowKind::Availability, date.id.0) {
                Some(Row::Availability(told)) => told,
                _ => Availability::none(date.id),
            };
            if told != look.count(date, after).told(date.id) {
                return Err(Violation::SeatsMiscounted { date: date.id });
            }
        }
        look.check_sharing(before, after)
    }

    /// The activity, and the dates that a book is of; what is not there any more is not among them.
    fn dates(&self, key: BookKey) -> Option<(Activity, Vec<Occurrence>)> {
        let public = self.rows.iter().filter(|((space, _), _)| space == PUBLIC);
        let dates: Vec<Occurrence> = public
            .filter(|((_, (kind, _)), _)| *kind == RowKind::Occurrence as i64)
            .filter_map(|(_, bytes)| match Row::decode(bytes) {
                Ok(Row::Occurrence(date)) => Some(date),
                _ => None,
            })
            .filter(|date| match key {
                BookKey::Date(id) => date.id == id,
                BookKey::Series(activity) => date.activity == activity,
            })
            .collect();
        let activity = dates.first()?.activity;
        match self.public(RowKind::Activity, activity.0) {
            Some(Row::Activity(activity)) => Some((activity, dates)),
            _ => None,
        }
    }

    pub(super) fn check_after_all(&self) -> Result<(), Violation> {
        for registration in self.books.values().flatten() {
            if registration.is_personal() {
                return Err(Violation::PersonsKept { registration: registration.id });
            }
            if matches!(registration.state, RegistrationState::Offered { .. }) {
                return Err(Violation::OfferNotEnded { registration: registration.id });
            }
        }
        Ok(())
    }

    fn public(&self, kind: RowKind, id: Uuid) -> Option<Row> {
        let bytes = self.rows.get(&(PUBLIC.to_vec(), (kind as i64, id)))?;
        Row::decode(bytes).ok()
    }

    fn value(&self) -> Value<'_> {
        Value::Text(self.id.as_str())
    }
}

/// Under which name the sum of a space's numbers of seats is kept.
fn numbers_of(space: &[u8]) -> Space {
    [b"numbers:", space].concat()
}

/// Whether two states of a book differ in whose the registrations are, and in nothing else.
fn has_other_owners_only(before: &[Registration], after: &[Registration]) -> bool {
    let of_nobody = |book: &[Registration]| {
        let mut book = book.to_vec();
        book.sort_by_key(|registration| registration.id);
        book.iter_mut().for_each(|registration| registration.owner = OwnerId::SELF);
        book
    };
    of_nobody(before) == of_nobody(after)
}
