//! A neighbourhood with many dates, few seats and a survey.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use fastrand::Rng;
use sammen_domain::{
    AreaId, Mutation, Occurrence, OccurrenceId, PlaceRegistration, RegistrationId, ResponseId, Row,
    Survey,
};
use sammen_sync::{ClientId, PatchOperation, PullRequest, ResponseRequest, Scope, Transport};
use uuid::Uuid;

use super::{Device, Ledger};
use crate::{TEST_AREA, fixture_files};

const HEADINGS: &str = "key,title,description,place,organizer,audience,theme,price,languages,sign_up,\
    maximum_attendee_capacity,household_max,names_required,start_date,start_time,end_time,rrule\n";
/// Enough for every household of the rules.
const PERSONS_MAX: u16 = 4;

/// Writes the files of an area: an activity for each number of seats, every week for so many weeks.
/// Returns the files to import.
#[must_use]
pub fn write_files(folder: &Path, seats: &[u32], weeks: u32) -> Vec<PathBuf> {
    let files = fixture_files(folder);
    let first = (chrono::Local::now().date_naive() + chrono::Days::new(14)).format("%Y-%m-%d");
    let mut activities = HEADINGS.to_owned();
    for (number, seats) in seats.iter().enumerate() {
        let household_max = u32::from(PERSONS_MAX).min(*seats);
        writeln!(
            activities,
            "aften-{number},Aften {number},Kom og vær med.,salen,foreningen,everyone,community,0,da,\
             registration,{seats},{household_max},,{first},18:00,20:00,FREQ=WEEKLY;COUNT={weeks}"
        )
        .expect("a string takes all");
    }
    fs::write(folder.join("activities.csv"), activities)
        .expect("a temporary folder can be written");
    // What the fixture's own activities ask goes with them.
    let asks = ["questions.csv", "choices.csv"].map(|name| folder.join(name));
    files.into_iter().filter(|file| !asks.contains(file)).collect()
}

/// What residents of the area can act on.
#[derive(Clone, Debug)]
pub struct Neighbourhood {
    /// The area.
    pub area: AreaId,
    /// The dates.
    pub dates: Vec<Occurrence>,
    /// Each date's seats.
    pub seats: BTreeMap<OccurrenceId, u32>,
    survey: Option<Survey>,
}

impl Neighbourhood {
    /// Reads what the server publishes.
    pub async fn read(address: SocketAddr) -> Self {
        let area = AreaId::new(TEST_AREA).expect("the fixture's area has a name");
        let stranger = Device::new(0, address, &Ledger::default());
        let client = ClientId(Uuid::nil());
        let request = everything(&area, client);
        let response = stranger.pull(&request).await.expect("the server tells what is public");
        let (mut dates, mut activities, mut survey) = (Vec::new(), BTreeMap::new(), None);
        for operation in response.patch {
            let PatchOperation::Put { row, .. } = operation else { continue };
            match Row::decode(&row).expect("the server's rows are of this version") {
                Row::Occurrence(date) => dates.push(date),
                Row::Activity(activity) => drop(activities.insert(activity.id, activity)),
                Row::Survey(found) => survey = Some(found),
                _ => {}
            }
        }
        let seats =
            |date: &Occurrence| Some((date.id, date.capacity(&activities[&date.activity])?));
        let seats: BTreeMap<OccurrenceId, u32> = dates.iter().filter_map(seats).collect();
        dates.retain(|date| seats.contains_key(&date.id));
        Self { area, dates, seats, survey }
    }

    /// A wish to register some household for some date.
    #[must_use]
    pub fn any_placement(&self, rng: &mut Rng) -> Mutation {
        let date = rng.usize(..self.dates.len());
        self.placement(self.dates[date].id, rng.u16(1..=PERSONS_MAX), rng)
    }

    /// A wish to register a household for a date.
    #[must_use]
    pub fn placement(&self, occurrence: OccurrenceId, persons: u16, rng: &mut Rng) -> Mutation {
        let registration = RegistrationId(any_id(rng));
        let names = (0..persons).map(|number| format!("Beboer {number}")).collect();
        Mutation::PlaceRegistration(PlaceRegistration {
            names,
            ..PlaceRegistration::new(registration, occurrence, persons)
        })
    }

    /// Answers to the survey that no other response has.
    ///
    /// # Panics
    /// When the area has no survey.
    #[must_use]
    pub fn any_response(&self, rng: &mut Rng) -> ResponseRequest {
        let survey = self.survey.as_ref().expect("a survey is published in this area");
        let answers = format!(
            "<data id=\"{}\" version=\"{}\"><bor_her>ja</bor_her><aar_i_omraadet>{}</aar_i_omraadet>\
             <tryg_hverdag>{}</tryg_hverdag><tryg_aften>sjaeldent</tryg_aften><hoerer_til>{}</hoerer_til>\
             <deltager_i>haver</deltager_i><ide>Bænk nummer {}</ide></data>",
            survey.form_id,
            survey.form_version,
            rng.i64(0..60),
            rng.i64(1..=7),
            rng.i64(1..=7),
            rng.u32(..),
        );
        ResponseRequest {
            id: ResponseId(any_id(rng)),
            area: self.area.clone(),
            survey: survey.id,
            form_version: survey.form_version.clone(),
            answers: answers.into_bytes(),
        }
    }
}

/// Asks for all that a client may see, row by row.
#[must_use]
pub fn everything(area: &AreaId, client: ClientId) -> PullRequest {
    PullRequest {
        area: area.clone(),
        client,
        cookie: None,
        base: None,
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    }
}

/// An id that nobody else makes.
#[must_use]
pub fn any_id(rng: &mut Rng) -> Uuid {
    uuid::Builder::from_random_bytes(rng.u128(..).to_be_bytes()).into_uuid()
}
