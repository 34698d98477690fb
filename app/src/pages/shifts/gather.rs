//! The shifts as cards say them, out of every area's view.

use sammen_domain::{
    ActivityId, AgeBand, AreaId, LocalDateTime, PlaceState, Shift, ShiftId, SignUpId, UnixSeconds,
    WorkMutation,
};
use sammen_sync::{Sending, ShiftView, View};

use leptos::prelude::*;

use crate::{
    components::DayBlock,
    state::AppState,
    words::{day, late, m, moment_inside, shift_refusal, skill_name, text, text_language, time},
};

/// A shift as a card says it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct ShiftCard {
    /// The area.
    pub area: AreaId,
    /// The shift.
    pub shift: ShiftId,
    /// Its activity.
    pub activity: ActivityId,
    /// The block at the start edge.
    pub block: DayBlock,
    /// What is to be done.
    pub title: String,
    /// The title's language, where it is not the page's.
    pub language: Option<String>,
    /// Day and clocks, and which activity.
    pub details: String,
    /// How many have it.
    pub fill: String,
    /// Who may take it, where not everybody may.
    pub youngest: Option<&'static str>,
    /// What it takes, where it takes something.
    pub skill: Option<String>,
    /// When it is given out, if it is not yet.
    pub opens: Option<String>,
    /// This volunteer's sign-up, and where it stands.
    pub place: Option<(SignUpId, PlaceState)>,
    /// Whether that is on this phone only, sent, or decided.
    pub sending: Standing,
    /// Why it was refused, until the person has seen it under *Mit*.
    pub refused: Option<String>,
    /// Whether it does not take place.
    pub cancelled: bool,
    /// Whether there is a place to be had at once.
    pub is_free: bool,
    starts_at: UnixSeconds,
}

/// How far what the volunteer last did has come.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Standing {
    /// On this phone only.
    Saved,
    /// With the server, undecided.
    Sent,
    /// Decided.
    Decided,
}

impl From<Sending> for Standing {
    fn from(sending: Sending) -> Self {
        match sending {
            Sending::Saved => Self::Saved,
            Sending::Sent => Self::Sent,
            Sending::Decided => Self::Decided,
        }
    }
}

/// A note of those who had a shift.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct NoteLine {
    /// What they say.
    pub words: String,
    /// Of which shift.
    pub shift: String,
}

/// A shift that this volunteer has or had, to write a note on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Noteable {
    /// The area.
    pub area: AreaId,
    /// The shift.
    pub shift: ShiftId,
    /// Its activity.
    pub activity: ActivityId,
}

/// Everything on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathered {
    /// Those that this volunteer has or wants, the next one first.
    pub own: Vec<ShiftCard>,
    /// Those that she could take, the next one first.
    pub open: Vec<ShiftCard>,
    /// For how many minutes she was on shifts, as far as the phone knows.
    pub minutes: u32,
    /// What others wrote, the newest first.
    pub notes: Vec<NoteLine>,
    /// The shift that she can write on.
    pub noteable: Option<Noteable>,
}

/// Reads every followed area, in the person's language.
pub fn gather(app: AppState) -> Gathered {
    let mut reading = Reading::new(app);
    app.views.with(|views| {
        for (area, view) in views {
            for known in view.shifts() {
                reading.take(area, view, &known);
            }
        }
    });
    let Reading { mut gathered, mut notes, noteable, .. } = reading;
    gathered.own.sort_by_key(|card| card.starts_at);
    gathered.open.sort_by_key(|card| card.starts_at);
    // What was written here and is not sent has no time yet, and is the newest.
    notes.sort_by_key(|(at, _)| std::cmp::Reverse(if *at == 0 { UnixSeconds::MAX } else { *at }));
    gathered.notes = notes.into_iter().map(|(_, note)| note).collect();
    gathered.noteable = noteable.map(|(_, noteable)| noteable);
    gathered
}

/// The areas while they are read.
struct Reading {
    app: AppState,
    now: LocalDateTime,
    gathered: Gathered,
    notes: Vec<(UnixSeconds, NoteLine)>,
    noteable: Option<((bool, UnixSeconds), Noteable)>,
}

impl Reading {
    fn new(app: AppState) -> Self {
        let (gathered, notes) = (Gathered::default(), Vec::new());
        Self { app, now: app.local_now(), gathered, notes, noteable: None }
    }

