//! The API's description of itself.

mod shared;

use axum::Json;
use utoipa::{
    Modify, OpenApi,
    openapi::{
        ObjectBuilder, Required, Type,
        path::{Parameter, ParameterBuilder, ParameterIn},
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

pub(super) use shared::{
    BodyProblems, ChunkBody, DatabaseProblems, InvitationProblems, SealedBody, SenderProblems,
    SessionProblems, SignInProblems,
};

use super::{
    areas,
    auth::{invitations, methods, own, own_passkeys, passkey, pin, provider},
    contact, feeds, health, openrosa, problem, programmes, public, push, reaching, responses,
    staff, survey_tokens, sync, transfers,
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Sammen",
        description = "What phones and a partnership's server say to each other. Sealed bodies are a \
            version byte and postcard; every error is a problem of RFC 9457.",
        license(name = "MPL-2.0", identifier = "MPL-2.0"),
    ),
    paths(
        areas::list_areas,
        contact::ask_to_end_messages,
        contact::end_contact,
        contact::end_messages,
        contact::put_contact,
        feeds::end_calendar_address,
        feeds::get_calendar,
        feeds::get_events,
        feeds::get_personal_calendar,
        feeds::list_scheduled_sessions,
        feeds::list_session_series,
        feeds::make_calendar_address,
        get_open_api,
        health::live,
        health::ready,
        openrosa::ask_submission,
        openrosa::get_form,
        openrosa::list_forms,
        openrosa::take_submission,
        programmes::keep_note,
        programmes::list_programmes,
        public::get_chunk,
        public::get_manifest,
        public::get_pack,
        push::end_push_subscription,
        push::get_push_key,
        push::put_push_subscription,
        reaching::read_reaching,
        responses::get_answers_key,
        responses::store_response,
        survey_tokens::give_tokens,
        sync::pull_changes,
        sync::push_mutations,
        invitations::accept_by_pin,
        invitations::bind_device,
        invitations::finish_by_passkey,
        invitations::join,
        invitations::read_invitation,
        invitations::start_by_passkey,
        methods::list_methods,
        own::end_session,
        own::end_sessions,
        own::get_me,
        own::list_sessions,
        own::sign_out,
        own_passkeys::add_passkey,
        own_passkeys::list_passkeys,
        own_passkeys::remove_passkey,
        own_passkeys::start_passkey,
        passkey::finish_sign_in,
        passkey::start_sign_in,
        pin::sign_in_by_pin,
        provider::come_back,
        provider::go_to_provider,
        staff::accounts::disable_account,
        staff::accounts::give_grant,
        staff::accounts::list_accounts,
        staff::accounts::make_staff_account,
        staff::activities::list_activities,
        staff::attendance::put_attendance,
        staff::audit::list_audit,
        staff::decisions::cancel_occurrence,
        staff::decisions::cancel_registration,
        staff::decisions::change_capacity,
        staff::decisions::issue_transfer,
        staff::door::get_door,
        staff::door::list_door_conflicts,
        staff::door::resolve_door_conflict,
        staff::grants::change_grant_end,
        staff::grants::revoke_grant,
        staff::invitations::list_invitations,
        staff::invitations::make_invitation,
        staff::invitations::withdraw_invitation,
        staff::lending::end_loan,
        staff::lending::get_lending,
        staff::lending::put_toy,
        staff::log_book::get_log_book,
        staff::paper::add_sheets,
        staff::paper::get_sheet,
        staff::paper::get_sheets,
        staff::paper::print_sheets,
        staff::paper::put_sheet,
        staff::shifts::cancel_shift,
        staff::shifts::list_shifts,
        staff::shifts::put_qualification,
        staff::shifts::put_shift,
        staff::surveys::export_survey,
        staff::surveys::list_surveys,
        staff::register::place_registration,
        staff::registrations::list_registrations,
        staff::volunteers::list_volunteers,
        staff::volunteers::make_link,
        staff::volunteers::unlock_pin,
        transfers::adopt_secret,
        transfers::issue_transfer,
        transfers::redeem_transfer,
    ),
    components(schemas(problem::ProblemBody)),
    modifiers(&DeviceProofs, &SessionCookie, &Places),
)]
struct Description;

struct DeviceProofs;

impl Modify for DeviceProofs {
    fn modify(&self, open_api: &mut utoipa::openapi::OpenApi) {
        let components = open_api.components.get_or_insert_default();
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .bearer_format("64 hexadecimal digits")
            .description(Some(
                "What apps from before there were keys send: 32 random bytes. A key adopts it, and then it is \
                 good for nothing.",
            ))
            .build();
        components.add_security_scheme("device_secret", SecurityScheme::Http(scheme));
        let header = ApiKeyValue::with_description("Signature", KEY);
        let scheme = SecurityScheme::ApiKey(ApiKey::Header(header));
        components.add_security_scheme("device_key", scheme);
    }
}

struct SessionCookie;

impl Modify for SessionCookie {
    fn modify(&self, open_api: &mut utoipa::openapi::OpenApi) {
        let cookie = ApiKeyValue::with_description(
            "__Host-sammen-session",
            "A browser that is signed in. What changes something also repeats the session's `csrf_token` \
             in `x-csrf-token`, and comes from this site's own pages.",
        );
        let components = open_api.components.get_or_insert_default();
        components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    }
}

const KEY: &str = "An HTTP Message Signature (RFC 9421) by a P-256 key that the device made for the area and cannot \
    export. `Content-Digest` is the body's SHA-256 (RFC 9530). `Signature-Input` is exactly \
    `sammen=(\"@method\" \"@path\" \"content-digest\");keyid=\"…\";nonce=\"…\";alg=\"ecdsa-p256-sha256\"`, \
    where keyid is the public key, an uncompressed point in base64url without padding, and nonce the newest \
    `Sammen-Nonce` of an answer. `Signature` is `sammen=:…:`, the numbers r and s in base64. No clock is needed: \
    a nonce that is missing or old is answered with `nonce`, and a new one.";

/// Describes the places of every path, which are the same words everywhere.
struct Places;

impl Modify for Places {
    fn modify(&self, open_api: &mut utoipa::openapi::OpenApi) {
        for (path, item) in &mut open_api.paths.paths {
            for place in path.split('/').filter_map(|part| part.strip_prefix('{')) {
                let name = place.trim_end_matches('}');
                let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.delete];
                for operation in operations.into_iter().flatten() {
                    let parameters = operation.parameters.get_or_insert_default();
                    if parameters.iter().all(|known| known.name != name) {
                        parameters.push(place_parameter(name));
                    }
                }
            }
        }
    }
}

fn place_parameter(name: &str) -> Parameter {
    let description = match name {
        "area" => "The area's short name.",
        "id" => "The thing's id.",
        _ => "The name of it.",
    };
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some(description))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
        .build()
}

/// The OpenAPI document.
#[must_use]
pub fn open_api() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// Describes the API.
#[utoipa::path(
    get,
    path = "/api/openapi.json",
    tag = "description",
    responses((status = 200, description = "This document.", body = serde_json::Value))
)]
pub(super) async fn get_open_api() -> Json<utoipa::openapi::OpenApi> {
    Json(open_api())
}
