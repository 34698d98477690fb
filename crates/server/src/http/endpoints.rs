//! The table of endpoints: what there is, and who may call it. The router is built of it, and of nothing else; a
//! test walks it as everybody there is.

use super::{
    access::{Access, Endpoint, delete, get, head, post, put},
    areas,
    auth::{invitations, methods, own, own_passkeys, passkey, pin, provider},
    contact, feeds, health, openapi, openrosa, programmes, public, push, reaching, responses,
    staff, survey_tokens, sync, transfers,
};
use crate::identity::Role;

const PLANNERS: Access = Access::Roles(&[Role::Staff, Role::Administrator]);
const READERS: Access = Access::Roles(&[Role::Staff, Role::Analyst, Role::Administrator]);
const ADMINISTRATORS: Access = Access::Roles(&[Role::Administrator]);
const ANALYSTS: Access = Access::Roles(&[Role::Analyst]);
const STAFF: Access = Access::Roles(&[Role::Staff]);
const VOLUNTEERS: Access = Access::Roles(&[Role::Volunteer]);

/// Whether the server lives is answered however much it has to do.
pub(super) fn health() -> Vec<Endpoint> {
    vec![
        get("/health/live", Access::Public, health::live).uncounted(),
        get("/health/ready", Access::Public, health::ready).uncounted(),
    ]
}

/// What other programs collect with.
pub(super) fn openrosa() -> Vec<Endpoint> {
    use Access::Collector;
    vec![
        get("/openrosa/{area}/formList", Collector, openrosa::list_forms),
        get("/openrosa/{area}/forms/{id}", Collector, openrosa::get_form),
        head("/openrosa/{area}/submission", Collector, openrosa::ask_submission),
        post("/openrosa/{area}/submission", Collector, openrosa::take_submission),
    ]
}

/// Everything below `/api`.
pub(super) fn api() -> Vec<Endpoint> {
    [residents(), others(), signing_in(), inviting(), people(), registrations(), doors(), work()]
        .concat()
}

fn residents() -> Vec<Endpoint> {
    use Access::{Device, Public};
    vec![
        get("/api/areas", Public, areas::list_areas),
        get("/api/areas/{area}/public/manifest", Public, public::get_manifest),
        get("/api/areas/{area}/public/packs/{hash}", Public, public::get_pack),
        get("/api/areas/{area}/public/chunks/{hash}", Public, public::get_chunk),
        get("/api/openapi.json", Public, openapi::get_open_api),
        // Nothing is read of who sends an answer, its address neither.
        post("/api/responses", Public, responses::store_response).uncounted(),
        post("/api/survey-tokens", Device, survey_tokens::give_tokens),
        get("/api/areas/{area}/answers-key", Public, responses::get_answers_key),
        get("/api/areas/{area}/programmes", Public, programmes::list_programmes),
        post("/api/programme-notes", Public, programmes::keep_note).uncounted(),
        post("/api/sync/push", Device, sync::push_mutations),
        post("/api/sync/pull", Device, sync::pull_changes),
        post("/api/areas/{area}/devices/adopt", Device, transfers::adopt_secret),
        post("/api/areas/{area}/transfers", Device, transfers::issue_transfer),
        // Its wrong tries are counted where the codes are.
        post("/api/areas/{area}/transfers/redeem", Device, transfers::redeem_transfer),
    ]
}

