//! Bugs that can be switched on, so that the simulation can show that it would find them.
//!
//! Without the feature `mutants` none of them is compiled: [`is_on`] is the constant `false`.

macro_rules! mutants {
    ($($name:ident $meaning:literal)*) => {
        /// A bug, each a small change of a real path.
        #[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
        pub enum Mutant {
            $(#[doc = $meaning] $name,)*
        }

        impl Mutant {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// What is wrong with it, in a few words.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$name => $meaning,)*
                }
            }
        }
    };
}

mutants! {
    Oversell "one more household is confirmed than there are seats for"
    WaitlistSkipsFirst "the last of those who wait is given seats first"
    HouseholdSplit "a household that does not fit is confirmed in part"
    OfferNeverEnds "an offer that nobody answers holds its seats for ever"
    OffersNotCounted "seats that are offered are given to others too"
    HeldSeatsGiven "seats held for people without phones are given to others"
    SeriesSplit "a household gets seats on a series although there is no room on some of its dates"
    PersonsKept "names, ages and answers stay when it is over"
    SeatsNotSharedAgain "a cancelled registration's seats are not given to those who wait"
    SeatsRenumbered "households get other numbers whenever somebody comes or goes"
    SeatNumberKept "a household that has cancelled keeps the number of its seat"
    OutboxDroppedOnSend "an outbox row leaves when it was sent, not when its outcome came"
    SettledWithoutOutcome "every row up to the last mutation id leaves the outbox"
    SettledByForeignOutcome "an outcome is taken by its number, whatever operation it is of"
    RefusalDropped "a refusal is not kept for the person to see"
    StalePullApplied "a pull's answer is applied although the replica has moved on"
    CursorBeforeRows "the cursor is written before the rows, in a transaction of its own"
    BegunCountsAsPulled "what the chunks of a first manifest hold counts as all that was to be pulled"
    ResetClearsOutbox "a reset of the base empties the outbox too"
    ForgottenNotSentAgain "what a restored server has forgotten is not sent again"
    RekeyDropsPushed "a new line leaves out what was pushed on the old one"
    RekeyMakesNewOps "a new line gives what was done new op ids"
    LogoutKeepsRows "leaving an area keeps its rows"
    OperationNotKnownAgain "the server decides an operation it has decided before"
    LineAdvancedApart "effects and the last mutation id are stored in two transactions"
    GapAccepted "a mutation whose predecessor is missing is decided"
    RefusalDoesNotAdvance "a refused mutation keeps its number"
    CapacityReadApart "seats are counted in one transaction and given in another"
    VersionNotRaised "rows are changed under the version that phones have read"
    CookieReadApart "a pull's rows and its cursor are read in two snapshots"
    TombstoneForgotten "deleted rows are left out of pulls"
    EpochKept "a restored copy goes on in the epoch it was made in"
    DeviceClockTrusted "a phone's clock decides whether registration is open"
    OthersRowsTold "a pull tells another resident's rows"
    EndedRoleKeepsRows "what a role showed stays on the phone when the role has ended"
    RoleOutlivesItsEnd "a role counts after its end"
    RevokedRoleCounts "a role that was taken back counts"
    NamesToldToAll "names are told to everybody who sees the roster"
    RosterNotTold "a roster is not told of a registration that changed"
    LaterScanDropped "a household's second scan is not kept"
    ScansCountedTwice "a household that was let in twice counts twice"
    AnothersAnswer "of phones whose notes are decided together, each gets another's answer"
    LastHeadCountWins "a head count takes the place of those before it"
    NicknameKept "the nickname stays when the toy is back"
    LooseReturnDropped "a toy that nobody is known to have lent is not taken back"
    ReturnCountedTwice "a toy that two phones took back on one loan ends another loan too"
    LateScanRefused "what a volunteer noted is refused when her role has ended since"
    CodeTakenTwice "a code that was redeemed brings another device in"
    OwnThingsLeftBehind "a device that comes into a household leaves behind what it had"
    LeftKeepsRows "a phone that has left its household keeps what it could read"
    LeftAsksNothing "a phone that has left its household drops its outbox unasked"
    MovedReadsOn "a device whose person has moved to another reads on"
    WithdrawnAnswerKept "an answer that was taken back stays"
    AnothersAnswerWithdrawn "anybody takes back anybody's answer"
    NumberNotForgotten "whose a number was stays known when all answers under it are gone"
    AnswerToldToHousehold "what somebody answered is told to whoever shares her household"
    AnswersLeftBehind "who moves to another phone leaves her answers behind"
}

#[cfg(feature = "mutants")]
mod switch {
    use std::cell::Cell;

    use super::Mutant;

    std::thread_local! {
        static ON: Cell<Option<Mutant>> = const { Cell::new(None) };
    }

    /// Switches a mutant on for this thread, or the one that is on off.
    pub fn switch(mutant: Option<Mutant>) {
        ON.set(mutant);
    }

    /// Whether a mutant is on.
    #[must_use]
    pub fn is_on(mutant: Mutant) -> bool {
        ON.get() == Some(mutant)
    }
}

#[cfg(feature = "mutants")]
pub use switch::{is_on, switch};

/// Whether a mutant is on: never.
#[cfg(not(feature = "mutants"))]
#[must_use]
pub const fn is_on(_: Mutant) -> bool {
    false
}
