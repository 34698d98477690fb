//! Every table with its columns, in the order in which they may be filled.

use crate::database::ColumnType::{self, Bool, Bytes, Int, Text, Uuid};

/// A table, as it is copied.
#[derive(Clone, Copy)]
pub(super) struct Table {
    /// Its name.
    pub(super) name: &'static str,
    /// What its columns hold.
    pub(super) types: &'static [ColumnType],
    /// Reads it.
    pub(super) select: &'static str,
    /// Fills it.
    pub(super) insert: &'static str,
    /// Empties it.
    pub(super) delete: &'static str,
}

macro_rules! tables {
    ($($name:literal: $columns:literal $places:literal [$($type:expr),*];)*) => {
        [$(Table {
            name: $name,
            types: &[$($type),*],
            select: concat!("SELECT ", $columns, " FROM ", $name),
            insert: concat!("INSERT INTO ", $name, " (", $columns, ") VALUES (", $places, ")"),
            delete: concat!("DELETE FROM ", $name),
        }),*]
    };
}

/// The tables; a later one may point at an earlier one.
pub(super) const TABLES: [Table; 51] = tables! {
    "area": "id, epoch, version" "$1, $2, $3" [Text, Uuid, Int];
    "row": "area, space, kind, id, version, deleted, bytes" "$1, $2, $3, $4, $5, $6, $7"
        [Text, Bytes, Int, Uuid, Int, Bool, Bytes];
    "registration": "area, id, occurrence, owner, persons, names, ages, answers, on_behalf, series, dates, declined, attendance, sequence, state, position, offered_until"
        "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17"
        [Text, Uuid, Uuid, Bytes, Int, Text, Text, Text, Bool, Text, Text, Text, Text, Int, Text, Int, Int];
    "seat_numbering": "area, activity, called" "$1, $2, $3" [Text, Uuid, Text];
    "seat_number": "area, occurrence, number, registration, called" "$1, $2, $3, $4, $5"
        [Text, Uuid, Int, Uuid, Text];
    "due": "area, occurrence, at" "$1, $2, $3" [Text, Uuid, Int];
    "forgotten": "area, day, registrations" "$1, $2, $3" [Text, Int, Int];
    "scan": "area, id, occurrence, registration, persons, moment, device" "$1, $2, $3, $4, $5, $6, $7"
        [Text, Uuid, Uuid, Uuid, Int, Int, Bytes];
    "head_count": "area, id, occurrence, change" "$1, $2, $3, $4" [Text, Uuid, Uuid, Int];
    "programme_date": "area, occurrence, activity, programme, month" "$1, $2, $3, $4, $5"
        [Text, Uuid, Uuid, Text, Int];
    "programme_note": "area, programme, month, pseudonym" "$1, $2, $3, $4" [Text, Text, Int, Bytes];
    "entry_ruling": "area, occurrence, registration, scans" "$1, $2, $3, $4" [Text, Uuid, Uuid, Int];
    "toy": "area, id, activity" "$1, $2, $3" [Text, Uuid, Uuid];
    "loan": "area, id, activity, toy, token, moment, ended" "$1, $2, $3, $4, $5, $6, $7"
        [Text, Uuid, Uuid, Uuid, Text, Int, Bool];
    "toy_return": "area, id, activity, toy, loan, condition, moment" "$1, $2, $3, $4, $5, $6, $7"
        [Text, Uuid, Uuid, Uuid, Uuid, Int, Int];
    "ticket_key": "area, number, public, revoked" "$1, $2, $3, $4" [Text, Int, Bytes, Bool];
    "client": "area, id, owner, last_mutation_id" "$1, $2, $3, $4" [Text, Uuid, Bytes, Int];
    "operation": "area, owner, id, outcome" "$1, $2, $3, $4" [Text, Bytes, Uuid, Bytes];
    "line": "area, client, mutation_id, owner, operation" "$1, $2, $3, $4, $5"
        [Text, Uuid, Int, Bytes, Uuid];
    "survey": "area, id, form_version, form, xml, number" "$1, $2, $3, $4, $5, $6"
        [Text, Uuid, Text, Bytes, Text, Int];
    "response": "area, id, survey, form_version, answers, received_day, verdict, token_digest, collected, respondent"
        "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10"
        [Text, Uuid, Uuid, Text, Bytes, Int, Text, Bytes, Text, Bytes];
    "visit": "area, id, survey, day, refused, nobody_home" "$1, $2, $3, $4, $5, $6"
        [Text, Uuid, Uuid, Int, Int, Int];
    "paper_sheet": "area, survey, number, form_version, is_stored" "$1, $2, $3, $4, $5"
        [Text, Uuid, Int, Text, Bool];
    "paper_entry": "area, survey, number, account, keyed, is_done, revision"
        "$1, $2, $3, $4, $5, $6, $7"
        [Text, Uuid, Int, Uuid, Text, Bool, Int];
    "survey_terms": "area, survey, audience, promise, delay_minutes_max, token_seed"
        "$1, $2, $3, $4, $5, $6"
        [Text, Uuid, Text, Text, Int, Bytes];
    "respondent": "area, survey, device, number" "$1, $2, $3, $4" [Text, Uuid, Bytes, Bytes];
    "survey_code": "area, survey, code_digest, tokens" "$1, $2, $3, $4" [Text, Uuid, Bytes, Int];
    "token_given": "area, survey, holder, element_digest" "$1, $2, $3, $4"
        [Text, Uuid, Bytes, Bytes];
    "answers_key": "area, secret" "$1, $2" [Text, Bytes];
    "collector": "area, name, password_digest" "$1, $2, $3" [Text, Text, Bytes];
    "passed_on": "area, target, response, is_taken" "$1, $2, $3, $4" [Text, Text, Uuid, Bool];
    "manifest": "area, version, body" "$1, $2, $3" [Text, Int, Bytes];
    "chunk": "area, hash, version, bytes" "$1, $2, $3, $4" [Text, Bytes, Int, Bytes];
    "device": "area, id, owner, state" "$1, $2, $3, $4" [Text, Bytes, Bytes, Text];
    "calendar_address": "area, device, token_digest" "$1, $2, $3" [Text, Bytes, Bytes];
    "push_subscription":
        "area, device, endpoint, public_key, secret, language"
        "$1, $2, $3, $4, $5, $6"
        [Text, Bytes, Text, Bytes, Bytes, Text];
    "contact":
        "area, device, channel, address, language, end_token, kept_until"
        "$1, $2, $3, $4, $5, $6, $7"
        [Text, Bytes, Text, Text, Text, Text, Int];
    "push_key": "id, pair" "$1, $2" [Int, Bytes];
    "account":
        "id, kind, display_name, is_minor, created_at, disabled_at"
        "$1, $2, $3, $4, $5, $6"
        [Uuid, Text, Text, Bool, Int, Int];
    "shift": "area, id, activity, starts_at, ends_at, opens_at, seed, given_out, called_off, put_away"
        "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10"
        [Text, Uuid, Uuid, Int, Int, Int, Bytes, Bool, Bool, Bool];
    "shift_sign_up": "area, id, shift, account, state, heard_at" "$1, $2, $3, $4, $5, $6"
        [Text, Uuid, Uuid, Uuid, Text, Int];
    "qualification": "account, left_school, skills" "$1, $2, $3" [Uuid, Bool, Text];
    "role_grant":
        "id, account, area, role, activities, duties, may_see_names, certificate_declared_day, valid_from, valid_until, revoked_at"
        "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11"
        [Uuid, Uuid, Text, Text, Text, Text, Bool, Int, Int, Int, Int];
    "invitation":
        "id, token_digest, area, role, display_name, activities, duties, may_see_names, is_minor, certificate_declared_day, valid_from, valid_until, account, created_at, created_by, expires_at, used_at, withdrawn_at"
        "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18"
        [Uuid, Bytes, Text, Text, Text, Text, Text, Bool, Bool, Int, Int, Int, Uuid, Int, Uuid, Int, Int, Int];
    "passkey":
        "id, account, credential, created_at, used_at"
        "$1, $2, $3, $4, $5"
        [Bytes, Uuid, Text, Int, Int];
    "volunteer_device":
        "area, device, account, since"
        "$1, $2, $3, $4"
        [Text, Bytes, Uuid, Int];
    "pin":
        "area, device, account, hash, failures"
        "$1, $2, $3, $4, $5"
        [Text, Bytes, Uuid, Text, Int];
    "oidc_subject":
        "issuer, subject, account"
        "$1, $2, $3"
        [Text, Text, Uuid];
    "oidc_login":
        "login, account"
        "$1, $2"
        [Text, Uuid];
    "session":
        "id, token_digest, account, method, created_at, used_at, expires_at"
        "$1, $2, $3, $4, $5, $6, $7"
        [Uuid, Bytes, Uuid, Text, Int, Int, Int];
    "ceremony":
        "name_digest, kind, state, expires_at"
        "$1, $2, $3, $4"
        [Bytes, Text, Text, Int];
};

