//! What happens in one world, as data: made from a seed, made smaller, kept.

use serde::{Deserialize, Serialize};

/// A world and what happens in it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// What it was made from.
    pub seed: u64,
    /// What there is when it begins.
    pub shape: Shape,
    /// What happens, in order. A number that points at nothing is taken modulo what there is, so that any
    /// step may be left out.
    pub steps: Vec<Step>,
}

/// What there is when a case begins.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// Areas; 1 or 2.
    pub areas: u8,
    /// Residents; a device belongs to each in turn.
    pub residents: u8,
    /// Devices, each a household of its own until a code brings it into another.
    pub devices: u8,
    /// Whether residents become volunteers.
    #[serde(default)]
    pub volunteers: bool,
    /// Whether there is a confidential survey.
    #[serde(default)]
    pub survey: bool,
    /// Seats of each date, in every area.
    pub seats: Vec<u8>,
    /// What registering asks for and gives.
    #[serde(default)]
    pub rules: Rules,
}

/// What registering asks for and gives, in every area.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// Whether a household registers for all dates together.
    pub series: bool,
    /// How long a household has to answer an offer; 0: it gets its seats at once.
    pub offer_hours: u8,
    /// Seats of each date held for those whom somebody else registers.
    pub held: u8,
    /// This long before the date they are shared.
    pub released_hours_before: u8,
    /// Whether seats are numbered.
    #[serde(default)]
    pub numbered: bool,
}

/// One thing that happens.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Step {
    /// A person does something on a device.
    Act {
        /// Where.
        device: u8,
        /// In which area.
        area: u8,
        /// What.
        what: What,
        /// How the saving goes.
        fate: Fate,
    },
    /// A device syncs an area and nothing goes wrong.
    Round {
        /// Which.
        device: u8,
        /// What it syncs.
        area: u8,
    },
    /// A tab begins to sync an area, as a leader or beside one.
    StartSync {
        /// Whose.
        device: u8,
        /// Which of its two tabs.
        tab: u8,
        /// What it syncs.
        area: u8,
    },
    /// A tab goes on past some boundaries of its storage.
    RunTab {
        /// Whose.
        device: u8,
        /// Which of its two tabs.
        tab: u8,
        /// How many.
        boundaries: u8,
    },
    /// A message arrives, whichever was sent first.
    Deliver {
        /// Which of those on their way.
        message: u8,
    },
    /// A message is lost.
    Lose {
        /// Which of those on their way.
        message: u8,
    },
    /// A request is on its way twice.
    Double {
        /// Which of those on their way.
        message: u8,
    },
    /// The next thing happens that a tab waits for: a message arrives, the server goes on with its request,
    /// or the tab does.
    Nudge {
        /// Whose.
        device: u8,
        /// Which of its two tabs.
        tab: u8,
    },
    /// A tab waits no longer for its answers.
    GiveUp {
        /// Whose.
        device: u8,
        /// Which of its two tabs.
        tab: u8,
    },
    /// The server goes on with a request.
    RunServer {
        /// Which of those it is at.
        task: u8,
        /// How far.
        how_far: HowFar,
    },
    /// The server is killed and started again.
    KillServer,
    /// A tab is killed.
    KillTab {
        /// Whose.
        device: u8,
        /// Which of its two tabs.
        tab: u8,
    },
    /// The browser is killed, or the phone is without power.
    KillDevice {
        /// Which.
        device: u8,
    },
    /// The browser throws a site's storage away.
    Evict {
        /// Whose.
        device: u8,
    },
    /// The storage is full, or has room again.
    Quota {
        /// Whose.
        device: u8,
        /// Whether it is full.
        full: bool,
    },
    /// A stored chunk is lost or damaged.
    DamageChunk {
        /// Whose.
        device: u8,
        /// In which area.
        area: u8,
        /// Whether it is gone.
        lost: bool,
    },
    /// The profile is copied to another device.
    Copy {
        /// Whose.
        device: u8,
    },
    /// A person asks for a code for another device.
    Issue {
        /// Where.
        device: u8,
        /// In which area.
        area: u8,
        /// Whether this device gives up when it is used.
        moves: bool,
    },
    /// A person types a code.
    Redeem {
        /// Where.
        device: u8,
        /// Which of all that were made.
        code: u8,
    },
    /// A person leaves an area, or follows it again.
    Follow {
        /// Where.
        device: u8,
        /// Which.
        area: u8,
        /// Whether the area is followed then.
        follows: bool,
    },
    /// A person has seen what was refused.
    Dismiss {
        /// Where.
        device: u8,
        /// In which area.
        area: u8,
    },
    /// A device's clock is set to be wrong.
    SetClock {
        /// Which.
        device: u8,
        /// By how many years.
        years: i8,
    },
    /// A device has an app of the protocol before this one, or is brought up to date.
    OldApp {
        /// Which.
        device: u8,
        /// Whether it is old.
        old: bool,
    },
    /// The server is one of the protocol before this one, or is brought up to date.
    OldServer {
        /// Whether it is old.
        old: bool,
    },
    /// The secretariat changes something.
    Edit {
        /// In which area.
        area: u8,
        /// What.
        edit: Edit,
    },
    /// A resident becomes a volunteer for a while.
    Appoint {
        /// On which phone.
        device: u8,
        /// In which area.
        area: u8,
        /// For which of the two activities, bit by bit; at least one.
        activities: u8,
        /// Whether names may be seen; of a minor they may not, whatever is written.
        names: bool,
        /// For how long.
        hours: u8,
    },
    /// A role is taken back before it ends.
    Revoke {
        /// Which of those ever given.
        which: u8,
    },
    /// An area's public rows are cut into chunks anew.
    Cut {
        /// Which.
        area: u8,
    },
    /// Staff decide something about a date.
    Staff {
        /// In which area.
        area: u8,
        /// Which date.
        date: u8,
        /// What.
        what: StaffWhat,
    },
    /// The server looks at what time alone brings about.
    Settle,
    /// The server's data is copied.
    BackUp,
    /// The last copy is put back.
    Restore,
    /// Time passes for the server.
    Wait {
        /// How long.
        hours: u8,
    },
}

