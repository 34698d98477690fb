//! Which lines of the log are shown.

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::AreaId;

use super::Subjects;
use crate::{
    api::{AccountId, AuditFilter},
    components::{FormErrors, SelectField, TextField, TextKind},
    intl::parse_iso_date,
    state::use_staff,
    words::{self, m},
};

/// What can be looked for.
const ACTIONS: [&str; 30] = [
    "account.made",
    "account.disabled",
    "account.enabled",
    "role.granted",
    "role.revoked",
    "role.end-changed",
    "invitation.made",
    "invitation.withdrawn",
    "invitation.used",
    "session.signed-in",
    "session.signed-out",
    "session.all-ended",
    "passkey.added",
    "passkey.removed",
    "device.bound",
    "pin.locked",
    "pin.unlocked",
    "registrations.names-shown",
    "registration.cancelled",
    "registration.placed",
    "occurrence.capacity-changed",
    "occurrence.cancelled",
    "registration.attendance-noted",
    "transfer.issued",
    "door.conflict-resolved",
    "toy.changed",
    "loan.ended",
    "shift.planned",
    "shift.cancelled",
    "account.qualification-noted",
];

/// The form. What is chosen stands in no address.
#[component]
pub(super) fn FilterForm(
    /// The area.
    area: AreaId,
    /// Which lines are shown; set when the form is sent.
    wanted: RwSignal<AuditFilter>,
    /// Who can have done something.
    subjects: Subjects,
) -> impl IntoView {
    let staff = use_staff();
    let errors = FormErrors::none();
    let action = RwSignal::new(String::new());
    let actor = RwSignal::new(String::new());
    let (from, until) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let apply = move |event: SubmitEvent| {
        event.prevent_default();
        let given = |field: RwSignal<String>| Some(field.get_untracked()).filter(|v| !v.is_empty());
        let day = |field: RwSignal<String>| parse_iso_date(&field.get_untracked());
        let mut found = Vec::new();
        for (id, field) in [("log-from", from), ("log-until", until)] {
            if given(field).is_some() && day(field).is_none() {
                found.push((id, m().error_day().to_owned()));
            }
        }
        if !errors.set(found) {
            return;
        }
        wanted.set(AuditFilter {
            actor: given(actor).map(AccountId),
            action: given(action),
            from: day(from).map(|date| staff.instant(&area, date, 0)),
            until: day(until).map(|date| staff.end_of_day(&area, date)),
        });
    };
    let anything = || (String::new(), m().log_anything().to_owned());
    let actions = Signal::derive(move || {
        let words =
            |name: &&str| ((*name).to_owned(), words::action(name).unwrap_or(name).to_owned());
        let mut actions: Vec<_> = ACTIONS.iter().map(words).collect();
        actions.sort_by(|a, b| a.1.cmp(&b.1));
        [vec![anything()], actions].concat()
    });
    let people = Signal::derive(move || {
        let people = subjects.people().into_iter().map(|(id, name)| (id.0, name));
        let everybody = (String::new(), m().log_everybody().to_owned());
        [vec![everybody], people.collect()].concat()
    });
    view! {
        <form class="card stack" on:submit=apply novalidate data-test="log-filter">
            <div class="form-grid">
                <SelectField id="log-action" label=m().log_what() options=actions value=action />
                <SelectField id="log-actor" label=m().log_who() options=people value=actor />
                <TextField
                    id="log-from"
                    label=m().field_from()
                    kind=TextKind::Day
                    value=from
                    errors=errors
                />
                <TextField
                    id="log-until"
                    label=m().field_until()
                    kind=TextKind::Day
                    value=until
                    errors=errors
                />
            </div>
            <div>
                <button type="submit" class="button" data-test="log-apply">
                    {m().log_apply()}
                </button>
            </div>
        </form>
    }
}
