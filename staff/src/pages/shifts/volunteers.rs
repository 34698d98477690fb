//! The volunteers: for how long they were on shifts, and what is known of them.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{Page, shift::age_words};
use crate::{
    api::{AgeBand, Method, Nothing, QualificationRequest, ShiftVolunteer, Skill},
    components::CheckField,
    state::use_staff,
    words::{self, m},
};

/// Everybody who is or was a volunteer.
#[component]
pub(super) fn Volunteers(
    /// The page.
    page: Page,
    /// The volunteers.
    volunteers: Vec<ShiftVolunteer>,
) -> impl IntoView {
    let none =
        volunteers.is_empty().then(|| view! { <p class="muted">{m().shift_volunteers_none()}</p> });
    let lines = volunteers.into_iter().map(|known| volunteer(page, known)).collect_view();
    view! {
        <section class="card stack" aria-labelledby="shift-volunteers">
            <h2 id="shift-volunteers">{m().shift_volunteers_title()}</h2>
            {none}
            <ul class="stack">{lines}</ul>
        </section>
    }
}

fn volunteer(page: Page, known: ShiftVolunteer) -> impl IntoView {
    let hours = (known.minutes > 0)
        .then(|| m().shift_hours(&format!("{}:{:02}", known.minutes / 60, known.minutes % 60)));
    let skills: Vec<&str> = known.skills.iter().map(|skill| words::skill(*skill)).collect();
    let skills = (!skills.is_empty()).then(|| skills.join(", "));
    let facts = [age_words(known.age).map(str::to_owned), hours, skills];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <li class="stack stack--tight" data-test="shift-volunteer">
            <span>
                <strong>{known.name.clone()}</strong>
                " "
                {facts}
            </span>
            {page.decides.then(|| view! { <Know page=page known=known /> })}
        </li>
    }
}

/// What is known, to be changed.
#[component]
fn Know(
    /// The page.
    page: Page,
    /// The volunteer.
    known: ShiftVolunteer,
) -> impl IntoView {
    let ShiftVolunteer { account, name, age, skills, .. } = known;
    let has_left_school = RwSignal::new(age == AgeBand::Young);
    let skills = RwSignal::new(skills);
    let path = page.api(&format!("volunteers/{}/qualification", account.0));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let (staff, path) = (use_staff(), path.clone());
        let (has_left_school, skills) = (has_left_school.get_untracked(), skills.get_untracked());
        let body = QualificationRequest { has_left_school, skills };
        let work = async move { staff.send::<Nothing>(Method::Put, &path, &body).await };
        page.feedback.run(m().shift_noted(), work, move |_| page.shifts.reload());
    };
    let school = (age != AgeBand::Adult).then(|| {
        view! {
            <CheckField
                id=format!("left-school-{}", account.0)
                label=m().shift_left_school()
                hint=m().shift_left_school_hint().to_owned()
                checked=has_left_school
                on_change=Callback::new(move |is_so| has_left_school.set(is_so))
            />
        }
    });
    let checks = Skill::ALL.map(|skill| {
        let change = Callback::new(move |is_so: bool| {
            skills.update(|skills| {
                skills.retain(|known| *known != skill);
                skills.extend(is_so.then_some(skill));
            });
        });
        view! {
            <CheckField
                id=format!("{skill:?}-{}", account.0)
                label=words::skill(skill)
                checked=Signal::derive(move || skills.with(|skills| skills.contains(&skill)))
                on_change=change
            />
        }
    });
    view! {
        <details class="details">
            <summary data-test="shift-know">
                {m().shift_know()}
                <span class="spoken">{format!(" {name}")}</span>
            </summary>
            <form class="stack" on:submit=save>
                {school}
                <fieldset class="stack stack--tight">
                    <legend class="field__label">{m().shift_skills()}</legend>
                    {checks.into_iter().collect_view()}
                </fieldset>
                <div>
                    <button type="submit" class="button" data-test="shift-note">{m().shift_note()}</button>
                </div>
            </form>
        </details>
    }
}
