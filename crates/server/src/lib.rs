//! The partnership's server: the HTTP API over SQL, the import of what a secretariat writes, and the
//! built app.
//!
//! A request is read and its sender known in `http`, decided in `sync`, `response` and `survey` with
//! the rules of `sammen-domain`, and stored by `repository` in one transaction.

mod answers_key;
mod audit;
mod backup;
mod chunks;
mod clock;
mod collectors;
mod contact;
mod database;
mod day_secret;
mod device;
mod door;
mod feeds;
mod http;
mod identity;
mod lending;
mod log_book;
mod oidc;
mod order;
mod paper;
mod passing_on;
mod passkeys;
mod push;
mod reaching;
mod registrations;
mod repository;
mod response;
mod sample;
mod sessions;
mod shifts;
mod site;
mod survey;
mod survey_export;
mod sync;
mod telemetry;
mod tokens;
mod volunteers;

pub mod cli;
pub mod content;
pub mod import;
pub mod transfers;

pub use answers_key::{BringFileError, BroughtFile, bring_file};
pub use backup::{BackupError, back_up, back_up_into, empty, restore, restore_from};
pub use chunks::{
    ExportError, Exported, chunk_file, cut_anew, export_public, manifest_file, pack_file,
};
pub use clock::Clock;
pub use collectors::{CollectorError, add_collector, remove_collector};
pub use contact::{Gateways, GatewaysError};
pub use database::{
    Boundary, Connection, Database, DatabaseError, FromCell, Gate, Location, OpenError, Passing,
    Record, Transaction, Value,
};
pub use day_secret::{DaySecret, DaySecrets};
pub use device::{AdoptError, Device, DeviceId, DeviceState, PublicKey, Secret, adopt};
pub use door::{
    ResolveError, TicketError, ensure_ticket_keys, revoke_ticket_key, rotate_ticket_key,
};
pub use http::{
    Access, AppState, Limits, Problem, Stopping, access_table, metrics_router, open_api, router,
};
pub use identity::{
    Account, AccountId, AccountKind, Activities, Grant, GrantId, Invitation, Role, TermsError,
    Token, link, make_administrator,
};
pub use lending::add_toy;
pub use oidc::{
    Configuration as OidcConfiguration, ConfigurationError as OidcConfigurationError,
    Provider as OidcProvider,
};
pub use order::forget_order;
pub use passing_on::{PassOn, PassOnError, PassOnTarget, PassedOn};
pub use push::{
    Delivered, NoticeKind, PushSender, PushSenderError, PushServices, PushServicesError, deliver,
    remind,
};
pub use registrations::{
    Settled, StaffDecision, StaffError, call_off_date, cancel_household, change_seats,
    fill_rosters, note_attendance, partnership, register_household, settle_due,
};
pub use repository::operation::read_outcome;
pub use response::{
    StoreResponseError, Stored, Verdict, store_collected, store_response, store_tokened_response,
};
pub use sample::{Allocation, Draw, Households, Sample, SampleError, Stratum};
pub use shifts::settle_shifts;
pub use site::{Origin, OriginError, Proxies, Rate, Rates, Site};
pub use survey::{
    FormError, PublishError, Published, Reworded, SurveyForm, publish_survey, survey_id,
};
pub use survey_export::{
    ExportFormat, ExportRequest, ExportSurveyError, ExportedSurvey, SurveySummary, export_survey,
    survey_summaries,
};
pub use sync::{PullError, PushError, Together, pull, push};
pub use telemetry::{LogFormat, LogOptions, Metrics, Telemetry};
pub use tokens::{
    CodesError, DeclaredTerms, ELEMENTS_MAX, GiveTokensError, give_tokens, make_codes, token_holder,
};
pub use volunteers::{Appointment, appoint, revoke};
