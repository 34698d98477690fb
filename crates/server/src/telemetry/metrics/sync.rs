//! Pushes and pulls: what became of them, how late they were, how large, from which versions.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{
        counter::Counter,
        family::Family,
        histogram::{Histogram, exponential_buckets},
    },
    registry::{Registry, Unit},
};
use sammen_domain::{Mutation, Refusal, UnixSeconds};
use sammen_sync::{Outcome, PROTOCOL_VERSION, PullRequest, PullResponse, PushRequest};

use crate::sync::{Decided, PushError};

/// A phone's clock may be a little ahead of ours without being wrong.
const AHEAD_SECONDS_MAX: i64 = 300;
/// What a phone kept longer than this, its clock is more likely wrong than its owner patient.
const AGE_SECONDS_MAX: i64 = 365 * 86_400;
/// From a second to three months.
const AGE_BOUNDS: [f64; 11] = [
    1.0,
    10.0,
    60.0,
    600.0,
    3_600.0,
    21_600.0,
    86_400.0,
    259_200.0,
    604_800.0,
    2_592_000.0,
    7_776_000.0,
];
/// More versions than are ever in use at once; whoever makes up others is counted together.
const APP_VERSIONS_MAX: usize = 20;
const OTHER: &str = "other";

/// Figures about pushes and pulls.
#[derive(Clone, Debug)]
pub struct SyncMetrics {
    mutations: Family<OutcomeLabels, Counter>,
    failures: Family<FailureLabels, Counter>,
    ages: Histogram,
    wrong_clocks: Family<ClockLabels, Counter>,
    schemas: Family<SchemaLabels, Counter>,
    patch_rows: Histogram,
    body_bytes: Histogram,
    resets: Family<ResetLabels, Counter>,
    protocols: Family<ProtocolLabels, Counter>,
    apps: Family<AppLabels, Counter>,
    known_apps: Arc<Mutex<BTreeSet<String>>>,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct OutcomeLabels {
    outcome: &'static str,
    refusal: &'static str,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct FailureLabels {
    reason: &'static str,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct ClockLabels {
    direction: &'static str,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct SchemaLabels {
    mutation: String,
    version: u16,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct ResetLabels {
    reason: &'static str,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct ProtocolLabels {
    version: String,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq, EncodeLabelSet)]
struct AppLabels {
    version: String,
}

impl SyncMetrics {
    pub(super) fn register(registry: &mut Registry) -> Self {
        let metrics = Self {
            mutations: Family::default(),
            failures: Family::default(),
            ages: Histogram::new(AGE_BOUNDS),
            wrong_clocks: Family::default(),
            schemas: Family::default(),
            patch_rows: Histogram::new([0.0].into_iter().chain(exponential_buckets(1.0, 4.0, 9))),
            body_bytes: Histogram::new(exponential_buckets(64.0, 4.0, 10)),
            resets: Family::default(),
            protocols: Family::default(),
            apps: Family::default(),
            known_apps: Arc::default(),
        };
        let all = metrics.clone();
        registry.register("push_mutations", "Mutations by what became of them", all.mutations);
        registry.register(
            "push_failures",
            "Pushes that were not decided to their end",
            all.failures,
        );
        let help = "How long a mutation had waited on its phone, by the phone's clock";
        registry.register_with_unit("push_mutation_age", help, Unit::Seconds, all.ages);
        let help = "Mutations whose phone's clock is ahead, or behind by more than a year";
        registry.register("push_wrong_clocks", help, all.wrong_clocks);
        let help = "Mutations by the version of their arguments";
        registry.register("push_schemas", help, all.schemas);
        registry.register(
            "pull_patch_rows",
            "Rows and seat counts that changed for a pull",
            all.patch_rows,
        );
        let help = "How large the answer to a pull was, not compressed";
        registry.register_with_unit("pull_body", help, Unit::Bytes, all.body_bytes);
        let help = "Pulls that began anew: a first one, or one from another state of the database";
        registry.register("pull_resets", help, all.resets);
        registry.register("protocols", "Bodies by their protocol's version", all.protocols);
        registry.register("apps", "Pushes and pulls by the app's version", all.apps);
        metrics
    }

    /// Counts a push that was decided.
    pub(crate) fn pushed(&self, request: &PushRequest, decided: &[Decided], now: UnixSeconds) {
        for (mutation, decided) in request.mutations.iter().zip(decided) {
            self.mutations.get_or_create(&outcome_labels(*decided)).inc();
            self.count_age(now.saturating_sub(mutation.device_time));
            // A name that is not known could be anything.
            let known = Mutation::decode(&mutation.encoded()).is_ok();
            let (name, version) =
                if known { (mutation.name.as_str(), mutation.args_version) } else { (OTHER, 0) };
            let labels = SchemaLabels { mutation: name.to_owned(), version };
            self.schemas.get_or_create(&labels).inc();
        }
    }

