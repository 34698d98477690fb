//! Letting a household in, or somebody who had not registered.

use minicbor::{Decode, Encode};

use super::{Door, Scan, believed};
use crate::{OccurrenceId, Refusal, RegistrationId, ScanId, UnixSeconds};

/// The most that one scan lets in.
pub const PERSONS_MAX: u16 = 99;

/// Somebody was let in.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct CheckIn {
    /// The id of the scan, made on the phone. Whatever comes again under it has been noted.
    #[n(0)]
    pub scan: ScanId,
    /// The date.
    #[n(1)]
    pub occurrence: OccurrenceId,
    /// The household; `None`: somebody who had not registered.
    #[n(2)]
    pub registration: Option<RegistrationId>,
    /// How many came in.
    #[n(3)]
    pub persons: u16,
    /// When: the phone's clock, set right by what the server's clock said when they last met.
    #[n(4)]
    pub at: UnixSeconds,
}

/// Keeps a scan. It is never refused for what is known of the household: whoever is inside is inside, and what is
/// odd about it is for a human to look at.
///
/// # Errors
/// [`Refusal::UnknownOccurrence`] when the date is another; [`Refusal::NotAllowed`] when the actor was not there to
/// receive people; [`Refusal::NotBegun`] long before the date; [`Refusal::HouseholdSize`] when nobody or too many
/// came in at once.
pub fn check_in(door: &Door<'_>, request: &CheckIn) -> Result<Scan, Refusal> {
    door.check(request.occurrence)?;
    if !(1..=PERSONS_MAX).contains(&request.persons) {
        return Err(Refusal::HouseholdSize { max: PERSONS_MAX });
    }
    Ok(Scan {
        id: request.scan,
        occurrence: request.occurrence,
        registration: request.registration,
        persons: request.persons,
        moment: believed(door.occurrence, request.at),
    })
}
