//! What a phone and a server say when a household registers.

use sammen_domain::{
    AcceptOffer, ActivityId, Answer, AnswerSurvey, AnswerValue, AreaId, Attendance, Availability,
    CancelRegistration, CheckIn, Condition, CountHeads, Duty, GiveBackToy, HeadCountId, LeaveShift,
    LendToy, Loan, LoanId, LocalDate, LocalDateTime, Mutation, NoteId, NoteShift, OccurrenceId,
    OfferShift, OwnResponse, OwnerId, PlaceRegistration, PlaceState, Refusal, Registration,
    RegistrationId, RegistrationState, ResponseId, ReturnId, Row, ScanId, SeatNumber, SeriesPlaces,
    Shift, ShiftFill, ShiftId, ShiftNote, ShiftPlace, SignUpForShift, SignUpId, Skill, Survey,
    SurveyId, Text, Toy, ToyId, ToyReturn, WithdrawAnswer, WorkMutation, WorkRow,
};
use sammen_server::import::{Content, ImportFile, ImportOptions, read_content};
use sammen_sync::{
    Body, ClientId, Cookie, MutationOutcome, OpId, Outcome, PatchOperation, PullRequest,
    PullResponse, PushRequest, PushResponse, PushedMutation, ResponseRequest, Scope, seal, v1, v2,
    v3, v4, v5, v6, v7,
};
use sammen_ticket::{Claims, Subject, issue};
use uuid::Uuid;

use crate::{envelopes as kinds, parts};

const DATE: OccurrenceId = OccurrenceId(Uuid::from_u128(0x0cc0));
const HOUSEHOLD: RegistrationId = RegistrationId(Uuid::from_u128(0x4e9));
const CLIENT: ClientId = ClientId(Uuid::from_u128(0xc1));

/// Every body, every kind of row and every mutation.
pub fn envelopes() -> Vec<Vec<u8>> {
    let rows = rows();
    let areas: Vec<_> = rows
        .iter()
        .filter_map(|row| if let Row::Area(area) = row { Some(area.clone()) } else { None })
        .collect();
    let mut seeds = vec![
        of(kinds::PUSH_REQUEST, &push()),
        of(kinds::PUSH_RESPONSE, &PushResponse { last_mutation_id: 2, outcomes: outcomes() }),
        of(kinds::PULL_REQUEST, &pull()),
        of(kinds::PULL_RESPONSE, &pulled(&rows)),
        of(kinds::RESPONSE_REQUEST, &response()),
        of(kinds::AREAS, &areas),
        of(kinds::PULL_REQUEST_V1, &pull_v1()),
        of(
            kinds::PULL_RESPONSE_V1,
            &v1::PullResponse::from(PullResponse { base: None, ..pulled(&rows) }),
        ),
        of(kinds::PULL_REQUEST_V2, &pull_v2()),
        of(kinds::PULL_RESPONSE_V7, &v7::PullResponse::from(pulled(&rows))),
        of(kinds::PULL_RESPONSE_V6, &v6::PullResponse::from(pulled(&rows))),
        of(kinds::PULL_RESPONSE_V5, &v5::PullResponse::from(pulled(&rows))),
        of(kinds::PULL_RESPONSE_V4, &v4::PullResponse::from(pulled(&rows))),
        of(kinds::PULL_RESPONSE_V3, &v3::PullResponse::from(pulled(&rows))),
        of(kinds::PULL_RESPONSE_V2, &v2::PullResponse::from(pulled(&rows))),
    ];
    seeds.extend(rows.iter().map(|row| [&[kinds::ROW], row.encode().as_slice()].concat()));
    let args = mutations().map(|mutation| mutation.encode().args);
    seeds.extend(
        [kinds::PLACE, kinds::CANCEL, kinds::CANCEL, kinds::CHECK_IN, kinds::COUNT_HEADS]
            .iter()
            .zip(args)
            .map(|(kind, args)| [&[*kind], args.as_slice()].concat()),
    );
    seeds.extend(work_rows().map(|row| [&[kinds::WORK_ROW], row.encode().as_slice()].concat()));
    seeds.extend(
        work_mutations()
            .map(|(kind, mutation)| [&[kind], mutation.encode().args.as_slice()].concat()),
    );
    seeds.push([&[kinds::TICKET], ticket().as_bytes()].concat());
    seeds
}