/// What is read and kept up to date without the app, and how a phone asks to be reached so.
fn others() -> Vec<Endpoint> {
    use Access::{Device, Public};
    vec![
        get("/api/areas/{area}/feeds/calendar.ics", Public, feeds::get_calendar),
        get("/api/areas/{area}/feeds/events.jsonld", Public, feeds::get_events),
        get("/api/areas/{area}/feeds/session-series", Public, feeds::list_session_series),
        get("/api/areas/{area}/feeds/scheduled-sessions", Public, feeds::list_scheduled_sessions),
        // Whoever has the address may read: calendar programs prove nothing.
        get("/api/areas/{area}/calendars/{token}/dates.ics", Public, feeds::get_personal_calendar),
        post("/api/areas/{area}/calendar-address", Device, feeds::make_calendar_address).secret(),
        delete("/api/areas/{area}/calendar-address", Device, feeds::end_calendar_address),
        post("/api/areas/{area}/reaching", Device, reaching::read_reaching),
        get("/api/push-key", Public, push::get_push_key),
        post("/api/areas/{area}/push-subscription", Device, push::put_push_subscription).secret(),
        delete("/api/areas/{area}/push-subscription", Device, push::end_push_subscription),
        post("/api/areas/{area}/contact", Device, contact::put_contact).secret(),
        delete("/api/areas/{area}/contact", Device, contact::end_contact),
        // Links in messages, followed by whoever reads them and by their mail programs.
        get("/api/areas/{area}/contacts/{token}/end", Public, contact::ask_to_end_messages),
        post("/api/areas/{area}/contacts/{token}/end", Public, contact::end_messages),
    ]
}

fn signing_in() -> Vec<Endpoint> {
    use Access::{OwnPages, Public, SignedIn};
    vec![
        get("/api/auth/methods", Public, methods::list_methods),
        post("/api/auth/passkey/start", OwnPages, passkey::start_sign_in).secret(),
        post("/api/auth/passkey/finish", OwnPages, passkey::finish_sign_in).secret(),
        post("/api/areas/{area}/auth/pin", OwnPages, pin::sign_in_by_pin).secret(),
        // Followed as links, here from the provider's page.
        get("/api/auth/oidc/start", Public, provider::go_to_provider).secret(),
        get("/api/auth/oidc/callback", Public, provider::come_back).secret(),
        get("/api/auth/me", SignedIn, own::get_me),
        post("/api/auth/sign-out", SignedIn, own::sign_out),
        get("/api/auth/sessions", SignedIn, own::list_sessions),
        delete("/api/auth/sessions", SignedIn, own::end_sessions),
        delete("/api/auth/sessions/{id}", SignedIn, own::end_session),
        get("/api/auth/passkeys", SignedIn, own_passkeys::list_passkeys),
        post("/api/auth/passkeys/start", SignedIn, own_passkeys::start_passkey),
        post("/api/auth/passkeys/finish", SignedIn, own_passkeys::add_passkey),
        delete("/api/auth/passkeys/{id}", SignedIn, own_passkeys::remove_passkey),
    ]
}

fn inviting() -> Vec<Endpoint> {
    use Access::{OwnPages, SignedIn};
    vec![
        post("/api/areas/{area}/invitations/read", OwnPages, invitations::read_invitation).secret(),
        post(
            "/api/areas/{area}/invitations/passkey/start",
            OwnPages,
            invitations::start_by_passkey,
        )
        .secret(),
        post(
            "/api/areas/{area}/invitations/passkey/finish",
            OwnPages,
            invitations::finish_by_passkey,
        )
        .secret(),
        post("/api/areas/{area}/invitations/pin", OwnPages, invitations::accept_by_pin).secret(),
        post("/api/areas/{area}/invitations/join", SignedIn, invitations::join).secret(),
        post("/api/areas/{area}/volunteer/device", VOLUNTEERS, invitations::bind_device),
        get("/api/staff/areas/{area}/invitations", PLANNERS, staff::invitations::list_invitations),
        post("/api/staff/areas/{area}/invitations", PLANNERS, staff::invitations::make_invitation),
        delete(
            "/api/staff/areas/{area}/invitations/{id}",
            PLANNERS,
            staff::invitations::withdraw_invitation,
        ),
    ]
}

