//! This phone's own things, out of every area's view.

use leptos::prelude::*;
use sammen_domain::{
    AreaId, LocalDate, LocalDateTime, Mutation, OccurrenceId, ShiftId, ToyId, UnixSeconds,
    WorkMutation, WorkRow,
};
use sammen_sync::{
    OccurrenceView, OpId, OutboxEntry, RefusedEntry, RegistrationView, Sending, View,
};

use super::{seat_words, surveys::survey_title, ticket::TicketFacts};
use crate::{
    calendar_file::Entry,
    components::{DayBlock, Offer, Standing, area_name, change_words},
    routing::Route,
    state::AppState,
    words::{
        day, day_inside, late, m, moment_inside, refusal, shift_refusal, survey_refusal, text,
        text_language, time,
    },
};

/// A registration as a card says it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct RegistrationCard {
    /// Where it leads.
    pub href: String,
    /// The block at the start edge.
    pub block: DayBlock,
    /// The activity.
    pub title: String,
    /// The title's language, where it is not the page's.
    pub language: Option<String>,
    /// How many, when and where.
    pub details: String,
    /// What was first planned, where it is at another time now.
    pub change: Option<String>,
    /// Where it stands.
    pub standing: Standing,
    /// Which seat it has, where seats are numbered.
    pub seat: Option<String>,
    /// Its dates for the phone's own calendar; of a series all that are to come.
    pub calendar: Vec<Entry>,
    /// The ticket, where there is one and it is still good for something.
    pub ticket: Option<TicketFacts>,
    starts_at: UnixSeconds,
}

/// Something that waits to be sent or decided.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct UnsentItem {
    /// What it is.
    pub words: String,
    /// When it was saved.
    pub saved: String,
    /// Whether it is with the server already.
    pub sent: bool,
    op: OpId,
}

/// Something that the server said no to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RefusedItem {
    /// The area.
    pub area: AreaId,
    /// Which op.
    pub op: OpId,
    /// What it was.
    pub words: String,
    /// The date it was for.
    pub when: Option<String>,
    /// Why not, and what to do.
    pub reason: String,
    /// Where one can try again.
    pub again: Option<String>,
}

/// Seats that a household is offered.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OfferItem {
    /// What is answered.
    pub offer: Offer,
    /// Where it leads.
    pub href: String,
    /// The activity.
    pub title: String,
    /// The title's language, where it is not the page's.
    pub language: Option<String>,
    /// When it begins.
    pub when: String,
    /// When the offer ends; `None` when it has.
    pub deadline: Option<String>,
    /// Where it stands.
    pub standing: Standing,
}

/// This phone's own things.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Gathered {
    /// Offers that wait for an answer.
    pub offers: Vec<OfferItem>,
    /// Registrations to come, the next one first.
    pub upcoming: Vec<RegistrationCard>,
    /// Those to come that were made for others, the next one first.
    pub for_others: Vec<RegistrationCard>,
    /// Those that are over or cancelled, the last one first.
    pub past: Vec<RegistrationCard>,
    /// What is not sent or not decided, area by area, the oldest first.
    pub unsent: Vec<UnsentItem>,
    /// What was refused and not yet seen.
    pub refused: Vec<RefusedItem>,
}

impl Gathered {
    /// Reads every followed area, in the person's language.
    #[must_use]
    pub fn gather(app: AppState) -> Self {
        let now = app.local_now();
        let several = app.followed.with(|followed| followed.len() > 1);
        let mut gathered = Self::default();
        app.views.with(|views| {
            for (area, view) in views {
                Reader { app, area, view, now, named: several }.read(&mut gathered);
            }
        });
        gathered.upcoming.sort_by_key(|card| card.starts_at);
        gathered.for_others.sort_by_key(|card| card.starts_at);
        gathered.past.sort_by_key(|card| -card.starts_at);
        gathered
    }

    /// Whether there is nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One area while it is read.
struct Reader<'a> {
    app: AppState,
    area: &'a AreaId,
    view: &'a View,
    now: LocalDateTime,
    /// Whether cards say which area they belong to.
    named: bool,
}