fn ticket() -> String {
    let claims = Claims {
        key: 1,
        registration: HOUSEHOLD.0.into_bytes(),
        subject: Subject::Date([7; 8]),
        not_before_minutes: 29_000_000,
        not_after_minutes: 29_003_000,
    };
    issue(&claims, &kinds::SEED)
}

/// A push of a registration and its cancelling.
pub fn push() -> PushRequest {
    let mutations = (1..).zip(mutations()).map(|(id, mutation)| {
        let encoded = mutation.encode();
        PushedMutation {
            id,
            op: OpId(Uuid::from_u128(0x09 + u128::from(id))),
            name: encoded.name,
            args_version: encoded.args_version,
            args: encoded.args,
            device_time: 1_800_000_000,
        }
    });
    PushRequest { area: area(), client: CLIENT, mutations: mutations.collect() }
}

/// A pull of what is new.
pub fn pull() -> PullRequest {
    let cookie = Some(Cookie { epoch: Uuid::from_u128(9), version: 300 });
    PullRequest {
        area: area(),
        client: CLIENT,
        cookie,
        base: cookie,
        scope: Some(Scope::OWN),
        outcomes_after: 1,
    }
}

/// The same by an app of before there were chunks.
pub fn pull_v1() -> v1::PullRequest {
    let PullRequest { area, client, cookie, outcomes_after, .. } = pull();
    v1::PullRequest { area, client, cookie, outcomes_after }
}

/// The same by an app of before there were roles.
fn pull_v2() -> v2::PullRequest {
    let PullRequest { area, client, cookie, base, outcomes_after, .. } = pull();
    v2::PullRequest { area, client, cookie, base, outcomes_after }
}

/// A survey's answers.
pub fn response() -> ResponseRequest {
    ResponseRequest {
        id: ResponseId(Uuid::from_u128(5)),
        area: area(),
        survey: SurveyId(Uuid::from_u128(6)),
        form_version: "1".into(),
        answers: vec![0],
    }
}

fn of<T: Body>(kind: u8, body: &T) -> Vec<u8> {
    [&[kind], seal(body).as_slice()].concat()
}

fn area() -> AreaId {
    AreaId::new("byen").expect("the name is plain")
}

fn answer() -> Answer {
    let value = AnswerValue::Choices(vec!["fisk".into()]);
    Answer { question: "mad".into(), participant: Some(1), value }
}

fn mutations() -> [Mutation; 5] {
    let names = vec!["Ida".into(), "Åse".into()];
    [
        Mutation::PlaceRegistration(PlaceRegistration {
            names,
            ages: vec![8, 39],
            answers: vec![answer()],
            series: true,
            on_behalf: true,
            ..PlaceRegistration::new(HOUSEHOLD, DATE, 2)
        }),
        Mutation::CancelRegistration(CancelRegistration {
            only: Some(DATE),
            ..CancelRegistration::new(HOUSEHOLD, DATE)
        }),
        Mutation::AcceptOffer(AcceptOffer { registration: HOUSEHOLD, occurrence: DATE }),
        Mutation::CheckIn(CheckIn {
            scan: ScanId(Uuid::from_u128(0x5c)),
            occurrence: DATE,
            registration: Some(HOUSEHOLD),
            persons: 2,
            at: 1_800_000_000,
        }),
        Mutation::CountHeads(CountHeads {
            id: HeadCountId(Uuid::from_u128(0x4c)),
            occurrence: DATE,
            change: -1,
        }),
    ]
}

