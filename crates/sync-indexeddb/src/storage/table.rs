//! One object store within a transaction: strings to bytes.

use indexed_db_futures::{
    BuildPrimitive, KeyRange, object_store::ObjectStore, query_source::QuerySource,
};
use js_sys::Uint8Array;
use sammen_sync::StoreError;
use wasm_bindgen::{JsCast, JsValue};

use super::{connection::Boxed, failure::Failure};

/// An answer that has been asked for.
pub(super) type Asked<T> = Result<Boxed<'static, Result<T, Failure>>, Failure>;

/// An object store. What writes does not wait: a request that fails ends the transaction, and its commit
/// tells.
pub(super) struct Table<'a>(ObjectStore<'a>);

impl<'a> Table<'a> {
    pub(super) fn new(store: ObjectStore<'a>) -> Self {
        Self(store)
    }

    pub(super) async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, Failure> {
        self.ask(key)?.await
    }

    /// A value that is not bytes.
    pub(super) async fn get_object(&self, key: &str) -> Result<Option<JsValue>, Failure> {
        Ok(self.0.get(JsValue::from_str(key)).await?)
    }

    /// The keys and values under a prefix, in the order of the keys; all of them for the empty prefix.
    pub(super) async fn entries(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        self.ask_entries(prefix)?.await
    }

    /// The values under a prefix, in the order of their keys.
    pub(super) async fn values(&self, prefix: &str) -> Result<Vec<Vec<u8>>, Failure> {
        self.ask_values(prefix)?.await
    }

    /// Asks for a value now, for an answer that is awaited when others have been asked for too.
    pub(super) fn ask(&self, key: &str) -> Asked<Option<Vec<u8>>> {
        let value = self.0.get::<JsValue, _, _>(JsValue::from_str(key)).primitive()?;
        Ok(Box::pin(async move { value.await?.map(|value| bytes(&value)).transpose() }))
    }

    /// Asks for [`entries`](Self::entries) now.
    pub(super) fn ask_entries(&self, prefix: &str) -> Asked<Vec<(String, Vec<u8>)>> {
        let range = under(prefix);
        let keys =
            self.0.get_all_keys::<JsValue>().with_query::<JsValue, _>(range.clone()).primitive()?;
        let values = self.0.get_all::<JsValue>().with_query::<JsValue, _>(range).primitive()?;
        Ok(Box::pin(async move {
            let (keys, values) = (keys.await?, values.await?);
            keys.zip(values).map(|(key, value)| Ok((name(&key?)?, bytes(&value?)?))).collect()
        }))
    }

    /// Asks for [`values`](Self::values) now.
    pub(super) fn ask_values(&self, prefix: &str) -> Asked<Vec<Vec<u8>>> {
        let values =
            self.0.get_all::<JsValue>().with_query::<JsValue, _>(under(prefix)).primitive()?;
        Ok(Box::pin(async move { values.await?.map(|value| bytes(&value?)).collect() }))
    }

    /// All keys, in order.
    pub(super) async fn keys(&self) -> Result<Vec<String>, Failure> {
        let keys = self.0.get_all_keys::<JsValue>().await?;
        keys.map(|key| name(&key?)).collect()
    }

    pub(super) fn put(&self, key: &str, value: &[u8]) -> Result<(), Failure> {
        self.put_object(key, Uint8Array::from(value).into())
    }

    pub(super) fn put_object(&self, key: &str, value: JsValue) -> Result<(), Failure> {
        self.0.put(value).with_key(JsValue::from_str(key)).without_key_type().primitive()?;
        Ok(())
    }

    pub(super) fn delete(&self, key: &str) -> Result<(), Failure> {
        self.0.delete(JsValue::from_str(key)).primitive()?;
        Ok(())
    }

    /// Deletes everything under a prefix.
    pub(super) fn delete_under(&self, prefix: &str) -> Result<(), Failure> {
        self.0.delete::<JsValue, _>(under(prefix)).primitive()?;
        Ok(())
    }

    /// Deletes everything from one key up to another, which is left.
    pub(super) fn delete_between(&self, from: &str, to: &str) -> Result<(), Failure> {
        let range = KeyRange::Bound(JsValue::from_str(from), false, JsValue::from_str(to), true);
        self.0.delete::<JsValue, _>(range).primitive()?;
        Ok(())
    }

    pub(super) fn clear(&self) -> Result<(), Failure> {
        self.0.clear()?;
        Ok(())
    }
}

/// The keys that begin so. IndexedDB orders strings by UTF-16 code units, and keys are ASCII.
fn under(prefix: &str) -> KeyRange<JsValue> {
    let mut end = prefix.to_owned();
    end.push('\u{ffff}');
    KeyRange::Bound(JsValue::from_str(prefix), false, JsValue::from_str(&end), true)
}

fn bytes(value: &JsValue) -> Result<Vec<u8>, Failure> {
    value.dyn_ref().map(Uint8Array::to_vec).ok_or_else(|| damaged("a value that is not bytes"))
}

fn name(key: &JsValue) -> Result<String, Failure> {
    key.as_string().ok_or_else(|| damaged("a key that is not text"))
}

fn damaged(what: &str) -> Failure {
    Failure::Store(StoreError::Damaged { what: what.to_owned() })
}
