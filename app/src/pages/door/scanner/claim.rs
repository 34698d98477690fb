//! What a text claims that the camera read.

use sammen_domain::{Claim, Occurrence, RegistrationId, TicketKey};
use sammen_ticket::open;
use uuid::Uuid;

/// Whose ticket it is, if one of the area's keys signed it.
pub fn claim(text: &str, keys: &[TicketKey], date: &Occurrence) -> Claim {
    let key = |number| keys.iter().find(|key| key.number == number);
    let Ok(ticket) = open(text, |number| key(number).map(|key| key.public)) else {
        return Claim::NotOurs;
    };
    if key(ticket.key).is_none_or(|key| key.is_revoked) {
        return Claim::Revoked;
    }
    let (of_date, of_activity) = (date.id.0.as_bytes(), date.activity.0.as_bytes());
    Claim::Signed {
        registration: RegistrationId(Uuid::from_bytes(ticket.registration)),
        is_for_date: ticket.is_for(of_date, of_activity, date.starts_at),
    }
}
