//! One shift, and what can be done about it.

use leptos::prelude::*;
use sammen_domain::{
    AreaId, LeaveShift, OfferShift, PlaceState, SignUpForShift, SignUpId, WorkMutation,
};
use sammen_sync_indexeddb::new_uuid;
use wasm_bindgen_futures::spawn_local;

use super::gather::{ShiftCard, Standing};
use crate::{
    components::{DayBlockView, Icon, IconView},
    state::{AppState, use_app},
    words::{late, m},
};

/// The card.
pub fn shift_card(card: ShiftCard) -> impl IntoView {
    let app = use_app();
    let (name, mark) = mark(&card);
    let facts = [Some(card.fill.clone()), card.youngest.map(str::to_owned), card.skill.clone()];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let explained = explained(&card).map(|words| view! { <p data-test="shift-state">{words}</p> });
    let refused = card.refused.clone().filter(|_| card.place.is_none()).map(|words| {
        view! {
            <p class="mark mark--stop" data-test="shift-refused">
                <IconView icon=Icon::Alert />
                <span>{words}</span>
            </p>
        }
    });
    let buttons = (!card.cancelled).then(|| buttons(app, &card));
    view! {
        <li class="card stack" data-test="shift" data-state=name>
            <div class="door-summary">
                <DayBlockView block=card.block />
                <span class="date-card__words">
                    <strong lang=card.language>{card.title}</strong>
                    <span class="note">{card.details}</span>
                    <span data-test="shift-fill">{facts}</span>
                    {mark}
                </span>
            </div>
            {explained}
            {card.opens.map(|opens| view! { <p class="note">{opens}</p> })}
            {refused}
            {buttons}
        </li>
    }
}

/// Where the volunteer stands: a stable name, and the mark: an icon and a word.
fn mark(card: &ShiftCard) -> (&'static str, Option<AnyView>) {
    let (name, icon, class, words) = match (card.sending, card.place) {
        _ if card.cancelled => {
            ("cancelled", Icon::Cross, "mark mark--stop", late().shifts_cancelled())
        }
        (Standing::Saved, _) => ("saved", Icon::Phone, "mark", m().state_saved()),
        (Standing::Sent, _) => ("sent", Icon::Cloud, "mark", m().state_sent()),
        (_, None | Some((_, PlaceState::Left))) => return ("open", None),
        (_, Some((_, PlaceState::Wished))) => {
            ("wished", Icon::Clock, "mark", late().shifts_mark_wished())
        }
        (_, Some((_, PlaceState::Waiting))) => {
            ("waiting", Icon::Waiting, "mark mark--stop", late().shifts_mark_waiting())
        }
        (_, Some((_, PlaceState::Taken))) => {
            ("taken", Icon::Check, "mark mark--good", late().shifts_mark_taken())
        }
        (_, Some((_, PlaceState::Offered))) => {
            ("offered", Icon::People, "mark mark--good", late().shifts_mark_offered())
        }
    };
    let mark = view! {
        <span class=class>
            <IconView icon=icon />
            <span>{words}</span>
        </span>
    };
    (name, Some(mark.into_any()))
}

/// What the mark means, and what comes next.
fn explained(card: &ShiftCard) -> Option<&'static str> {
    if card.cancelled {
        return None;
    }
    let is_decided = card.sending == Standing::Decided;
    match card.place.map(|(_, state)| state) {
        None | Some(PlaceState::Left) => (!is_decided).then(|| late().shifts_left()),
        Some(PlaceState::Wished) if !is_decided => Some(late().shifts_asked()),
        Some(PlaceState::Wished) => None,
        Some(PlaceState::Waiting) => Some(late().shifts_waiting()),
        Some(PlaceState::Offered) if !is_decided => Some(late().shifts_offering()),
        Some(PlaceState::Offered) => Some(late().shifts_offered()),
        Some(PlaceState::Taken) => (!is_decided).then(|| late().shifts_keeping()),
    }
}

fn buttons(app: AppState, card: &ShiftCard) -> AnyView {
    let button = |class: &'static str, hook: &'static str, words: &'static str, mutation| {
        let (area, about) = (card.area.clone(), card.title.clone());
        view! {
            <button
                type="button"
                class=class
                data-test=hook
                on:click=move |_| act(app, area.clone(), &mutation)
            >
                {words}
                <span class="spoken">{format!(" {about}")}</span>
            </button>
        }
        .into_any()
    };
    let (shift, activity) = (card.shift, card.activity);
    let leave = |id| WorkMutation::LeaveShift(LeaveShift { id, shift, activity });
    let offer = |id, offered| WorkMutation::OfferShift(OfferShift { id, shift, activity, offered });
    let buttons = match card.place {
        None => {
            let request = SignUpForShift { id: SignUpId(new_uuid()), shift, activity };
            let words = match (card.opens.is_some(), card.is_free) {
                (true, _) => late().shifts_wish(),
                (false, true) => late().shifts_take(),
                (false, false) => late().shifts_queue(),
            };
            let mutation = WorkMutation::SignUpForShift(request);
            vec![button("button button--primary", "sign-up", words, mutation)]
        }
        Some((id, PlaceState::Taken)) => vec![
            button("button", "offer", late().shifts_offer(), offer(id, true)),
            button("button button--quiet", "leave", late().shifts_leave(), leave(id)),
        ],
        Some((id, PlaceState::Offered)) => vec![
            button("button", "keep", late().shifts_keep(), offer(id, false)),
            button("button button--quiet", "leave", late().shifts_leave(), leave(id)),
        ],
        Some((id, _)) => {
            vec![button("button button--quiet", "leave", late().shifts_undo(), leave(id))]
        }
    };
    view! { <div class="button-row">{buttons}</div> }.into_any()
}

fn act(app: AppState, area: AreaId, mutation: &WorkMutation) {
    let mutation = mutation.encode();
    spawn_local(async move {
        // Where it could not be stored, every page says so.
        let _ = app.act_encoded(&area, &mutation).await;
    });
}
