//! What a volunteer's phone knows of her work beside the door: what the server has, and what was done here and not
//! decided yet.

use sammen_domain::{
    ActivityId, Duty, Lending, Loan, RegistrationId, SeatNumber, Shelf, SurveyId, SurveyTerms, Toy,
    ToyId, ToyReturn, WorkMutation, WorkRow, give_back_toy, lend_toy,
};

use super::{RegistrationView, Sending, View};

/// The toys of an activity, as its volunteer's phone knows them.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LendingView {
    /// What can be lent.
    pub toys: Vec<Toy>,
    /// What is out.
    pub shelf: Shelf,
}

impl LendingView {
    /// How many of a toy can be handed out now. More may be out than there are.
    #[must_use]
    pub fn left(&self, toy: &Toy) -> u32 {
        let usable = u32::from(toy.copies.saturating_sub(toy.unusable));
        usable.saturating_sub(self.shelf.out(toy.id))
    }
}

impl View {
    /// Whether this phone's person minds the toys of an activity, as far as the phone knows.
    #[must_use]
    pub fn may_lend(&self, activity: ActivityId) -> bool {
        self.lending_activities().contains(&activity)
    }

    /// The activities whose toys this phone's person minds.
    #[must_use]
    pub fn lending_activities(&self) -> Vec<ActivityId> {
        let roles = self.roles.iter().filter(|role| role.duties.contains(&Duty::ToyLending));
        let mut activities: Vec<_> = roles.flat_map(|role| role.activities.clone()).collect();
        activities.sort_unstable();
        activities.dedup();
        activities
    }

    /// The rows of work beside the door that can be read.
    pub fn work_rows(&self) -> impl Iterator<Item = WorkRow> {
        self.work.bytes().filter_map(|(_, bytes)| WorkRow::decode(bytes).ok())
    }

    /// The numbered seat of one of this phone's registrations: the server gives it, so there is none before it has decided,
    /// and none any more where the household has said here that it does not come.
    #[must_use]
    pub fn seat_number(&self, registration: RegistrationId) -> Option<SeatNumber> {
        let is_coming = self.registration(registration).is_some_and(RegistrationView::is_active);
        let mut rows = self.work_rows().filter(|_| is_coming);
        rows.find_map(|row| match row {
            WorkRow::SeatNumber(seat) if seat.registration == registration => Some(seat),
            _ => None,
        })
    }

    /// Who may answer a survey and what is promised, where its workbook says so.
    #[must_use]
    pub fn survey_terms(&self, survey: SurveyId) -> Option<SurveyTerms> {
        self.work_rows().find_map(|row| match row {
            WorkRow::SurveyTerms(terms) if terms.survey == survey => Some(terms),
            _ => None,
        })
    }

    /// What was done here beside the door and is not decided yet, in order.
    pub fn work_waiting(&self) -> impl Iterator<Item = (WorkMutation, Sending)> {
        self.outbox.iter().filter_map(|(entry, sending)| {
            Some((WorkMutation::decode(&entry.encoded()).ok()?, *sending))
        })
    }

    /// The toys of an activity. What was noted here counts here at once.
    #[must_use]
    pub fn lending(&self, activity: ActivityId) -> LendingView {
        let mut known = Known::default();
        for row in self.work_rows() {
            match row {
                WorkRow::Toy(toy) if toy.activity == activity => known.toys.push(toy),
                WorkRow::Loan(loan) => known.loans.push(loan),
                WorkRow::ToyReturn(back) => known.returns.push(back),
                _ => {}
            }
        }
        for (mutation, _) in self.work_waiting() {
            known.replay(&mutation);
        }
        let Known { toys, loans, returns } = known;
        let is_here = |toy: ToyId| toys.iter().any(|here| here.id == toy);
        let shelf = Shelf::of(
            loans.into_iter().filter(|loan| is_here(loan.toy)),
            returns.into_iter().filter(|back| is_here(back.toy)),
        );
        LendingView { toys, shelf }
    }
}

/// What is known while it is gathered.
#[derive(Default)]
struct Known {
    toys: Vec<Toy>,
    loans: Vec<Loan>,
    returns: Vec<ToyReturn>,
}

impl Known {
    /// What the server will refuse is shown until it has.
    fn replay(&mut self, mutation: &WorkMutation) {
        match mutation {
            WorkMutation::LendToy(request) => {
                let loan = self.toy(request.toy).and_then(|toy| lend_toy(&here(toy), request).ok());
                self.loans.extend(loan);
            }
            WorkMutation::GiveBackToy(request) => {
                let Some(toy) = self.toys.iter_mut().find(|toy| toy.id == request.toy) else {
                    return;
                };
                if let Ok(back) = give_back_toy(&here(toy), request) {
                    toy.note_condition(back.condition);
                    self.returns.push(back);
                }
            }
            _ => {}
        }
    }

    fn toy(&self, id: ToyId) -> Option<&Toy> {
        self.toys.iter().find(|toy| toy.id == id)
    }
}

/// The lending as the phone sees it, which leaves to the server what needs a clock or a right.
fn here(toy: &Toy) -> Lending<'_> {
    Lending { toy, may_lend: true, now: None }
}
