use sammen_domain::{AtTheDoor, LocalDate, ResponseId, Visit, VisitNote};
use sammen_sync::{SealedAs, seal};
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::{
    new_response_id, new_uuid,
    storage::{
        Tap,
        tests::{area, fresh},
    },
};

const PIN: &str = "271828";
const NOW: UnixSeconds = 1_800_000_000;
/// The generator of P-256, as good as any other public key.
const POINT: &str = "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

fn answers_key() -> AnswersKey {
    let byte = |at: usize| u8::from_str_radix(&POINT[at..at + 2], 16).expect("hex");
    AnswersKey { point: (0..POINT.len()).step_by(2).map(byte).collect() }
}

fn setup() -> KioskSetup {
    KioskSetup {
        area: area(),
        survey: SurveyId(new_uuid()),
        idle_seconds: 60,
        used_for: KioskUse::HandedRound,
    }
}

fn request(id: ResponseId, survey: SurveyId) -> ResponseRequest {
    let answers = b"<data>Kanariefugl</data>".to_vec();
    ResponseRequest { id, area: area(), survey, form_version: "1".to_owned(), answers }
}

#[wasm_bindgen_test]
async fn only_the_right_pin_leaves_and_wrong_ones_wait() {
    let storage = fresh().await;
    assert_eq!(storage.check_kiosk_pin(PIN, NOW).await, Err(KioskError::NotBegun));
    let weak = storage.begin_kiosk(setup(), answers_key(), "111111").await;
    assert_eq!(weak, Err(KioskError::Weak(WeakPin::Obvious)));
    storage.begin_kiosk(setup(), answers_key(), PIN).await.expect("begins");
    assert!(storage.setting("kiosk").await.expect("reads").is_some(), "the app sees it");
    for _ in 0..3 {
        assert_eq!(storage.check_kiosk_pin("314159", NOW).await, Err(KioskError::Wrong));
    }
    let soon = storage.check_kiosk_pin(PIN, NOW).await;
    assert_eq!(soon, Err(KioskError::Waits { seconds: 15 }), "the right one waits too");
    assert_eq!(storage.check_kiosk_pin(PIN, NOW + 15).await, Ok(()));
    assert_eq!(storage.check_kiosk_pin("314159", NOW + 15).await, Err(KioskError::Wrong));
    storage.end_kiosk().await.expect("ends");
    assert_eq!(storage.kiosk().await, Ok(None));
}

#[wasm_bindgen_test]
async fn what_is_finished_is_sealed_and_counted() {
    let storage = fresh().await;
    let chosen = setup();
    storage.begin_kiosk(chosen.clone(), answers_key(), PIN).await.expect("begins");
    let given = request(new_response_id(), chosen.survey);
    let sealed = seal_answers(given.clone(), SealedAs::HandedRound, &answers_key())
        .await
        .expect("is sealed");
    let again = seal_answers(given.clone(), SealedAs::HandedRound, &answers_key())
        .await
        .expect("is sealed");
    assert_ne!(sealed.answers, again.answers, "a key of its own each time");
    assert!(!sealed.answers.windows(11).any(|part| part == b"Kanariefugl"));
    let state = ResponseState::Waiting;
    storage.finish_in_kiosk(&sealed, state, None, NOW).await.expect("is kept");
    let kiosk = storage.kiosk().await.expect("reads").expect("is there");
    assert_eq!((kiosk.setup, kiosk.finished), (chosen.clone(), 1));
    let waiting = storage.sealed_responses().await.expect("reads");
    assert_eq!(waiting.iter().map(|entry| &entry.request).collect::<Vec<_>>(), [&sealed]);
    storage.response_delivered(sealed.id).await.expect("notes");
    assert_eq!(storage.answered().await, Ok(Vec::new()), "nobody of this phone has answered");
}

#[wasm_bindgen_test]
async fn interviews_and_visits_are_kept_with_the_days_counts() {
    let storage = fresh().await;
    let chosen = KioskSetup { used_for: KioskUse::Interviews, ..setup() };
    storage.begin_kiosk(chosen.clone(), answers_key(), PIN).await.expect("begins");
    let today = LocalDate(20_000);
    let tap = |met, was_not_home| Tap { met, was_not_home };
    let visit = async |tap: Tap| {
        let visit = Visit::of(tap.met, tap.was_not_home).expect("is counted");
        let note = VisitNote { day: today, visit, is_taken_back: false };
        let given =
            ResponseRequest { answers: seal(&note), ..request(new_response_id(), chosen.survey) };
        seal_answers(given, SealedAs::Visit, &answers_key()).await.expect("is sealed")
    };
    let counts = Interviews::default().counted(tap(AtTheDoor::NobodyHome, false), today);
    let sent = visit(tap(AtTheDoor::NobodyHome, false)).await;
    storage.keep_visit(Some(&sent), counts, NOW).await.expect("is kept");
    let answered = tap(AtTheDoor::Answered, true);
    let counts = counts.counted(answered, today);
    let given = request(new_response_id(), chosen.survey);
    let sealed = seal_answers(given, SealedAs::Interview, &answers_key()).await.expect("is sealed");
    let later = visit(answered).await;
    storage
        .finish_in_kiosk(&sealed, ResponseState::Waiting, Some((Some(&later), counts)), NOW)
        .await
        .expect("is kept");
    let kiosk = storage.kiosk().await.expect("reads").expect("is there");
    assert_eq!((kiosk.setup.used_for, kiosk.finished), (KioskUse::Interviews, 1));
    let expect = Interviews { day: today, answered: 1, nobody_home: 1, ..Interviews::default() };
    assert_eq!(kiosk.interviews, Some(expect));
    let waiting = storage.sealed_responses().await.expect("reads");
    assert_eq!(waiting.iter().filter(|entry| entry.request.is_visit()).count(), 2);
    assert_eq!(waiting.len(), 3);
    // Another day begins with none, and what was handed round before has none either.
    assert_eq!(expect.on(LocalDate(20_001)).answered, 0);
    storage.end_kiosk().await.expect("ends");
    storage.begin_kiosk(setup(), answers_key(), PIN).await.expect("begins");
    let kiosk = storage.kiosk().await.expect("reads").expect("is there");
    assert_eq!((kiosk.interviews, kiosk.finished), (None, 1));
}

#[wasm_bindgen_test]
fn a_tap_is_taken_back_once() {
    let today = LocalDate(20_000);
    let refused = Tap { met: AtTheDoor::Refused, was_not_home: false };
    let counts = Interviews::default().counted(refused, today).counted(refused, today);
    assert_eq!(counts.taken_back().refused, 1);
    assert_eq!(counts.taken_back().taken_back().refused, 1);
    let answered = Tap { met: AtTheDoor::Answered, was_not_home: false };
    assert_eq!(
        counts.counted(answered, today).taken_back().answered,
        1,
        "it cannot be opened again"
    );
}
