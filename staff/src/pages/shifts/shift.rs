//! One shift: who has it, who wants it.

use leptos::prelude::*;

use super::Page;
use crate::{
    api::{AgeBand, Method, Nothing, Shift, ShiftPerson, ShiftPlaceState},
    components::ActionButton,
    state::use_staff,
    words::{self, m, moment, text},
};

/// A shift with what can be done about it.
pub(super) fn shift(page: Page, known: Shift) -> impl IntoView {
    let is_coming = |person: &&ShiftPerson| {
        matches!(person.state, ShiftPlaceState::Taken | ShiftPlaceState::Offered)
    };
    let taken = known.people.iter().filter(is_coming).count();
    let taken = u32::try_from(taken).unwrap_or(u32::MAX);
    let when = page.area.with_value(|area| moment(area, known.starts_at));
    let opens = page.area.with_value(|area| moment(area, known.opens_at));
    let youngest = match known.youngest {
        0 => None,
        18 => Some(m().shift_adults().to_owned()),
        _ => Some(m().shift_no_pupils().to_owned()),
    };
    let counts = m().shift_counts(taken, &known.needs.to_string());
    let skill = known.skill.map(|skill| m().shift_skill(words::skill(skill)));
    let facts = [
        Some(counts),
        youngest,
        skill,
        known.is_cancelled.then(|| m().date_cancelled().to_owned()),
    ];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let people = known.people.iter().map(person_line).collect_view();
    let cancel = (page.decides && !known.is_cancelled).then(|| {
        let path = page.api(&format!("shifts/{}/cancel", known.id));
        let cancel = Callback::new(move |()| {
            let (staff, path) = (use_staff(), path.clone());
            let work = async move { staff.send::<Nothing>(Method::Post, &path, &Nothing {}).await };
            page.feedback.run(m().shift_called_off(), work, move |_| page.shifts.reload());
        });
        view! {
            <ActionButton
                words=m().shift_call_off()
                about=Some(when.clone())
                question=Some((
                    m().shift_call_off_title().to_owned(),
                    m().shift_call_off_body().to_owned(),
                ))
                test="shift-cancel"
                on_action=cancel
            />
        }
    });
    view! {
        <li class="card stack" data-test="shift">
            <h2>{text(&known.title)}</h2>
            <p>{when.clone()} " · " {text(&known.activity_title)}</p>
            <p data-test="shift-counts">{facts}</p>
            <p class="note">{m().shift_opens(&opens)}</p>
            <ul class="stack">{people}</ul>
            {cancel}
        </li>
    }
}

fn person_line(person: &ShiftPerson) -> impl IntoView + use<> {
    let state = match person.state {
        ShiftPlaceState::Wished => m().shift_wished(),
        ShiftPlaceState::Waiting => m().shift_waiting(),
        ShiftPlaceState::Taken => m().shift_taken(),
        ShiftPlaceState::Offered => m().shift_offered(),
    };
    let age = age_words(person.age);
    let words = [Some(person.name.as_str()), Some(state), age];
    let words = words.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! { <li data-test="shift-person">{words}</li> }
}

/// How old somebody is, where the rules for the young ask for it.
pub(super) fn age_words(age: AgeBand) -> Option<&'static str> {
    match age {
        AgeBand::Adult => None,
        AgeBand::Young => Some(m().shift_young()),
        AgeBand::Pupil => Some(m().shift_pupil()),
    }
}
