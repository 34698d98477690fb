//! Who came, noted gently: for those who plan, never against a household.

use leptos::prelude::*;
use sammen_domain::RegistrationId;

use super::Page;
use crate::{
    api::{Attendance, AttendanceRequest, Method, Nothing},
    state::use_staff,
    words::m,
};

/// What was noted of a household, and two buttons to note it by; the one that is chosen takes it back. Whoever does not
/// decide here only reads it.
pub(super) fn attendance(
    page: Page,
    id: RegistrationId,
    who: &str,
    noted: Attendance,
) -> impl IntoView + use<> {
    let words = match noted {
        Attendance::Unknown => None,
        Attendance::Attended => Some(m().attendance_attended()),
        Attendance::DidNotCome => Some(m().attendance_did_not_come()),
    };
    let button = |words: &'static str, means: Attendance, test: &'static str| {
        let is_chosen = noted == means;
        let note = move |_| put(page, id, if is_chosen { Attendance::Unknown } else { means });
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=is_chosen.to_string()
                data-test=test
                on:click=note
            >
                {words}
                <span class="spoken">{format!(" {who}")}</span>
            </button>
        }
    };
    let buttons = page.decides.then(|| {
        view! {
            <div class="button-row" role="group" aria-label=m().attendance_question()>
                {button(m().attendance_came(), Attendance::Attended, "came")}
                {button(m().attendance_away(), Attendance::DidNotCome, "did-not-come")}
            </div>
        }
    });
    view! {
        {words.map(|words| view! { <p class="note" data-test="attendance">{words}</p> })}
        {buttons}
    }
}

fn put(page: Page, id: RegistrationId, attendance: Attendance) {
    let staff = use_staff();
    let (path, body) =
        (page.api(&format!("registrations/{id}/attendance")), AttendanceRequest { attendance });
    let work = async move { staff.send::<Nothing>(Method::Put, &path, &body).await };
    page.feedback.run(m().attendance_noted(), work, move |_| page.registrations.reload());
}
