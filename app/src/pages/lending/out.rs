//! What is out, and taking it back: two taps.

use leptos::prelude::*;
use sammen_domain::{Condition, LoanId, ToyId};

use super::counter::{Counter, borrower};
use crate::{
    state::{AppState, use_app},
    words::{late, moment_inside, time},
};

/// One toy that is out, as it is shown.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct OutLine {
    loan: LoanId,
    toy: ToyId,
    name: String,
    borrower: String,
    since: String,
}

/// The list of what is out, the oldest first.
#[component]
pub fn Out(
    /// The toys.
    counter: Counter,
) -> impl IntoView {
    let app = use_app();
    // Which one is being taken back.
    let asked = RwSignal::new(None::<LoanId>);
    let lines = Memo::new(move |_| lines(app, counter));
    let count = move || lines.with(Vec::len);
    view! {
        <section class="stack" aria-labelledby="lending-out">
            <h2 id="lending-out">
                {late().lending_out()} " " <span data-test="out-count">{count}</span>
            </h2>
            {move || (count() == 0).then(|| view! { <p class="muted">{late().lending_nothing_out()}</p> })}
            <ul class="stack stack--tight">
                <For
                    each=move || lines.get()
                    key=OutLine::clone
                    children=move |line| out_line(counter, line, asked)
                />
            </ul>
        </section>
    }
}

fn out_line(counter: Counter, line: OutLine, asked: RwSignal<Option<LoanId>>) -> impl IntoView {
    let OutLine { loan, toy, name, borrower, since } = line;
    let label = late().lending_take_back_which(&name, &borrower);
    let words = format!("{name} · {borrower}");
    let end = move || {
        if asked.get() == Some(loan) {
            let done = move |condition| {
                asked.set(None);
                counter.give_back(toy, Some(loan), condition);
            };
            return view! { <Conditions toy=name.clone() done=done stop=move || asked.set(None) /> }
                .into_any();
        }
        let label = label.clone();
        view! {
            <button
                type="button"
                class="button button--primary"
                aria-label=label
                data-test="take-back"
                on:click=move |_| asked.set(Some(loan))
            >
                {late().lending_take_back()}
            </button>
        }
        .into_any()
    };
    view! {
        <li class="card stack stack--tight" data-test="out">
            <span>
                <strong>{words}</strong>
                " "
                <span class="note">{late().lending_since(&since)}</span>
            </span>
            {end}
        </li>
    }
}

/// How a toy is that comes back; the answer takes it back.
#[component]
pub fn Conditions<Done, Stop>(
    /// What the toy is called.
    toy: String,
    /// Called with the answer.
    done: Done,
    /// Called when it is not back after all.
    stop: Stop,
) -> impl IntoView
where
    Done: Fn(Condition) + Copy + 'static,
    Stop: Fn() + 'static,
{
    let button = move |condition: Condition| {
        let (class, hook, words) = match condition {
            Condition::Whole => ("button button--primary", "whole", late().lending_whole()),
            Condition::Flawed => ("button", "flawed", late().lending_flawed()),
            Condition::Unusable => ("button", "unusable", late().lending_unusable()),
        };
        view! {
            <button type="button" class=class data-test=hook on:click=move |_| done(condition)>
                {words}
            </button>
        }
    };
    view! {
        <fieldset class="stack stack--tight">
            <legend>{late().lending_condition(&toy)}</legend>
            {Condition::ALL.map(button).collect_view()}
            <button type="button" class="button button--quiet" on:click=move |_| stop()>
                {late().lending_stop()}
            </button>
        </fieldset>
    }
}

fn lines(app: AppState, counter: Counter) -> Vec<OutLine> {
    let now = app.local_now();
    counter.lending.with(|lending| {
        let line = |loan: &sammen_domain::Loan| {
            let at = app.local(loan.moment);
            let is_today = at.date == now.date;
            let clock = || late().lending_clock(&time(at.minute));
            OutLine {
                loan: loan.id,
                toy: loan.toy,
                name: counter.name(loan.toy),
                borrower: borrower(loan),
                since: if is_today { clock() } else { moment_inside(at, now.date) },
            }
        };
        lending.shelf.open().iter().map(line).collect()
    })
}
