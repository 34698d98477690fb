//! What is to come, and what is over or cancelled.

use leptos::prelude::*;

use super::{
    gather::{Gathered, RegistrationCard},
    seat::SeatLine,
    ticket::TicketButton,
};
use crate::{
    calendar_file::calendar_href,
    components::{ChangeLine, DateCard, RegistrationMark},
    words::late,
};

/// Registrations to come, one's own and, apart from them, those made for others.
#[component]
pub fn Upcoming(
    /// This phone's own things.
    gathered: Memo<Gathered>,
) -> impl IntoView {
    let own = Memo::new(move |_| gathered.with(|gathered| gathered.upcoming.clone()));
    let for_others = Memo::new(move |_| gathered.with(|gathered| gathered.for_others.clone()));
    view! {
        <Group title=late().mit_upcoming() cards=own />
        <Group title=late().others_heading() cards=for_others />
    }
}

/// Cards under a heading; nothing where there are none.
#[component]
fn Group(
    /// The heading.
    title: &'static str,
    /// The cards.
    cards: Memo<Vec<RegistrationCard>>,
) -> impl IntoView {
    let any = Memo::new(move |_| cards.with(|cards| !cards.is_empty()));
    let section = move || {
        view! {
            <section class="stack">
                <h2>{title}</h2>
                <Cards cards=cards />
            </section>
        }
    };
    move || any.get().then(section)
}

/// Registrations that are over or cancelled, folded away.
#[component]
pub fn Past(
    /// This phone's own things.
    gathered: Memo<Gathered>,
) -> impl IntoView {
    let cards = Memo::new(move |_| gathered.with(|gathered| gathered.past.clone()));
    let count = Memo::new(move |_| cards.with(Vec::len));
    let any = Memo::new(move |_| count.get() != 0);
    let dates = move || late().mit_dates(u32::try_from(count.get()).unwrap_or(u32::MAX));
    let section = move || {
        view! {
            <section>
                <details class="mit-past" data-test="past">
                    <summary>
                        <h2>{late().mit_past_or_cancelled()}</h2>
                        " "
                        <span class="note">{dates}</span>
                    </summary>
                    <Cards cards=cards />
                </details>
            </section>
        }
    };
    move || any.get().then(section)
}

#[component]
fn Cards(
    /// The cards.
    cards: Memo<Vec<RegistrationCard>>,
) -> impl IntoView {
    let card = |card: RegistrationCard| {
        let standing = card.standing;
        let calendar = (!card.calendar.is_empty()).then(|| {
            let label = late().mit_calendar_of(&card.title);
            view! {
                <a
                    class="button"
                    href=calendar_href(&card.calendar)
                    download="sammen.ics"
                    aria-label=label
                    data-test="calendar-file"
                >
                    {late().activity_calendar()}
                </a>
            }
        });
        view! {
            <li class="stack" data-test="registration" data-state=standing.name()>
                <DateCard
                    href=card.href
                    test="registration-card"
                    block=card.block
                    title=card.title
                    language=card.language
                    details=card.details
                >
                    {card.change.map(|words| view! { <ChangeLine words=words /> })}
                    <RegistrationMark standing=standing />
                    {card.seat.map(|words| view! { <SeatLine words=words /> })}
                </DateCard>
                {card.ticket.map(|facts| view! { <TicketButton facts=facts /> })}
                {calendar}
            </li>
        }
    };
    view! {
        <ul class="stack">
            <For each=move || cards.get() key=RegistrationCard::clone children=card />
        </ul>
    }
}
