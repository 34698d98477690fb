//! What can be done that the log tells of.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident = $name:literal,)*) => {
        /// What was done. The names are stored for ever and never change their meaning.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize, Deserialize, ToSchema)]
        pub enum Action {
            $($(#[$doc])* #[serde(rename = $name)] $action,)*
        }

        impl Action {
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$action),*];

            /// Its name where it is stored and sent.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$action => $name,)* }
            }
        }
    };
}

actions! {
    /// An account came about; about the account.
    AccountMade = "account.made",
    /// Everything was closed to an account; about the account.
    AccountDisabled = "account.disabled",
    /// An account was opened again; about the account.
    AccountEnabled = "account.enabled",
    /// An account was given a role; about the grant.
    RoleGranted = "role.granted",
    /// A role was ended at once; about the grant.
    RoleRevoked = "role.revoked",
    /// A role got another end; about the grant.
    RoleEndChanged = "role.end-changed",
    /// An invitation was made; about the invitation.
    InvitationMade = "invitation.made",
    /// An invitation was taken back; about the invitation.
    InvitationWithdrawn = "invitation.withdrawn",
    /// An invitation was used; about the invitation.
    InvitationUsed = "invitation.used",
    /// Somebody signed in; about the account.
    SignedIn = "session.signed-in",
    /// Somebody signed out; about the account.
    SignedOut = "session.signed-out",
    /// All sessions of an account were ended; about the account.
    SessionsEnded = "session.all-ended",
    /// A passkey was added; about the account.
    PasskeyAdded = "passkey.added",
    /// A passkey was removed; about the account.
    PasskeyRemoved = "passkey.removed",
    /// A phone was made a volunteer's; about the account.
    DeviceBound = "device.bound",
    /// A PIN was locked after too many wrong tries; about the account.
    PinLocked = "pin.locked",
    /// A PIN may be tried again; about the account.
    PinUnlocked = "pin.unlocked",
    /// Names of participants were shown; about the date.
    NamesShown = "registrations.names-shown",
    /// A registration was cancelled for somebody; about the registration.
    RegistrationCancelled = "registration.cancelled",
    /// Somebody was registered by the staff; about the registration.
    RegistrationPlaced = "registration.placed",
    /// Whether somebody came was noted; about the registration.
    AttendanceNoted = "registration.attendance-noted",
    /// A date's seats were changed; about the date.
    CapacityChanged = "occurrence.capacity-changed",
    /// A date was cancelled; about the date.
    OccurrenceCancelled = "occurrence.cancelled",
    /// A code for a resident's new phone was made; about the registration it was found by.
    TransferIssued = "transfer.issued",
    /// Somebody looked at a household that was let in more than once; about the registration.
    DoorConflictResolved = "door.conflict-resolved",
    /// A toy was added or changed; about the toy.
    ToyChanged = "toy.changed",
    /// A toy was said to be back, or lost; about the loan.
    LoanEnded = "loan.ended",
    /// A shift was planned; about the shift.
    ShiftPlanned = "shift.planned",
    /// A shift was called off; about the shift.
    ShiftCancelled = "shift.cancelled",
    /// What is known of a volunteer was noted; about the account.
    QualificationNoted = "account.qualification-noted",
    /// Answers to a survey were taken out; about the survey.
    ResponsesExported = "survey.responses-exported",
    /// Another program was let in to collect answers, or given another password; about nothing with an id.
    CollectorAdded = "collector.added",
    /// Another program may collect no more; about nothing with an id.
    CollectorRemoved = "collector.removed",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_sent_by_the_name_it_is_stored_under() {
        for action in Action::ALL {
            assert_eq!(serde_json::to_value(action).expect("a name"), action.as_str());
        }
    }
}