const TOY: ToyId = ToyId(Uuid::from_u128(0x70));
const LENDER: ActivityId = ActivityId(Uuid::from_u128(3));
const SHIFT: ShiftId = ShiftId(Uuid::from_u128(0x5f));
const YES: SignUpId = SignUpId(Uuid::from_u128(0x51));
const NOTE: NoteId = NoteId(Uuid::from_u128(0x40));

/// What a volunteer does beside the door.
fn work_mutations() -> impl Iterator<Item = (u8, WorkMutation)> {
    let loan = LoanId(Uuid::from_u128(0x10));
    let at = 1_800_000_000;
    let (id, shift, activity) = (YES, SHIFT, LENDER);
    let words = "Pumpen er i skuret".to_owned();
    let lend = LendToy { loan, toy: TOY, token: "7".into(), at, activity };
    let give_back = GiveBackToy {
        id: ReturnId(Uuid::from_u128(0x4e)),
        toy: TOY,
        loan: Some(loan),
        condition: Condition::Flawed,
        at,
        activity,
    };
    let (sign_up, leave) =
        (SignUpForShift { id, shift, activity }, LeaveShift { id, shift, activity });
    let offer = OfferShift { id, shift, activity, offered: true };
    let note = NoteShift { id: NOTE, shift, activity, words };
    let (response, survey) = (ResponseId(Uuid::from_u128(0x0e)), SurveyId(Uuid::from_u128(0x5a)));
    let answer = AnswerSurvey {
        response,
        survey,
        form_version: "2".into(),
        answers: b"<data/>".to_vec(),
        code: Some("7K3M-9QXA-M2AB-4DEF".into()),
    };
    [
        (kinds::LEND_TOY, WorkMutation::LendToy(lend)),
        (kinds::GIVE_BACK_TOY, WorkMutation::GiveBackToy(give_back)),
        (kinds::SIGN_UP_FOR_SHIFT, WorkMutation::SignUpForShift(sign_up)),
        (kinds::LEAVE_SHIFT, WorkMutation::LeaveShift(leave)),
        (kinds::OFFER_SHIFT, WorkMutation::OfferShift(offer)),
        (kinds::NOTE_SHIFT, WorkMutation::NoteShift(note)),
        (kinds::ANSWER_SURVEY, WorkMutation::AnswerSurvey(answer)),
        (kinds::WITHDRAW_ANSWER, WorkMutation::WithdrawAnswer(WithdrawAnswer { response, survey })),
    ]
    .into_iter()
}

/// A row of every kind of such work.
fn work_rows() -> [WorkRow; 8] {
    let loan = LoanId(Uuid::from_u128(0x10));
    let moment = 1_800_000_000;
    [
        WorkRow::Toy(Toy {
            id: TOY,
            activity: LENDER,
            name: Text::new("da", "Løbehjul"),
            copies: 3,
            unusable: 1,
            flawed: 0,
        }),
        WorkRow::Loan(Loan { id: loan, toy: TOY, token: Some("7".into()), moment }),
        WorkRow::ToyReturn(ToyReturn {
            id: ReturnId(Uuid::from_u128(0x4e)),
            toy: TOY,
            loan: None,
            condition: Condition::Whole,
            moment,
        }),
        WorkRow::Shift(shift()),
        WorkRow::ShiftPlace(ShiftPlace { id: YES, shift: SHIFT, state: PlaceState::Offered }),
        WorkRow::ShiftNote(ShiftNote {
            id: NOTE,
            shift: SHIFT,
            words: "Pumpen er i skuret".into(),
            at: moment,
        }),
        WorkRow::SeatNumber(SeatNumber {
            registration: RegistrationId(Uuid::from_u128(0x5e)),
            number: 7,
            called: Text::new("da", "stade").with("en", "stall"),
        }),
        WorkRow::OwnResponse(OwnResponse {
            id: ResponseId(Uuid::from_u128(0x0e)),
            survey: SurveyId(Uuid::from_u128(0x5a)),
            form_version: "2".into(),
            answers: b"<data/>".to_vec(),
        }),
    ]
}

