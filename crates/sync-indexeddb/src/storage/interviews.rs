//! What an interviewer has counted on this device, as it is kept.

use sammen_domain::{AtTheDoor, LocalDate, UnixSeconds};
use sammen_sync::{ResponseRequest, StoreError};
use serde::{Deserialize, Serialize};

use super::{
    ResponseEntry, ResponseState, Storage, codec,
    connection::Access,
    keys,
    schema::{RESPONSES, SETTINGS},
};

/// Where it is. While it is there, a device that is handed round is for interviews.
pub(super) const INTERVIEWS: &str = "setting/interviews";

/// A tap that said what came of a visit.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Tap {
    /// What came of it.
    pub met: AtTheDoor,
    /// Whether nobody was at home there before.
    pub was_not_home: bool,
}

/// This device's own counts of a day. They are shown and never sent: what is sent are the visits.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Interviews {
    /// The day.
    pub day: LocalDate,
    /// Interviews that were finished.
    pub answered: u32,
    /// Those who said no.
    pub refused: u32,
    /// Doors where nobody was at home.
    pub nobody_home: u32,
    /// The last tap, as long as it can be taken back.
    pub last: Option<Tap>,
}

impl Interviews {
    /// The counts of a day: these, or none if they are another day's.
    #[must_use]
    pub fn on(self, day: LocalDate) -> Self {
        if self.day == day { self } else { Self { day, ..Self::default() } }
    }

    /// Counts a tap.
    #[must_use]
    pub fn counted(self, tap: Tap, day: LocalDate) -> Self {
        let mut counts = self.on(day);
        *counts.of(tap.met) += 1;
        // What was answered cannot be taken back: nobody can open it any more.
        counts.last = (tap.met != AtTheDoor::Answered).then_some(tap);
        counts
    }

    /// Takes the last tap back.
    #[must_use]
    pub fn taken_back(mut self) -> Self {
        if let Some(tap) = self.last.take() {
            let count = self.of(tap.met);
            *count = count.saturating_sub(1);
        }
        self
    }

    fn of(&mut self, met: AtTheDoor) -> &mut u32 {
        match met {
            AtTheDoor::Answered => &mut self.answered,
            AtTheDoor::Refused => &mut self.refused,
            AtTheDoor::NobodyHome => &mut self.nobody_home,
        }
    }
}

impl Storage {
    /// What was counted; `None` where the device is not for interviews.
    pub(crate) async fn interviews(&self) -> Result<Option<Interviews>, StoreError> {
        let stored = self
            .database
            .run(&[SETTINGS], Access::Read, async |tables| {
                tables.table(SETTINGS)?.get(INTERVIEWS).await
            })
            .await?;
        stored.map(|bytes| codec::read(SETTINGS, &bytes)).transpose()
    }

    /// Keeps sealed visits to be sent and what is counted then, all or nothing.
    ///
    /// # Errors
    /// When the storage fails; nothing is kept then.
    pub async fn keep_visit(
        &self,
        visit: Option<&ResponseRequest>,
        counts: Interviews,
        now: UnixSeconds,
    ) -> Result<(), StoreError> {
        let waiting = visit.map(|request| entry(request, ResponseState::Waiting, now));
        self.database
            .run(&[SETTINGS, RESPONSES], Access::Act, async |tables| {
                if let Some((key, bytes)) = &waiting {
                    tables.table(RESPONSES)?.put(key, bytes)?;
                }
                tables.table(SETTINGS)?.put(INTERVIEWS, &codec::write(&counts))
            })
            .await
    }
}

/// What is kept until it is sent, with the key that it is kept by.
pub(super) fn entry(
    request: &ResponseRequest,
    state: ResponseState,
    now: UnixSeconds,
) -> (String, Vec<u8>) {
    let entry = ResponseEntry { request: request.clone(), saved_at: now, state };
    (keys::id(request.id.0), codec::write(&entry))
}
