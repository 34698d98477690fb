//! Survey drafts, and responses until they are delivered.

use sammen_domain::{ResponseId, SurveyId, UnixSeconds};
use sammen_sync::{ResponseRequest, StoreError};
use serde::{Deserialize, Serialize};

use super::{
    Storage, codec,
    connection::Access,
    keys,
    schema::{ANSWERED, DRAFTS, RESPONSES},
};

/// A finished response that has not been delivered.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ResponseEntry {
    /// What is sent.
    pub request: ResponseRequest,
    /// The phone's clock when it was finished. Never sent.
    pub saved_at: UnixSeconds,
    /// Where it stands.
    pub state: ResponseState,
}

/// Where an undelivered response stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum ResponseState {
    /// It is sent when there is a network.
    Waiting,
    /// The server does not take it, and would not if it were sent again.
    Rejected {
        /// The HTTP status.
        status: u16,
    },
    /// It is sent with a token of its survey, and not before a moment that was drawn.
    Held {
        /// That moment, by the phone's clock.
        until: UnixSeconds,
    },
    /// Another answer has counted in its place.
    Counted,
}

impl ResponseState {
    /// Whether it is still to be sent.
    #[must_use]
    pub fn is_unsent(self) -> bool {
        matches!(self, Self::Waiting | Self::Held { .. })
    }
}

impl Storage {
    /// A survey's draft, as it was saved last.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn draft(&self, survey: SurveyId) -> Result<Option<Vec<u8>>, StoreError> {
        let key = keys::id(survey.0);
        self.database
            .run(&[DRAFTS], Access::Read, async |tables| tables.table(DRAFTS)?.get(&key).await)
            .await
    }

    /// All drafts.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn drafts(&self) -> Result<Vec<(SurveyId, Vec<u8>)>, StoreError> {
        let entries = self
            .database
            .run(&[DRAFTS], Access::Read, async |tables| tables.table(DRAFTS)?.entries("").await)
            .await?;
        let read = |(key, draft): (String, _)| Some((SurveyId(keys::parse_id(&key)?), draft));
        Ok(entries.into_iter().filter_map(read).collect())
    }

    /// Saves a survey's draft in place of the last one.
    ///
    /// # Errors
    /// When the storage fails; the last draft is still there then.
    pub async fn save_draft(&self, survey: SurveyId, draft: &[u8]) -> Result<(), StoreError> {
        let key = keys::id(survey.0);
        self.database
            .run(&[DRAFTS], Access::Act, async |tables| tables.table(DRAFTS)?.put(&key, draft))
            .await
    }

    /// Throws a survey's draft away.
    ///
    /// # Errors
    /// When the storage fails; the draft is still there then.
    pub async fn discard_draft(&self, survey: SurveyId) -> Result<(), StoreError> {
        let key = keys::id(survey.0);
        self.database
            .run(&[DRAFTS], Access::Act, async |tables| tables.table(DRAFTS)?.delete(&key))
            .await
    }

    /// Ends a survey: the draft goes and the response is kept in a state, both or neither.
    ///
    /// # Errors
    /// When the storage fails; the draft is still there then.
    pub async fn finish_survey(
        &self,
        request: &ResponseRequest,
        now: UnixSeconds,
        state: ResponseState,
    ) -> Result<(), StoreError> {
        let entry = ResponseEntry { request: request.clone(), saved_at: now, state };
        let (key, bytes) = (keys::id(request.id.0), codec::write(&entry));
        let draft = keys::id(request.survey.0);
        self.database
            .run(&[DRAFTS, RESPONSES], Access::Act, async |tables| {
                tables.table(RESPONSES)?.put(&key, &bytes)?;
                tables.table(DRAFTS)?.delete(&draft)
            })
            .await
    }

    /// The responses that wait and those that were rejected, the oldest first.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn responses(&self) -> Result<Vec<ResponseEntry>, StoreError> {
        let stored = self
            .database
            .run(&[RESPONSES], Access::Read, async |tables| {
                tables.table(RESPONSES)?.values("").await
            })
            .await?;
        let entries = stored.iter().map(|bytes| codec::read(RESPONSES, bytes));
        let mut entries = entries.collect::<Result<Vec<ResponseEntry>, _>>()?;
        entries.sort_by_key(|entry| entry.saved_at);
        Ok(entries)
    }

    /// Forgets a response that the server has: only that its survey was answered is kept.
    ///
    /// # Errors
    /// When the storage fails; the response is sent once more then, which changes nothing.
    pub async fn response_delivered(&self, id: ResponseId) -> Result<(), StoreError> {
        let key = keys::id(id.0);
        self.database
            .run(&[RESPONSES, ANSWERED], Access::Act, async |tables| {
                let responses = tables.table(RESPONSES)?;
                // Another tab may have delivered it too.
                let Some(bytes) = responses.get(&key).await? else { return Ok(()) };
                let entry: ResponseEntry = codec::read(RESPONSES, &bytes)?;
                responses.delete(&key)?;
                // Many people answer on a device that seals: none of them is this phone's person.
                if entry.request.is_sealed() {
                    return Ok(());
                }
                tables.table(ANSWERED)?.put(&keys::id(entry.request.survey.0), &[])
            })
            .await
    }

    /// Keeps a response that was not taken as it was sent, in another state.
    ///
    /// # Errors
    /// When the storage fails; the response is in the state that it was in then.
    pub async fn response_became(
        &self,
        id: ResponseId,
        state: ResponseState,
    ) -> Result<(), StoreError> {
        let key = keys::id(id.0);
        self.database
            .run(&[RESPONSES], Access::Act, async |tables| {
                let responses = tables.table(RESPONSES)?;
                let Some(bytes) = responses.get(&key).await? else { return Ok(()) };
                let entry: ResponseEntry = codec::read(RESPONSES, &bytes)?;
                responses.put(&key, &codec::write(&ResponseEntry { state, ..entry }))
            })
            .await
    }

    /// Forgets a response that was rejected, once the person has seen it. One that waits stays.
    ///
    /// # Errors
    /// When the storage fails; the response is still there then.
    pub async fn dismiss_response(&self, id: ResponseId) -> Result<(), StoreError> {
        let key = keys::id(id.0);
        self.database
            .run(&[RESPONSES], Access::Act, async |tables| {
                let responses = tables.table(RESPONSES)?;
                let Some(bytes) = responses.get(&key).await? else { return Ok(()) };
                let entry: ResponseEntry = codec::read(RESPONSES, &bytes)?;
                if entry.state.is_unsent() { Ok(()) } else { responses.delete(&key) }
            })
            .await
    }

    /// The surveys whose response has been delivered.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn answered(&self) -> Result<Vec<SurveyId>, StoreError> {
        let keys = self
            .database
            .run(&[ANSWERED], Access::Read, async |tables| tables.table(ANSWERED)?.keys().await)
            .await?;
        Ok(keys.iter().filter_map(|key| keys::parse_id(key).map(SurveyId)).collect())
    }
}

#[cfg(test)]
mod tests;