fn shift() -> Shift {
    let at = |minute| LocalDateTime { date: LocalDate(20_834), minute };
    Shift {
        id: SHIFT,
        activity: LENDER,
        title: Text::new("da", "Pas legetøjet"),
        starts: at(840),
        ends: at(960),
        starts_at: 1_800_100_000,
        ends_at: 1_800_107_200,
        needs: 2,
        duty: Some(Duty::ToyLending),
        skill: Some(Skill::FirstAid),
        with_staff: false,
        money: false,
        opens_at: 1_800_000_000,
        fill: ShiftFill { taken: 1, waiting: 0, offered: 1 },
        cancelled: false,
    }
}

fn outcomes() -> Vec<MutationOutcome> {
    let op = OpId(Uuid::from_u128(1));
    vec![
        MutationOutcome { id: 1, op, outcome: Outcome::Accepted },
        MutationOutcome { id: 2, op, outcome: Outcome::Refused(Refusal::Past) },
    ]
}

fn pulled(rows: &[Row]) -> PullResponse {
    let put = |row: &Row| PatchOperation::Put { key: row.key(), row: row.encode() };
    let mut patch: Vec<_> = rows.iter().map(put).collect();
    patch.push(PatchOperation::Delete { key: rows[0].key() });
    PullResponse {
        reset: true,
        private_reset: true,
        scope: Scope(7),
        base: Some(Cookie { epoch: Uuid::from_u128(9), version: 300 }),
        row_shape: Row::SHAPE,
        patch,
        seats: vec![Availability::none(DATE)],
        cookie: Cookie { epoch: Uuid::from_u128(9), version: 301 },
        last_mutation_id: 2,
        outcomes: outcomes(),
        now: 1_800_000_000,
    }
}

/// A row of every kind.
pub fn rows() -> Vec<Row> {
    let content = imported();
    let survey = Survey {
        id: SurveyId(Uuid::from_u128(6)),
        form_id: "kort".into(),
        form_version: "1".into(),
        title: content.area.name.clone(),
        questions: 3,
        form: vec![1, 2, 3],
    };
    let registration = Registration {
        id: HOUSEHOLD,
        occurrence: DATE,
        owner: OwnerId([7; 32]),
        persons: 2,
        names: vec!["Ida".into()],
        ages: vec![8],
        answers: vec![answer()],
        on_behalf: true,
        series: Some(SeriesPlaces {
            activity: ActivityId(Uuid::from_u128(3)),
            dates: vec![DATE],
            declined: vec![],
        }),
        attendance: vec![(DATE, Attendance::Attended)],
        sequence: 3,
        state: RegistrationState::Waitlisted { position: 2 },
    };
    let occurrences = content.occurrences.into_iter().take(4).map(Row::Occurrence);
    [Row::Area(content.area), Row::Survey(survey), Row::Registration(registration)]
        .into_iter()
        .chain([Row::Availability(Availability::none(DATE))])
        .chain(content.partners.into_iter().map(Row::Partner))
        .chain(content.places.into_iter().map(Row::Place))
        .chain(content.services.into_iter().map(Row::Service))
        .chain(content.activities.into_iter().map(Row::Activity))
        .chain(occurrences)
        .collect()
}

/// The small files as the import reads them.
fn imported() -> Content {
    let written = super::content::small_files();
    let files: Vec<_> = parts::split(&written)
        .into_iter()
        .map(|part| ImportFile { name: part.name, bytes: part.bytes.to_vec() })
        .collect();
    read_content(&files, &ImportOptions::default()).unwrap_or_else(|problems| {
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("the small files are right:\n{}", told.join("\n"))
    })
}
