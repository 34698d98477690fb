//! The real server, one statement at a time.

mod gate;
mod handle;
mod household;
mod staff;

use std::{cell::RefCell, rc::Rc, sync::Arc, task::Poll};

use sammen_domain::{ActivityId, AreaId, Text, Toy, UnixSeconds};
use sammen_server::{
    Activities, Appointment, Clock, Database, DeviceId, GrantId, SurveyForm, Together, add_toy,
    appoint, back_up_into, content, cut_anew,
    import::Content,
    publish_survey, restore_from, revoke, settle_due,
    transfers::{Code, Purpose, Redeemed},
};
use uuid::Uuid;

use crate::{
    HowFar,
    content::{ACTIVITIES, activity_id, toy_id},
    device::{Message, Parcel, Wire},
    poll::{Task, at_once, poll},
};
use gate::Turns;
pub(crate) use handle::Handled;
pub(crate) use staff::{STAFF, StaffDeed};

/// What a task was for, when it has ended.
pub(crate) enum Ended {
    /// A request has its answer.
    Answer { wire: Rc<Wire>, number: u64, handled: Handled },
    /// The secretariat's change was made.
    Edited,
    /// A copy was made.
    BackedUp(Database),
    /// Staff decided something.
    Decided,
    /// What time alone brings about was looked at.
    Settled,
    /// Somebody has a role, or has not any more.
    RolesChanged,
    /// Public rows were cut anew.
    Cut,
    /// The copy was put back.
    Restored,
    /// A code was made, if it was.
    Issued { area: usize, issuer: DeviceId, purpose: Purpose, code: Option<Code> },
    /// A device came in by a code, if it did.
    Redeemed { code: usize, device: DeviceId, redeemed: Option<Redeemed> },
}

/// Something the server is at.
struct Running {
    number: u64,
    task: Task<Ended>,
    /// Who waits for it.
    wire: Option<Rc<Wire>>,
}

/// The server and its disk.
pub(crate) struct Server {
    /// Past the gate: to look at what is stored.
    pub(crate) disk: Database,
    /// What the server uses.
    database: Database,
    turns: Arc<Turns>,
    /// What phones noted that is decided in one transaction.
    together: Together,
    running: Vec<Running>,
    started: u64,
    /// The last copy.
    backup: Option<Database>,
    older_backups: Vec<Database>,
    /// Whether it is one of the protocol before this one.
    pub(crate) is_old: bool,
    epochs: u64,
    codes: u64,
}

/// How a task went on.
pub(crate) enum Went {
    /// It stopped at a boundary, or waits for another.
    On,
    /// It has ended.
    Ended(Ended),
}

impl Server {
    /// A server on an empty disk.
    pub(crate) fn new(disk: Database) -> Self {
        let turns = Arc::new(Turns::default());
        let database = disk.clone().behind(Arc::clone(&turns) as _);
        Self {
            disk,
            database,
            turns,
            together: Together::default(),
            running: Vec::new(),
            started: 0,
            backup: None,
            older_backups: Vec::new(),
            is_old: false,
            epochs: 0,
            codes: 0,
        }
    }

    pub(crate) fn running(&self) -> usize {
        self.running.len()
    }

    /// Whether something was committed since this was last asked.
    pub(crate) fn has_committed(&self) -> bool {
        self.turns.take_committed()
    }

    /// Takes a request.
    pub(crate) fn receive(&mut self, message: Message, now: UnixSeconds) {
        let Message { parcel: Parcel::Request { route, device, body }, wire, number } = message
        else {
            unreachable!("answers go to phones");
        };
        let (database, is_old) = (self.database.clone(), self.is_old);
        let together = self.together.clone();
        let waiting = Rc::clone(&wire);
        self.start(
            Some(waiting),
            Box::pin(async move {
                let handled =
                    handle::handle(&database, &together, is_old, route, device, &body, now).await;
                Ended::Answer { wire, number, handled }
            }),
        );
    }

    /// The secretariat imports content.
    pub(crate) fn edit(&mut self, content: Content, now: UnixSeconds) {
        let (database, epoch) = (self.database.clone(), self.new_epoch());
        self.start(
            None,
            Box::pin(async move {
                let clock = Clock::new(move || now);
                // A server that is killed meanwhile leaves the content as it was.
                let _ = content::apply(&database, &content, epoch, &clock).await;
                Ended::Edited
            }),
        );
    }

    /// The secretariat publishes a form.
    pub(crate) fn publish(&mut self, area: AreaId, form: SurveyForm) {
        let database = self.database.clone();
        self.start(
            None,
            Box::pin(async move {
                publish_survey(&database, &area, &form).await.expect("it can be published");
                Ended::Edited
            }),
        );
    }

    /// The staff make somebody a volunteer.
    pub(crate) fn appoint(&mut self, appointment: Appointment, now: UnixSeconds) {
        let database = self.database.clone();
        self.start(
            None,
            Box::pin(async move {
                // A server that is killed meanwhile leaves the roles as they were.
                let _ = appoint(&database, &appointment, now).await;
                let Activities::Some(activities) = &appointment.grant.activities else {
                    return Ended::RolesChanged;
                };
                for activity in activities {
                    let _ = add_toy(&database, &appointment.grant.area, toy_of(*activity)).await;
                }
                Ended::RolesChanged
            }),
        );
    }

    /// The staff take a role back.
    pub(crate) fn revoke(&mut self, area: AreaId, grant: GrantId, now: UnixSeconds) {
        let database = self.database.clone();
        self.start(
            None,
            Box::pin(async move {
                let _ = revoke(&database, &area, grant, now).await;
                Ended::RolesChanged
            }),
        );
    }

