use sammen_domain::AreaId;
use uuid::Uuid;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::{new_response_id, storage::tests::fresh};

const SURVEY: SurveyId = SurveyId(Uuid::from_u128(5));

fn request() -> ResponseRequest {
    ResponseRequest {
        id: new_response_id(),
        area: AreaId::new("vaerebro").expect("plain"),
        survey: SURVEY,
        form_version: "1".to_owned(),
        answers: vec![1, 2, 3],
    }
}

#[wasm_bindgen_test]
async fn a_draft_is_kept_until_it_is_discarded() {
    let storage = fresh().await;
    assert_eq!(storage.draft(SURVEY).await, Ok(None));
    storage.save_draft(SURVEY, b"one").await.expect("saves");
    storage.save_draft(SURVEY, b"two").await.expect("saves");
    let again = Storage::open(storage.name()).await.expect("opens");
    assert_eq!(again.draft(SURVEY).await, Ok(Some(b"two".to_vec())));
    assert_eq!(again.drafts().await, Ok(vec![(SURVEY, b"two".to_vec())]));
    again.discard_draft(SURVEY).await.expect("discards");
    assert_eq!(storage.drafts().await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn finishing_turns_the_draft_into_a_response() {
    let storage = fresh().await;
    storage.save_draft(SURVEY, b"half").await.expect("saves");
    let request = request();
    storage.finish_survey(&request, 1_000, ResponseState::Waiting).await.expect("finishes");
    assert_eq!(storage.drafts().await, Ok(Vec::new()));
    let waiting = ResponseEntry { request, saved_at: 1_000, state: ResponseState::Waiting };
    assert_eq!(storage.responses().await, Ok(vec![waiting]));
    assert_eq!(storage.answered().await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn finishing_does_both_or_neither() {
    let storage = fresh().await;
    storage.save_draft(SURVEY, b"half").await.expect("saves");
    let (key, draft) = (keys::id(Uuid::from_u128(1)), keys::id(SURVEY.0));
    let undone: Result<(), StoreError> = storage
        .database
        .run(&[DRAFTS, RESPONSES], Access::Act, async |tables| {
            tables.table(RESPONSES)?.put(&key, b"response")?;
            tables.table(DRAFTS)?.delete(&draft)?;
            // Both requests have run when this read is answered.
            assert_eq!(tables.table(DRAFTS)?.get(&draft).await?, None);
            Err(StoreError::Full.into())
        })
        .await;
    assert_eq!(undone, Err(StoreError::Full));
    assert_eq!(storage.draft(SURVEY).await, Ok(Some(b"half".to_vec())));
    assert_eq!(storage.responses().await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn of_a_delivered_response_only_the_survey_is_left() {
    let storage = fresh().await;
    let request = request();
    storage.finish_survey(&request, 1_000, ResponseState::Waiting).await.expect("finishes");
    storage.response_delivered(request.id).await.expect("notes");
    storage.response_delivered(request.id).await.expect("is done already");
    assert_eq!(storage.responses().await, Ok(Vec::new()));
    assert_eq!(storage.answered().await, Ok(vec![SURVEY]));
}

#[wasm_bindgen_test]
async fn a_rejected_response_is_kept_until_dismissed() {
    let storage = fresh().await;
    let (first, second) = (request(), request());
    storage.finish_survey(&second, 2_000, ResponseState::Waiting).await.expect("finishes");
    storage.finish_survey(&first, 1_000, ResponseState::Waiting).await.expect("finishes");
    storage
        .response_became(first.id, ResponseState::Rejected { status: 422 })
        .await
        .expect("notes");
    let states: Vec<_> =
        storage.responses().await.expect("reads").iter().map(|e| (e.request.id, e.state)).collect();
    let expect =
        [(first.id, ResponseState::Rejected { status: 422 }), (second.id, ResponseState::Waiting)];
    assert_eq!(states, expect);
    storage.dismiss_response(second.id).await.expect("leaves what waits");
    storage.dismiss_response(first.id).await.expect("dismisses");
    assert_eq!(storage.responses().await.expect("reads").len(), 1);
}