    /// Counts a push that was not decided to its end.
    pub(crate) fn push_failed(&self, error: &PushError) {
        let reason = match error {
            PushError::UnknownArea(_) => "unknown-area",
            PushError::TooMany { .. } => "too-many",
            PushError::OutOfOrder => "out-of-order",
            PushError::NotYours => "not-yours",
            PushError::Retired => "secret-adopted",
            PushError::LineBroken { .. } => "line-broken",
            PushError::Database(_) => "database",
        };
        self.failures.get_or_create(&FailureLabels { reason }).inc();
    }

    /// Counts a pull that was answered.
    pub(crate) fn pulled(&self, request: &PullRequest, response: &PullResponse) {
        self.patch_rows.observe((response.patch.len() + response.seats.len()) as f64);
        if response.reset {
            let reason = if request.cookie.is_none() { "first" } else { "other-state" };
            self.resets.get_or_create(&ResetLabels { reason }).inc();
        }
    }

    /// Counts the body of a pull's answer.
    pub(crate) fn pull_body(&self, bytes: u64) {
        self.body_bytes.observe(bytes as f64);
    }

    /// Counts a body by the version byte it begins with.
    pub(crate) fn protocol(&self, given: u8) {
        // Which ones there are is known; whoever makes up others is counted together.
        let known = (1..=PROTOCOL_VERSION).contains(&given);
        let version = if known { given.to_string() } else { OTHER.to_owned() };
        self.protocols.get_or_create(&ProtocolLabels { version }).inc();
    }

    /// Counts a request by the version that its app says it has.
    pub(crate) fn app(&self, given: Option<&str>) {
        let version = match given {
            None => "unknown",
            Some(version) if is_version(version) && self.takes_app(version) => version,
            Some(_) => OTHER,
        };
        self.apps.get_or_create(&AppLabels { version: version.to_owned() }).inc();
    }

    fn takes_app(&self, version: &str) -> bool {
        let mut known = self.known_apps.lock().unwrap_or_else(PoisonError::into_inner);
        known.contains(version)
            || (known.len() < APP_VERSIONS_MAX && known.insert(version.to_owned()))
    }

    fn count_age(&self, age_seconds: i64) {
        let direction = if age_seconds < -AHEAD_SECONDS_MAX {
            "ahead"
        } else if age_seconds > AGE_SECONDS_MAX {
            "behind"
        } else {
            return self.ages.observe(age_seconds.max(0) as f64);
        };
        self.wrong_clocks.get_or_create(&ClockLabels { direction }).inc();
    }
}

fn outcome_labels(decided: Decided) -> OutcomeLabels {
    let (outcome, refusal) = match decided {
        Decided::Before(_) => ("repeated", "none"),
        Decided::Now(Outcome::Accepted) => ("accepted", "none"),
        Decided::Now(Outcome::Refused(refusal)) => ("refused", refusal_name(refusal)),
    };
    OutcomeLabels { outcome, refusal }
}

fn refusal_name(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::UnknownOccurrence => "unknown-occurrence",
        Refusal::UnknownRegistration => "unknown-registration",
        Refusal::DuplicateRegistration => "duplicate-registration",
        Refusal::ActivityCancelled => "activity-cancelled",
        Refusal::NoRegistrationNeeded => "no-registration-needed",
        Refusal::NotOpenYet => "not-open-yet",
        Refusal::Closed => "closed",
        Refusal::Past => "past",
        Refusal::HouseholdSize { .. } => "household-size",
        Refusal::NameMissing => "name-missing",
        Refusal::NameTooLong { .. } => "name-too-long",
        Refusal::AlreadyRegistered => "already-registered",
        Refusal::NotUnderstood => "not-understood",
        Refusal::AgeMissing => "age-missing",
        Refusal::AgeOutside { .. } => "age-outside",
        Refusal::AnswerMissing { .. } => "answer-missing",
        Refusal::AnswerNotAllowed { .. } => "answer-not-allowed",
        Refusal::AnswerTooLong { .. } => "answer-too-long",
        Refusal::NotAllowed => "not-allowed",
        Refusal::WholeSeriesOnly => "whole-series-only",
        Refusal::SingleDatesOnly => "single-dates-only",
        Refusal::NothingOffered => "nothing-offered",
        Refusal::NotBegun => "not-begun",
        Refusal::SkillMissing { .. } => "skill-missing",
    }
}

/// Whether it is three short numbers with dots between them.
fn is_version(given: &str) -> bool {
    let parts: Vec<_> = given.split('.').collect();
    let number = |part: &&str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    parts.len() == 3 && parts.iter().all(number)
}