fn people() -> Vec<Endpoint> {
    use staff::{accounts, audit, grants, volunteers};
    vec![
        get("/api/staff/areas/{area}/volunteers", PLANNERS, volunteers::list_volunteers),
        post(
            "/api/staff/areas/{area}/volunteers/{id}/unlock-pin",
            PLANNERS,
            volunteers::unlock_pin,
        ),
        post("/api/staff/areas/{area}/grants/{id}/revoke", PLANNERS, grants::revoke_grant),
        put("/api/staff/areas/{area}/grants/{id}/end", PLANNERS, grants::change_grant_end),
        get("/api/staff/areas/{area}/accounts", ADMINISTRATORS, accounts::list_accounts),
        post("/api/staff/areas/{area}/accounts", ADMINISTRATORS, accounts::make_staff_account),
        post("/api/staff/areas/{area}/accounts/{id}/grants", ADMINISTRATORS, accounts::give_grant),
        put(
            "/api/staff/areas/{area}/accounts/{id}/disabled",
            ADMINISTRATORS,
            accounts::disable_account,
        ),
        post("/api/staff/areas/{area}/accounts/{id}/link", PLANNERS, volunteers::make_link),
        get("/api/staff/areas/{area}/audit", ADMINISTRATORS, audit::list_audit),
    ]
}

fn registrations() -> Vec<Endpoint> {
    use staff::{activities, attendance, decisions, register, registrations};
    vec![
        get("/api/staff/areas/{area}/activities", READERS, activities::list_activities),
        get(
            "/api/staff/areas/{area}/occurrences/{id}/registrations",
            PLANNERS,
            registrations::list_registrations,
        ),
        post(
            "/api/staff/areas/{area}/occurrences/{id}/registrations",
            STAFF,
            register::place_registration,
        ),
        put("/api/staff/areas/{area}/occurrences/{id}/capacity", STAFF, decisions::change_capacity),
        post(
            "/api/staff/areas/{area}/occurrences/{id}/cancel",
            STAFF,
            decisions::cancel_occurrence,
        ),
        post(
            "/api/staff/areas/{area}/occurrences/{id}/registrations/{registration}/cancel",
            STAFF,
            decisions::cancel_registration,
        ),
        put(
            "/api/staff/areas/{area}/occurrences/{id}/registrations/{registration}/attendance",
            STAFF,
            attendance::put_attendance,
        ),
        post(
            "/api/staff/areas/{area}/occurrences/{id}/registrations/{registration}/transfer",
            STAFF,
            decisions::issue_transfer,
        ),
    ]
}

fn doors() -> Vec<Endpoint> {
    use staff::door;
    vec![
        get("/api/staff/areas/{area}/door-conflicts", PLANNERS, door::list_door_conflicts),
        get("/api/staff/areas/{area}/occurrences/{id}/door", PLANNERS, door::get_door),
        post(
            "/api/staff/areas/{area}/occurrences/{id}/registrations/{registration}/door-conflict",
            STAFF,
            door::resolve_door_conflict,
        ),
    ]
}

fn work() -> Vec<Endpoint> {
    use staff::{lending, log_book, paper, shifts, surveys};
    vec![
        get("/api/staff/areas/{area}/lending", PLANNERS, lending::get_lending),
        put("/api/staff/areas/{area}/toys/{id}", STAFF, lending::put_toy),
        post("/api/staff/areas/{area}/loans/{id}/end", STAFF, lending::end_loan),
        get("/api/staff/areas/{area}/log-book", READERS, log_book::get_log_book),
        get("/api/staff/areas/{area}/surveys", READERS, surveys::list_surveys),
        get("/api/staff/areas/{area}/surveys/{id}/export", ANALYSTS, surveys::export_survey),
        get("/api/staff/areas/{area}/surveys/{id}/sheets", PLANNERS, paper::get_sheets),
        post("/api/staff/areas/{area}/surveys/{id}/sheets", STAFF, paper::add_sheets),
        get("/api/staff/areas/{area}/surveys/{id}/sheets/print", STAFF, paper::print_sheets),
        get("/api/staff/areas/{area}/surveys/{id}/sheets/{number}", STAFF, paper::get_sheet),
        put("/api/staff/areas/{area}/surveys/{id}/sheets/{number}", STAFF, paper::put_sheet),
        get("/api/staff/areas/{area}/shifts", PLANNERS, shifts::list_shifts),
        put("/api/staff/areas/{area}/shifts/{id}", STAFF, shifts::put_shift),
        post("/api/staff/areas/{area}/shifts/{id}/cancel", STAFF, shifts::cancel_shift),
        put(
            "/api/staff/areas/{area}/volunteers/{id}/qualification",
            STAFF,
            shifts::put_qualification,
        ),
    ]
}
