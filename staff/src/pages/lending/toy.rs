//! One toy: how many there are, which are out, and which are to be mended.

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_domain::ActivityId;

use super::Page;
use crate::{
    api::{Method, Nothing, Toy, ToyLoan, ToyRequest, Translation},
    components::ActionButton,
    state::use_staff,
    words::{m, moment, text},
};

/// The most of one toy that an activity has.
pub(super) const COPIES_MAX: u16 = 500;

/// A toy with what can be done about it.
pub(super) fn toy(page: Page, activity: ActivityId, known: Toy) -> impl IntoView {
    let name = text(&known.name);
    let out = u32::try_from(known.out.len()).unwrap_or(u32::MAX);
    let counts = m().lending_counts(out, &known.copies.to_string());
    let broken = [
        (known.unusable > 0).then(|| m().lending_unusable(u32::from(known.unusable))),
        (known.flawed > 0).then(|| m().lending_flawed(u32::from(known.flawed))),
    ];
    let broken = broken.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let loans = known.out.iter().map(|loan| loan_line(page, &name, loan)).collect_view();
    let change = page.decides.then(|| change(page, activity, &known));
    view! {
        <li class="stack" data-test="toy">
            <h3>{name}</h3>
            <p data-test="toy-counts">{counts}</p>
            {(!broken.is_empty()).then(|| view! { <p data-test="toy-broken">{broken}</p> })}
            <ul class="stack">{loans}</ul>
            {change}
        </li>
    }
}

fn loan_line(page: Page, name: &str, loan: &ToyLoan) -> impl IntoView + use<> {
    let since = page.area.with_value(|area| moment(area, loan.since));
    let words = m().lending_since(&since);
    let (path, about) = (page.api(&format!("loans/{}/end", loan.id)), name.to_owned());
    let end = page.decides.then(|| {
        let end = Callback::new(move |()| {
            let (staff, path) = (use_staff(), path.clone());
            let work = async move { staff.send::<Nothing>(Method::Post, &path, &Nothing {}).await };
            page.feedback.run(m().lending_ended(), work, move |_| page.lending.reload());
        });
        view! {
            <ActionButton
                words=m().lending_end()
                about=Some(about)
                question=Some((
                    m().lending_end_title().to_owned(),
                    m().lending_end_body().to_owned(),
                ))
                test="end-loan"
                on_action=end
            />
        }
    });
    view! { <li class="date-line" data-test="loan">{words} {end}</li> }
}

/// Another number of them, and what was mended.
fn change(page: Page, activity: ActivityId, known: &Toy) -> impl IntoView + use<> {
    let copies = RwSignal::new(known.copies.to_string());
    let (id, unusable, flawed) = (known.id, known.unusable, known.flawed);
    let name = StoredValue::new(known.name.clone());
    let send = move |copies: u16, mended: u16, looked_at: u16| {
        let body = name.with_value(|name| {
            let named = |code: &str| {
                let of = |text: &&Translation| text.language == code;
                name.iter().find(of).map(|text| text.text.clone()).unwrap_or_default()
            };
            let (name, name_en) = (named("da"), named("en"));
            ToyRequest { activity, name, name_en, copies, mended, looked_at }
        });
        let (staff, path) = (use_staff(), page.api(&format!("toys/{id}")));
        let work = async move { staff.send::<Nothing>(Method::Put, &path, &body).await };
        page.feedback.run(m().toy_changed(), work, move |_| page.lending.reload());
    };
    let (before, has_broken) = (known.copies, unusable + flawed > 0);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        match copies.get_untracked().trim().parse() {
            Ok(copies) if copies <= COPIES_MAX => send(copies, 0, 0),
            _ => page.feedback.refuse(m().error_copies()),
        }
    };
    let mended = has_broken.then(|| {
        let mend = Callback::new(move |()| send(before, unusable, flawed));
        view! { <ActionButton words=m().toy_mended() about=None question=None test="mended" on_action=mend /> }
    });
    view! {
        <details class="details">
            <summary>{m().toy_change()}</summary>
            <div class="stack">
                <form class="stack" on:submit=save novalidate>
                    <label class="field">
                        <span class="field__label">{m().field_copies()}</span>
                        <input
                            class="field__input"
                            type="number"
                            min="0"
                            inputmode="numeric"
                            prop:value=move || copies.get()
                            on:input=move |event| copies.set(event_target_value(&event))
                            data-test="copies"
                        />
                    </label>
                    <button type="submit" class="button" data-test="copies-save">
                        {m().copies_save()}
                    </button>
                </form>
                {mended}
            </div>
        </details>
    }
}