    fn take(&mut self, area: &AreaId, view: &View, known: &ShiftView) {
        let shift = &known.shift;
        let of = text(&shift.title);
        self.notes.extend(
            known
                .notes
                .iter()
                .map(|note| (note.at, NoteLine { words: note.words.clone(), shift: of.clone() })),
        );
        let has_it = known.place.is_some_and(|place| place.state.is_coming()) && !shift.cancelled;
        let is_over = shift.ends <= self.now;
        if has_it {
            self.note_on(area, shift);
        }
        if has_it && is_over {
            self.gathered.minutes += shift.minutes();
        }
        if is_over {
            return;
        }
        // What was given back here and not sent yet stays with one's own.
        let is_own = known.place.is_some() || known.sending != Sending::Decided;
        if is_own {
            self.gathered.own.push(self.card(area, view, known));
        } else if !shift.cancelled && shift.starts > self.now && may_take(view, shift) {
            self.gathered.open.push(self.card(area, view, known));
        }
    }

    /// Notes are written on the shift that began last; before the first one, on the next.
    fn note_on(&mut self, area: &AreaId, shift: &Shift) {
        let rank = |has_begun: bool, starts_at: UnixSeconds| {
            (has_begun, if has_begun { starts_at } else { -starts_at })
        };
        let own = rank(shift.starts <= self.now, shift.starts_at);
        if self.noteable.as_ref().is_none_or(|(known, _)| *known < own) {
            let (area, activity) = (area.clone(), shift.activity);
            self.noteable = Some((own, Noteable { area, shift: shift.id, activity }));
        }
    }

    fn card(&self, area: &AreaId, view: &View, known: &ShiftView) -> ShiftCard {
        let ShiftView { shift, place, sending, .. } = known;
        let today = self.now.date;
        let activity = view.activities.get(&shift.activity).map(|known| text(&known.title));
        let clocks = m().when_from_until(&time(shift.starts.minute), &time(shift.ends.minute));
        let details = [Some(day(shift.starts.date, today)), Some(clocks), activity];
        let is_open = view.server_time(self.app.now.get()) >= shift.opens_at;
        let opens = (!is_open)
            .then(|| late().shifts_opens(&moment_inside(self.app.local(shift.opens_at), today)));
        ShiftCard {
            area: area.clone(),
            shift: shift.id,
            activity: shift.activity,
            block: DayBlock::date(shift.starts.date),
            title: text(&shift.title),
            language: text_language(&shift.title),
            details: details.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            fill: late().shifts_fill(&shift.fill.taken.to_string(), &shift.needs.to_string()),
            youngest: youngest(shift),
            skill: shift.skill.map(|skill| late().shifts_skill(skill_name(skill))),
            opens,
            place: place.map(|place| (place.id, place.state)),
            sending: (*sending).into(),
            refused: refused(view, shift.id),
            cancelled: shift.cancelled,
            is_free: is_open && (shift.fill.taken < shift.needs || shift.fill.offered > 0),
            starts_at: shift.starts_at,
        }
    }
}

/// Who may take it, where not everybody may.
fn youngest(shift: &Shift) -> Option<&'static str> {
    match shift.youngest_band() {
        AgeBand::Pupil => None,
        AgeBand::Young => Some(late().shifts_no_pupils()),
        AgeBand::Adult => Some(late().shifts_adults()),
    }
}

/// Whether this phone's person is there for what the shift is. Of her age and what she can only the server knows.
fn may_take(view: &View, shift: &Shift) -> bool {
    let has_duty = |duties: &[_]| shift.duty.is_none_or(|duty| duties.contains(&duty));
    let roles = view.roles.iter().filter(|role| role.activities.contains(&shift.activity));
    roles.into_iter().any(|role| has_duty(&role.duties))
}

/// Why what was last done about a shift was refused, if it was and the person has not put it away.
fn refused(view: &View, shift: ShiftId) -> Option<String> {
    let is_of_it = |work: WorkMutation| work.shift() == Some(shift);
    let mut refused = view.refused.iter().rev();
    let found = refused
        .find(|refused| WorkMutation::decode(&refused.entry.encoded()).is_ok_and(is_of_it))?;
    Some(shift_refusal(found.refusal))
}
