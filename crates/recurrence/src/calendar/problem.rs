//! What can be wrong with a calendar file, said so that it can be put right.

use crate::RuleError;

/// One thing that keeps a file, or an entry of it, from being read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("line {line}: {kind}")]
pub struct CalendarProblem {
    /// The line in the file; the first is 1.
    pub line: u32,
    /// What is wrong, and the remedy.
    #[source]
    pub kind: CalendarProblemKind,
}

/// What is wrong. Each reads after "failed to", and ends with the remedy.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what each is")]
pub enum CalendarProblemKind {
    #[error("read it as UTF-8 text: export the calendar again as iCalendar (.ics)")]
    NotUtf8,
    #[error("find a calendar in it: export the calendar as iCalendar (.ics)")]
    NotACalendar,
    #[error("read {given:?} as a line of a calendar: export the calendar again")]
    NotALine { given: String },
    #[error("find the end of {component}: the file is cut off; export it again")]
    NotEnded { component: String },
    #[error("end {component}, which was not begun: the file is damaged; export it again")]
    EndWithoutBegin { component: String },
    #[error("read more than {max} entries: export a shorter time")]
    TooManyEvents { max: usize },

    #[error("find the start (DTSTART): give the entry one")]
    MissingStart,
    #[error("read {name} twice: keep one of them")]
    Twice { name: String },
    #[error("read {given:?} as a date or a clock: it is like 20260903T173000 (years 1900 to 2200)")]
    NotAClock { given: String },
    #[error("find the time zone {given:?}: use Europe/Copenhagen")]
    UnknownZone { given: String },
    #[error("read {given:?} as a duration: it is like PT1H30M or P2D, at most a year")]
    NotADuration { given: String },
    #[error("end before the start: give the entry a later end")]
    EndBeforeStart,
    #[error("end a whole day at a clock, or the other way round: give start and end alike")]
    EndUnlikeStart,
    #[error("read both DTEND and DURATION: keep one of them")]
    EndAndDuration,
    #[error("use {name}, which newer calendars do not write: take out single dates instead")]
    NotUsed { name: String },
    #[error("read {given:?} as a range of dates: only THISANDFUTURE is known")]
    UnknownRange { given: String },
    #[error(transparent)]
    Rule(#[from] RuleError),
    #[error(
        "tell two entries of one UID apart: line {first} begins another with the same SEQUENCE"
    )]
    UidTwice { first: u32 },
    #[error("find the series of which this is a changed date: export the whole series")]
    ChangeWithoutSeries,
}

/// What somebody wrote, short enough for a message.
pub(super) fn shortened(written: &str) -> String {
    crate::rule::short(written)
}