    /// Cuts an area's public rows anew.
    pub(crate) fn cut(&mut self, area: AreaId) {
        let database = self.database.clone();
        self.start(
            None,
            Box::pin(async move {
                cut_anew(&database, &area).await.expect("nothing is wrong with the memory");
                Ended::Cut
            }),
        );
    }

    /// Staff decide something about a date, in one transaction.
    pub(crate) fn decide(&mut self, area: AreaId, decision: StaffDeed, now: UnixSeconds) {
        let database = self.database.clone();
        self.start(
            None,
            Box::pin(async move {
                // What the rules refuse, or a server that is killed, changes nothing.
                let _ = staff::decide(&database, &area, &decision, now).await;
                Ended::Decided
            }),
        );
    }

    /// Looks at what time alone brings about.
    pub(crate) fn settle(&mut self, now: UnixSeconds) {
        let database = self.database.clone();
        self.start(
            None,
            Box::pin(async move {
                let clock = Clock::new(move || now);
                let _ = settle_due(&database, &clock).await;
                Ended::Settled
            }),
        );
    }

    /// Copies everything.
    pub(crate) fn back_up(&mut self) {
        let (database, copy) = (self.database.clone(), spare());
        self.start(
            None,
            Box::pin(async move {
                let copied = back_up_into(&database, &copy).await;
                copied.expect("nothing is wrong with the memory");
                Ended::BackedUp(copy)
            }),
        );
    }

    /// Puts the last copy back, if there is one.
    pub(crate) fn restore(&mut self) {
        let Some(copy) = self.backup.clone() else { return };
        let database = self.database.clone();
        let epochs: Vec<Uuid> = (0..4).map(|_| self.new_epoch()).collect();
        self.start(
            None,
            Box::pin(async move {
                let mut epochs = epochs.into_iter();
                let epoch = || epochs.next().expect("a case has few areas");
                restore_from(&database, &copy, epoch)
                    .await
                    .expect("nothing is wrong with the memory");
                Ended::Restored
            }),
        );
    }

    /// A copy was made.
    pub(crate) fn keep(&mut self, copy: Database) {
        // Somebody may be putting the older one back.
        self.older_backups.extend(self.backup.replace(copy));
    }

    fn new_epoch(&mut self) -> Uuid {
        self.epochs += 1;
        Uuid::from_u128(0xe90c_0000_0000 + u128::from(self.epochs))
    }

    fn start(&mut self, wire: Option<Rc<Wire>>, task: Task<Ended>) {
        self.started += 1;
        self.running.push(Running { number: self.started, task, wire });
    }

    /// The first task that a tab waits for.
    pub(crate) fn task_of(&self, wire: &Rc<Wire>) -> Option<usize> {
        let is_its = |task: &Running| task.wire.as_ref().is_some_and(|its| Rc::ptr_eq(its, wire));
        self.running.iter().position(is_its)
    }

    /// Lets a task go on.
    pub(crate) fn run(&mut self, index: usize, how_far: HowFar) -> Went {
        let running = &mut self.running[index];
        self.turns.give(running.number, how_far);
        match poll(&mut running.task) {
            Poll::Pending => Went::On,
            Poll::Ready(ended) => {
                let number = running.number;
                drop(self.running.remove(index));
                self.turns.end(number);
                Went::Ended(ended)
            }
        }
    }

    /// A tab has gone away: what is done for it stops where it is, and what was not committed is undone.
    pub(crate) fn hang_up(&mut self, wire: &Rc<Wire>) {
        while let Some(index) = self.task_of(wire) {
            let number = self.running[index].number;
            drop(self.running.remove(index));
            self.turns.end(number);
        }
    }

    /// Kills it: what was not committed is undone, nobody is answered.
    pub(crate) fn kill(&mut self) {
        self.running.clear();
        self.together = Together::default();
        self.turns.clear();
    }
}

/// What an activity lends.
fn toy_of(activity: ActivityId) -> Toy {
    let number = (0..ACTIVITIES).find(|number| activity_id(*number) == activity);
    let id = toy_id(number.expect("there are no other activities"));
    let name = Text::new("da", "Løbehjul");
    Toy { id, activity, name, copies: 2, unusable: 0, flawed: 0 }
}

thread_local! {
    /// Databases that held a copy and are not needed any more: to make one takes longer than a case.
    static SPARE: RefCell<Vec<Database>> = const { RefCell::new(Vec::new()) };
}

/// A database of the server's kind, empty.
fn spare() -> Database {
    let Some(used) = SPARE.with_borrow_mut(Vec::pop) else {
        return Database::in_memory().expect("there is memory");
    };
    empty(&used);
    used
}

impl Drop for Server {
    fn drop(&mut self) {
        // What still copies into it ends first.
        self.kill();
        self.older_backups.extend(self.backup.take());
        SPARE.with_borrow_mut(|spare| spare.append(&mut self.older_backups));
    }
}

/// What makes the log of who did what one that nothing is removed from, and then all of it: another case's entries
/// would be copied with every backup.
const EMPTY_LOG: [&str; 2] =
    ["DROP TRIGGER IF EXISTS audit_entry_not_removed", "DELETE FROM audit_entry"];

/// Empties a database, which is faster than making another.
pub(crate) fn empty(database: &Database) {
    at_once(async {
        sammen_server::empty(database).await?;
        let mut tables = database.write().await?;
        for statement in EMPTY_LOG {
            tables.execute(statement, &[]).await?;
        }
        tables.commit().await
    })
    .expect("nothing is wrong with the memory");
}