impl Reader<'_> {
    fn read(&self, gathered: &mut Gathered) {
        for registration in &self.view.registrations {
            gathered.offers.extend(self.offer(registration));
            let Some((card, to_come)) = self.card(registration) else { continue };
            let group = match (to_come, registration.registration.on_behalf) {
                (true, false) => &mut gathered.upcoming,
                (true, true) => &mut gathered.for_others,
                (false, _) => &mut gathered.past,
            };
            group.push(card);
        }
        let items = self.view.outbox.iter().map(|(entry, sending)| self.item(entry, *sending));
        gathered.unsent.extend(items);
        gathered.refused.extend(self.view.refused.iter().map(|entry| self.refused(entry)));
    }

    /// The card of a registration, and whether it is still to come.
    fn card(&self, registration: &RegistrationView) -> Option<(RegistrationCard, bool)> {
        let date = self.next_date(registration)?;
        let (occurrence, activity) = (date.occurrence, date.activity);
        let (starts, ends) = (occurrence.starts, occurrence.ends);
        let place = self.view.places.get(&activity.place).map(|place| text(&place.name));
        let known = &registration.registration;
        let details = [
            Some(late().mit_people(u32::from(known.persons))),
            known.on_behalf.then(|| late().mit_on_behalf().to_owned()),
            known.series.as_ref().map(|_| late().mit_whole_series().to_owned()),
            Some(m().when_from_until(&time(starts.minute), &time(ends.minute))),
            place,
            self.named.then(|| area_name(self.app, self.area)),
        ];
        let to_come = registration.is_active() && ends > self.now;
        let ticket = to_come.then(|| TicketFacts::of(self.view, registration, &date)).flatten();
        let card = RegistrationCard {
            calendar: if to_come { self.calendar(registration) } else { Vec::new() },
            ticket,
            href: Route::Activity(activity.id, Some(occurrence.id)).path(),
            block: DayBlock::date(starts.date),
            title: text(&activity.title),
            language: text_language(&activity.title),
            details: details.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            change: change_words(occurrence, self.now.date),
            standing: Standing::of(registration, occurrence, activity),
            seat: seat_words(self.view, registration, &date),
            starts_at: occurrence.starts_at,
        };
        Some((card, to_come))
    }

    /// The date of a registration; of a series the next one that the household comes to.
    fn next_date<'a>(&'a self, registration: &'a RegistrationView) -> Option<OccurrenceView<'a>> {
        let next = self.dates_ahead(registration).next();
        next.or_else(|| self.view.occurrence(registration.registration.occurrence))
    }

    /// The dates of a series that the household comes to.
    fn dates_ahead<'a>(
        &'a self,
        registration: &'a RegistrationView,
    ) -> impl Iterator<Item = OccurrenceView<'a>> {
        let series = registration.registration.series.as_ref();
        let dates = series.map(|series| self.view.dates_of(series.activity));
        dates.into_iter().flatten().filter(|date| {
            let occurrence = date.occurrence;
            let is_ahead = occurrence.ends > self.now && occurrence.is_scheduled();
            is_ahead && registration.left(occurrence.id).is_none()
        })
    }

    /// What a registration is for, for the phone's own calendar.
    fn calendar(&self, registration: &RegistrationView) -> Vec<Entry> {
        let known = &registration.registration;
        let one = known.series.is_none().then(|| self.view.occurrence(known.occurrence)).flatten();
        let dates = one.into_iter().chain(self.dates_ahead(registration));
        dates.map(|date| Entry::of(self.view, &date)).collect()
    }

    /// What a household can answer, where there are seats for it, or were.
    fn offer(&self, registration: &RegistrationView) -> Option<OfferItem> {
        let offer = Offer::of(self.area.clone(), registration)?;
        let date = self.next_date(registration)?;
        let (occurrence, activity) = (date.occurrence, date.activity);
        if occurrence.ends <= self.now || !occurrence.is_scheduled() {
            return None;
        }
        let when = m().when_day_time(
            &day(occurrence.starts.date, self.now.date),
            &time(occurrence.starts.minute),
        );
        let local = |until| moment_inside(self.app.local(until), self.now.date);
        Some(OfferItem {
            href: Route::Activity(activity.id, Some(occurrence.id)).path(),
            title: text(&activity.title),
            language: text_language(&activity.title),
            when,
            deadline: offer.until.map(local),
            standing: Standing::of(registration, occurrence, activity),
            offer,
        })
    }

    fn item(&self, entry: &OutboxEntry, sending: Sending) -> UnsentItem {
        UnsentItem {
            words: self.words(entry),
            saved: saved_words(self.app.local(entry.device_time), self.now.date),
            sent: sending != Sending::Saved,
            op: entry.op,
        }
    }

    fn refused(&self, refused: &RefusedEntry) -> RefusedItem {
        let mutation = Mutation::decode(&refused.entry.encoded()).ok();
        let date = mutation.as_ref().and_then(|m| self.view.occurrence(m.occurrence()));
        let again = match (&mutation, &date) {
            (Some(Mutation::PlaceRegistration(_)), Some(date)) => {
                Some(Route::Activity(date.activity.id, Some(date.occurrence.id)).path())
            }
            _ => None,
        };
        RefusedItem {
            area: self.area.clone(),
            op: refused.entry.op,
            words: self.words(&refused.entry),
            when: date.map(|date| {
                let starts = date.occurrence.starts;
                m().when_day_time(&day(starts.date, self.now.date), &time(starts.minute))
            }),
            reason: reason(refused),
            again,
        }
    }

    /// What was done, in words. From another version of the app it is only "a change".
    fn words(&self, entry: &OutboxEntry) -> String {
        let words = match Mutation::decode(&entry.encoded()) {
            Ok(Mutation::PlaceRegistration(request)) => {
                self.title(request.occurrence).map(|title| late().unsent_registration(&title))
            }
            Ok(Mutation::CancelRegistration(request)) => {
                self.title(request.occurrence).map(|title| late().unsent_cancellation(&title))
            }
            Ok(Mutation::AcceptOffer(request)) => {
                self.title(request.occurrence).map(|title| late().unsent_acceptance(&title))
            }
            Ok(Mutation::CheckIn(request)) => {
                self.title(request.occurrence).map(|title| late().unsent_check_in(&title))
            }
            Ok(Mutation::CountHeads(request)) => {
                self.title(request.occurrence).map(|title| late().unsent_head_count(&title))
            }
            Err(_) => self.work_words(entry),
        };
        words.unwrap_or_else(|| late().unsent_other().to_owned())
    }

    /// What was done beside the door, in words.
    fn work_words(&self, entry: &OutboxEntry) -> Option<String> {
        match WorkMutation::decode(&entry.encoded()).ok()? {
            WorkMutation::LendToy(request) => Some(late().unsent_lend(&self.toy(request.toy)?)),
            WorkMutation::GiveBackToy(request) => {
                Some(late().unsent_give_back(&self.toy(request.toy)?))
            }
            WorkMutation::AnswerSurvey(request) => {
                Some(late().unsent_survey_answer(&survey_title(self.app, request.survey)))
            }
            WorkMutation::WithdrawAnswer(request) => {
                Some(late().unsent_survey_withdrawal(&survey_title(self.app, request.survey)))
            }
            shifts => self.shift(shifts.shift()?),
        }
    }

    fn shift(&self, id: ShiftId) -> Option<String> {
        let title = self.view.work_rows().find_map(|row| match row {
            WorkRow::Shift(shift) if shift.id == id => Some(text(&shift.title)),
            _ => None,
        });
        title.map(|title| late().unsent_shift(&title))
    }

    fn toy(&self, id: ToyId) -> Option<String> {
        self.view.work_rows().find_map(|row| match row {
            WorkRow::Toy(toy) if toy.id == id => Some(text(&toy.name)),
            _ => None,
        })
    }

    fn title(&self, occurrence: OccurrenceId) -> Option<String> {
        self.view.occurrence(occurrence).map(|date| text(&date.activity.title))
    }
}

/// Why something was refused, in words.
fn reason(refused: &RefusedEntry) -> String {
    match WorkMutation::decode(&refused.entry.encoded()) {
        Ok(work) if work.shift().is_some() => shift_refusal(refused.refusal),
        Ok(work) if work.survey().is_some() => survey_refusal(refused.refusal),
        _ => refusal(refused.refusal),
    }
}

/// When something was saved: "Gemt kl. 18.30", with the day where it is not today.
#[must_use]
pub fn saved_words(at: LocalDateTime, today: LocalDate) -> String {
    if at.date == today {
        late().unsent_saved_at(&time(at.minute))
    } else {
        late().unsent_saved_on(&day_inside(at.date, today), &time(at.minute))
    }
}
