//! Ending a role, and giving it another end.

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::AreaId;

use super::{ActionButton, Feedback};
use crate::{
    api::{EndRequest, Grant, Method, Nothing},
    intl,
    state::use_staff,
    words::{last_day, m},
};

/// What can be done about the end of one role.
#[component]
pub fn RoleEnd(
    /// The area.
    area: AreaId,
    /// The role.
    grant: Grant,
    /// Whose it is.
    name: String,
    /// Where it is told how it went.
    feedback: Feedback,
    /// Called when something has changed.
    on_changed: Callback<()>,
) -> impl IntoView {
    let staff = use_staff();
    let path = format!("/api/staff/areas/{area}/grants/{}", grant.id.0);
    let revoke = {
        let path = format!("{path}/revoke");
        Callback::new(move |()| {
            let path = path.clone();
            let work = async move { staff.send::<Nothing>(Method::Post, &path, &Nothing {}).await };
            feedback.run(m().role_revoked(), work, move |_| on_changed.run(()));
        })
    };
    let until = RwSignal::new(intl::iso_date(last_day(&area, grant.valid_until)));
    let change = {
        let (path, area) = (format!("{path}/end"), area.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let Some(date) = intl::parse_iso_date(&until.get_untracked()) else {
                return feedback.refuse(m().error_day());
            };
            let valid_until = staff.end_of_day(&area, date);
            if date < staff.today(&area) {
                return feedback.refuse(m().error_until_past());
            }
            let (path, body) = (path.clone(), EndRequest { valid_until });
            let work = async move { staff.send::<Nothing>(Method::Put, &path, &body).await };
            feedback.run(m().role_end_changed(), work, move |_| on_changed.run(()));
        }
    };
    let today = staff.today(&area);
    view! {
        <details class="details">
            <summary>
                {m().role_change()} <span class="spoken">{format!(" {name}")}</span>
            </summary>
            <div class="stack">
                <form class="stack" on:submit=change novalidate>
                    <label class="field">
                        <span class="field__label">{m().field_until()}</span>
                        <input
                            class="field__input"
                            type="date"
                            min=intl::iso_date(today)
                            prop:value=move || until.get()
                            on:input=move |event| until.set(event_target_value(&event))
                            data-test="role-end"
                        />
                    </label>
                    <button type="submit" class="button" data-test="role-end-save">
                        {m().role_end_save()}
                    </button>
                </form>
                <ActionButton
                    words=m().role_revoke()
                    about=Some(name)
                    question=Some((
                        m().role_revoke_title().to_owned(),
                        m().role_revoke_body().to_owned(),
                    ))
                    test="revoke"
                    on_action=revoke
                />
            </div>
        </details>
    }
}
