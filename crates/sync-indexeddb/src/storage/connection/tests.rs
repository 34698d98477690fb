use gloo::timers::callback::Timeout;
use indexed_db_futures::BuildPrimitive;
use js_sys::{Promise, Reflect};
use sammen_domain::{AreaId, SurveyId};
use sammen_sync::{ClientId, OpId, ReplicaStore};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::{
    Storage, new_uuid,
    storage::tests::{area, enqueue, fresh, fresh_name, mutation},
};

impl Database {
    fn handle(&self) -> Handle {
        self.connection.borrow().as_ref().expect("was opened").handle.clone()
    }
}

async fn opened() -> Storage {
    let storage = fresh().await;
    storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
    storage
}

async fn a_moment() {
    let timer = Promise::new(&mut |resolve, _| {
        Timeout::new(50, move || drop(resolve.call0(&JsValue::NULL))).forget();
    });
    JsFuture::from(timer).await.expect("ends");
}

#[wasm_bindgen_test]
async fn what_a_person_did_is_written_strictly() {
    let storage = fresh().await;
    let handle = storage.database.handle();
    let durability = |access| {
        let transaction = begin(&handle, &schema::ALL, access).expect("begins");
        let value = Reflect::get(transaction.as_sys(), &JsValue::from_str("durability"));
        value.expect("is there").as_string().expect("is text")
    };
    assert_eq!(durability(Access::Act), "strict");
    assert_eq!(durability(Access::Note), "relaxed");
}

#[wasm_bindgen_test]
async fn a_closed_connection_is_opened_again() {
    let storage = opened().await;
    enqueue(&storage, OpId(new_uuid())).await.expect("enqueues");
    storage.database.handle().close();
    assert_eq!(enqueue(&storage, OpId(new_uuid())).await, Ok(2));
    storage.database.handle().close();
    assert_eq!(storage.read(&area()).await.expect("reads").outbox.len(), 2);
}

#[wasm_bindgen_test]
async fn a_transaction_that_is_cut_off_runs_again() {
    let storage = opened().await;
    let cut = Cell::new(0);
    let read = storage
        .database
        .run(&[schema::META], Access::Act, async |tables| {
            let meta = tables.table(schema::META)?;
            if cut.replace(cut.get() + 1) == 0 {
                tables.transaction.as_sys().abort().expect("aborts");
            }
            meta.get(area().as_str()).await
        })
        .await;
    assert!(read.expect("reads").is_some());
    assert_eq!(cut.get(), 2);
}

#[wasm_bindgen_test]
async fn what_is_kept_though_its_answer_was_lost_is_kept_once() {
    let storage = opened().await;
    assert_eq!(enqueue(&storage, OpId(new_uuid())).await, Ok(1));
    storage.database.loses_answer.set(true);
    assert_eq!(enqueue(&storage, OpId(new_uuid())).await, Ok(2));
    assert_eq!(storage.read(&area()).await.expect("reads").outbox.len(), 2);
}

#[wasm_bindgen_test]
async fn what_is_decided_late_is_decided_once() {
    let storage = opened().await;
    storage.database.loses_answer.set(true);
    let calls = Cell::new(0);
    let decide = || {
        calls.set(calls.get() + 1);
        Some(mutation())
    };
    let kept = storage.enqueue_decided(&area(), OpId(new_uuid()), 1_000, &decide).await;
    assert_eq!((kept.expect("is kept").map(|entry| entry.id), calls.get()), (Some(1), 1));
    assert_eq!(storage.read(&area()).await.expect("reads").outbox.len(), 1);
}

#[wasm_bindgen_test]
async fn answers_take_the_place_of_their_draft_once_though_their_answer_was_lost() {
    let storage = opened().await;
    let survey = SurveyId(new_uuid());
    storage.save_draft(survey, b"half").await.expect("saves");
    let unknown = AreaId::new("nowhere").expect("plain");
    let op = OpId(new_uuid());
    let kept = storage.enqueue_answers(&unknown, op, 1_000, &mutation(), survey).await;
    assert_eq!(kept.map(drop), Err(StoreError::UnknownArea(unknown)));
    assert_eq!(storage.draft(survey).await, Ok(Some(b"half".to_vec())), "neither was done");
    storage.database.loses_answer.set(true);
    let kept = storage.enqueue_answers(&area(), op, 1_000, &mutation(), survey).await;
    assert_eq!(kept.map(|entry| (entry.id, entry.op)), Ok((1, op)));
    assert_eq!(storage.draft(survey).await, Ok(None));
    assert_eq!(storage.read(&area()).await.expect("reads").outbox.len(), 1);
}

#[wasm_bindgen_test]
async fn where_nothing_is_decided_nothing_is_kept() {
    let storage = opened().await;
    let kept = storage.enqueue_decided(&area(), OpId(new_uuid()), 1_000, &|| None).await;
    assert_eq!(kept, Ok(None));
    assert_eq!(enqueue(&storage, OpId(new_uuid())).await, Ok(1));
}

#[wasm_bindgen_test]
async fn a_connection_that_stays_away_is_told() {
    let storage = opened().await;
    let lost: Result<(), StoreError> =
        storage.database.run(&[schema::META], Access::Read, async |_| Err(Failure::Lost)).await;
    assert_eq!(lost, Err(StoreError::Closed));
}

#[wasm_bindgen_test]
async fn a_write_that_fails_unawaited_is_told_and_undone() {
    let storage = opened().await;
    let failed: Result<(), StoreError> = storage
        .database
        .run(&[schema::META], Access::Act, async |tables| {
            tables.table(schema::META)?.put("vaerebro", b"never")?;
            let meta = tables.transaction.object_store(schema::META)?;
            meta.add("twice").with_key(area().as_str()).primitive()?;
            Ok(())
        })
        .await;
    assert!(
        matches!(&failed, Err(StoreError::Other { what }) if what.starts_with("ConstraintError")),
        "{failed:?}"
    );
    assert_eq!(storage.areas().await, Ok(vec![area()]));
}

#[wasm_bindgen_test]
async fn a_newer_app_gets_the_storage() {
    let name = fresh_name();
    let storage = Storage::open(&name).await.expect("opens");
    let newer = Handle::open(&name)
        .with_version(schema::VERSION + 1)
        .with_on_upgrade_needed(|_, _| Ok(()))
        .await
        .expect("is let through");
    assert_eq!(storage.areas().await, Err(StoreError::Newer));
    assert_eq!(Storage::open(&name).await.map(drop), Err(StoreError::Newer));
    newer.close();
}

#[wasm_bindgen_test]
async fn a_deleted_storage_is_made_anew() {
    let storage = opened().await;
    Handle::delete_by_name(storage.name()).expect("asks").await.expect("is let through");
    a_moment().await;
    assert_eq!(storage.areas().await, Ok(Vec::new()));
}