/// How far the server goes on with a request before it turns to another.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum HowFar {
    /// Until it has its answer, or waits for another.
    ToTheEnd,
    /// To the end of the transaction that it is in, or begins.
    OneTransaction,
    /// Past so many statements.
    Boundaries(u32),
}

/// What a person does.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum What {
    /// Registers a household.
    Place {
        /// For which date.
        date: u8,
        /// How many persons; some are more than allowed.
        persons: u8,
    },
    /// Cancels a registration of theirs.
    Cancel {
        /// Which of those ever made by the resident in the area.
        which: u8,
    },
    /// Cancels one date of a registration for a series.
    CancelOnly {
        /// Which of those ever made by the resident in the area.
        which: u8,
        /// Which date.
        date: u8,
    },
    /// Answers an offer, or says that the household still wants to come.
    Accept {
        /// Which of those ever made by the resident in the area.
        which: u8,
    },
    /// A volunteer lets a household in, or somebody who had not registered.
    CheckIn {
        /// At which date.
        date: u8,
        /// Which of all that were ever registered in the area; one more than there are: none of them.
        which: u8,
        /// How many persons.
        persons: u8,
    },
    /// A volunteer counts those who come.
    CountHeads {
        /// At which date.
        date: u8,
        /// How many more, or fewer.
        change: i8,
    },
    /// A volunteer hands a toy out.
    Lend {
        /// Of which of the two activities.
        activity: u8,
    },
    /// A volunteer takes a toy back.
    GiveBack {
        /// Of which of the two activities.
        activity: u8,
        /// Which of all loans that were ever made in the area; one more than there are: the phone knows of none.
        which: u8,
        /// How it is, of three conditions.
        condition: u8,
    },
    /// Answers the confidential survey.
    Answer {
        /// Which of the two versions of its form.
        version: u8,
        /// What.
        value: u8,
    },
    /// Takes an answer back.
    Withdraw {
        /// Which of all that were ever given in the area.
        which: u8,
    },
    /// Something that only another version of the app can do.
    Unheard,
}

/// What staff decide, past the phones.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum StaffWhat {
    /// The date has so many seats, until the next import says otherwise.
    Seats {
        /// How many.
        seats: u8,
    },
    /// Somebody without a phone is registered.
    Register {
        /// How many persons.
        persons: u8,
    },
    /// A registration is cancelled, whoever made it.
    Cancel {
        /// Which of those ever made.
        which: u8,
    },
}

/// How saving what a person did goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Fate {
    /// It is saved.
    Saved,
    /// The browser dies before it was.
    KilledBefore,
    /// The browser dies when it was, and nobody was told.
    KilledAfter,
}

/// What the secretariat changes.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// A date has so many seats.
    Seats {
        /// Which.
        date: u8,
        /// How many.
        seats: u8,
    },
    /// A date is taken out, or put in again.
    Listed {
        /// Which.
        date: u8,
        /// Whether it is there.
        listed: bool,
    },
    /// A date is cancelled, or takes place after all.
    Cancelled {
        /// Which.
        date: u8,
        /// Whether it is cancelled.
        cancelled: bool,
    },
    /// The activity is called something else.
    Renamed {
        /// What.
        name: u8,
    },
}
