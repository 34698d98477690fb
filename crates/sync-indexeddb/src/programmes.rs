//! Being counted in a programme, for whoever chose it: apart from the replica, and without saying who sends.

use sammen_domain::AreaId;
use sammen_sync::{ProgrammeNote, Programmes, TransportError, seal};

use crate::{browser, http};

/// Which activities of an area are counted in which programme.
///
/// # Errors
/// When the server cannot be reached or does not say.
pub async fn fetch_programmes(area: &AreaId) -> Result<Programmes, TransportError> {
    let path = ["/api/areas/", area.as_str(), "/programmes"].concat();
    http::read(&http::accept(http::get(&path).await?)?)
}

/// Sends a note. The same note may be sent again: it counts once.
///
/// # Errors
/// When no answer came, or the server does not take it.
pub async fn send_programme_note(note: &ProgrammeNote) -> Result<(), TransportError> {
    http::accept(http::post("/api/programme-notes", &seal(note)).await?)?;
    Ok(())
}

/// What a phone's pseudonyms are made with. It never leaves the phone.
#[must_use]
pub fn new_programme_secret() -> [u8; 32] {
    browser::random()
}