/// The log of who did what. It is only ever added to: what happened before a copy was put back did happen.
pub(super) const AUDIT_LOG: Table = Table {
    name: "audit_entry",
    types: &[Uuid, Text, Int, Uuid, Text, Uuid],
    select: "SELECT id, area, at, actor, action, subject FROM audit_entry",
    insert: "INSERT INTO audit_entry (id, area, at, actor, action, subject)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
    delete: "",
};

/// What is of use for minutes only, or secret, and so in no copy: how each of these tables is emptied.
pub(super) const PASSING: [&str; 5] = [
    "DELETE FROM transfer",
    "DELETE FROM attempt",
    "DELETE FROM day_secret",
    "DELETE FROM ticket_seed",
    "DELETE FROM notice",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::Database;

    #[tokio::test]
    async fn no_table_and_no_column_is_left_out() {
        let database = Database::in_memory().expect("there is memory");
        let mut connection = database.read().await.expect("reads");
        let query = "SELECT sqlite_master.name || ': ' || group_concat(info.name, ', ')
             FROM sqlite_master JOIN pragma_table_info(sqlite_master.name) AS info
             WHERE sqlite_master.type = 'table' GROUP BY sqlite_master.name";
        let mut found: Vec<String> = Vec::new();
        for mut row in connection.fetch_all(query, &[]).await.expect("reads") {
            found.push(row.take(0).expect("text"));
        }
        let columns = |table: &Table| {
            let rest = table.select.strip_prefix("SELECT ").expect("a query");
            let columns = rest.split_once(" FROM ").expect("from a table").0;
            assert_eq!(columns.split(", ").count(), table.types.len(), "{}", table.name);
            format!("{}: {columns}", table.name)
        };
        let is_passing = |table: &String| {
            PASSING.iter().any(|delete| table.starts_with(&format!("{}:", &delete[12..])))
        };
        found.retain(|table| !is_passing(table));
        let mut known: Vec<String> = TABLES.iter().chain([&AUDIT_LOG]).map(columns).collect();
        found.sort();
        known.sort();
        assert_eq!(known, found);
    }
}
