//! Where somebody is, roughly, if they want to say so.

use js_sys::Reflect;
use leptos::prelude::*;
use sammen_xforms::document::NodeId;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::{
    answering::Answering,
    question::{described_by, question_id},
    tongue::around,
};
use crate::components::{Icon, IconView};

/// How many parts of a degree are kept: a hundredth is about a kilometre.
const PARTS_OF_DEGREE: f64 = 100.0;
/// How far off a kept point may be.
const ACCURACY_METRES: u32 = 1_000;

/// How asking the phone goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Asking {
    Not,
    Waiting,
    Refused,
}

/// A button that asks the phone, and one that forgets.
#[component]
pub fn PlaceField(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
) -> impl IntoView {
    let asking = RwSignal::new(Asking::Not);
    let has_place =
        Memo::new(move |_| answering.session.with(|session| !session.kept(node).is_empty()));
    let ask = move |_| {
        asking.set(Asking::Waiting);
        let found = Closure::once_into_js(move |position: JsValue| {
            let Some((latitude, longitude)) = degrees(&position) else { return };
            // The page may have been left meanwhile.
            if asking.try_set(Asking::Not).is_none() {
                answering.answer(node, &coarse(latitude, longitude));
            }
        });
        let refused = Closure::once_into_js(move || {
            asking.try_set(Asking::Refused);
        });
        let asked = window().navigator().geolocation().and_then(|geolocation| {
            let refused = refused.unchecked_ref();
            geolocation
                .get_current_position_with_error_callback(found.unchecked_ref(), Some(refused))
        });
        if asked.is_err() {
            asking.set(Asking::Refused);
        }
    };
    let state = move || match (asking.get(), has_place.get()) {
        (Asking::Waiting, _) => Some(around().survey_place_waiting()),
        (Asking::Refused, _) => Some(around().survey_place_refused()),
        (Asking::Not, true) => Some(around().survey_place_kept()),
        (Asking::Not, false) => None,
    };
    let forget = move || {
        has_place.get().then(|| {
            view! {
                <button
                    type="button"
                    class="button button--quiet survey__clear"
                    data-test="survey-clear"
                    on:click=move |_| answering.answer(node, "")
                >
                    <IconView icon=Icon::Cross />
                    {around().survey_clear_answer()}
                </button>
            }
        })
    };
    view! {
        <div
            class="field"
            role="group"
            aria-labelledby=question_id(node)
            aria-describedby=described_by(answering, node)
        >
            <button type="button" class="button" data-test="survey-place" on:click=ask>
                <IconView icon=Icon::Pin />
                {around().survey_place_use()}
            </button>
            <p role="status">{state}</p>
            {forget}
        </div>
    }
}

/// Latitude and longitude of what the browser found.
fn degrees(position: &JsValue) -> Option<(f64, f64)> {
    let coordinates = Reflect::get(position, &"coords".into()).ok()?;
    let part = |name: &str| Reflect::get(&coordinates, &name.into()).ok()?.as_f64();
    Some((part("latitude")?, part("longitude")?))
}

/// A point as forms write it, moved to the middle of nowhere in particular.
fn coarse(latitude: f64, longitude: f64) -> String {
    let round = |degrees: f64| (degrees * PARTS_OF_DEGREE).round() / PARTS_OF_DEGREE;
    format!("{} {} 0 {ACCURACY_METRES}", round(latitude), round(longitude))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_kept_to_about_a_kilometre() {
        assert_eq!(coarse(55.738_123, 12.487_9), "55.74 12.49 0 1000");
        assert_eq!(coarse(-0.001, 0.004), "-0 0 0 1000");
    }
}
