//! Words for what the API names by a code.

use super::m;
use crate::{
    api::{Duty, Failure, Role, Skill},
    passkey::PasskeyError,
};

/// A role, as a word.
#[must_use]
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Volunteer => m().role_volunteer(),
        Role::Staff => m().role_staff(),
        Role::Analyst => m().role_analyst(),
        Role::Administrator => m().role_administrator(),
    }
}

/// What a volunteer does.
#[must_use]
pub fn duty(duty: Duty) -> &'static str {
    match duty {
        Duty::CheckIn => m().duty_check_in(),
        Duty::ToyLending => m().duty_toy_lending(),
        Duty::OnBehalf => m().duty_on_behalf(),
    }
}

/// What a volunteer can.
#[must_use]
pub fn skill(skill: Skill) -> &'static str {
    match skill {
        Skill::FirstAid => m().skill_first_aid(),
        Skill::FoodHygiene => m().skill_food_hygiene(),
        Skill::Driving => m().skill_driving(),
    }
}

/// Why something was not done, and what to do.
#[must_use]
pub fn failure(failure: Failure) -> String {
    match failure {
        Failure::Unreachable => m().failure_unreachable().to_owned(),
        Failure::SignedOut => m().failure_signed_out().to_owned(),
        Failure::NotAllowed => m().failure_not_allowed().to_owned(),
        Failure::NotFound => m().failure_not_found().to_owned(),
        Failure::InvitationNotOpen => m().failure_invitation_not_open().to_owned(),
        Failure::CeremonyFailed => m().failure_ceremony().to_owned(),
        Failure::Invalid => m().failure_invalid().to_owned(),
        Failure::Conflict => m().failure_conflict().to_owned(),
        Failure::TooMany { minutes } => m().failure_too_many(minutes),
        Failure::Storage => m().failure_storage().to_owned(),
        Failure::Failing => m().failure_failing().to_owned(),
    }
}

/// Why no passkey was made or used, and what to do.
#[must_use]
pub fn passkey_error(error: PasskeyError) -> String {
    match error {
        PasskeyError::Missing => m().passkey_missing().to_owned(),
        PasskeyError::CalledOff => m().passkey_called_off().to_owned(),
        PasskeyError::Known => m().passkey_known().to_owned(),
        PasskeyError::Failed => m().passkey_failed().to_owned(),
        PasskeyError::Server(error) => failure(error),
    }
}

/// Why the municipality's sign-in did not sign in, by the code that the page was opened with.
#[must_use]
pub fn sign_in_reason(code: &str) -> &'static str {
    match code {
        "expired" => m().sign_in_expired(),
        "refused" => m().sign_in_refused(),
        "not-known" => m().sign_in_not_known(),
        "closed" => m().sign_in_closed(),
        _ => m().sign_in_failed(),
    }
}

/// What was done, for the log; `None` for what this version has no word for.
#[must_use]
pub fn action(name: &str) -> Option<&'static str> {
    Some(match name {
        "account.made" => m().log_account_made(),
        "account.disabled" => m().log_account_disabled(),
        "account.enabled" => m().log_account_enabled(),
        "role.granted" => m().log_role_granted(),
        "role.revoked" => m().log_role_revoked(),
        "role.end-changed" => m().log_role_end_changed(),
        "invitation.made" => m().log_invitation_made(),
        "invitation.withdrawn" => m().log_invitation_withdrawn(),
        "invitation.used" => m().log_invitation_used(),
        "session.signed-in" => m().log_signed_in(),
        "session.signed-out" => m().log_signed_out(),
        "session.all-ended" => m().log_sessions_ended(),
        "passkey.added" => m().log_passkey_added(),
        "passkey.removed" => m().log_passkey_removed(),
        "device.bound" => m().log_device_bound(),
        "pin.locked" => m().log_pin_locked(),
        "pin.unlocked" => m().log_pin_unlocked(),
        "registrations.names-shown" => m().log_names_shown(),
        "registration.cancelled" => m().log_registration_cancelled(),
        "registration.placed" => m().log_registration_placed(),
        "occurrence.capacity-changed" => m().log_capacity_changed(),
        "occurrence.cancelled" => m().log_occurrence_cancelled(),
        "registration.attendance-noted" => m().log_attendance_noted(),
        "transfer.issued" => m().log_transfer_issued(),
        "door.conflict-resolved" => m().log_door_conflict_resolved(),
        "toy.changed" => m().log_toy_changed(),
        "loan.ended" => m().log_loan_ended(),
        "shift.planned" => m().log_shift_planned(),
        "shift.cancelled" => m().log_shift_cancelled(),
        "account.qualification-noted" => m().log_qualification_noted(),
        "survey.responses-exported" => m().log_responses_exported(),
        "collector.added" => m().log_collector_added(),
        "collector.removed" => m().log_collector_removed(),
        _ => return None,
    })
}
