//! Finding one thing by its id, in whichever followed area it is.

use std::sync::Arc;

use leptos::prelude::*;
use sammen_domain::AreaId;
use sammen_sync::View;

use crate::state::AppState;

/// What is known of a thing that an address names.
#[derive(Clone, Debug, PartialEq)]
pub enum Found<T> {
    /// The phone's storage has not been read.
    Waiting,
    /// No followed area has it.
    Missing,
    /// Here it is.
    Here(T),
}

/// The first followed area's view in which `pick` finds something. Tracks what is followed.
pub fn find_view<T>(
    app: AppState,
    pick: impl Fn(&View) -> Option<T>,
) -> Option<(AreaId, Arc<View>, T)> {
    let followed = app.followed.get();
    app.views.with(|views| {
        followed.iter().find_map(|area| {
            let view = views.get(area)?;
            Some((area.clone(), view.clone(), pick(view)?))
        })
    })
}

/// What `pick` finds, as a memo: it changes only when the thing itself does.
pub fn find<T: Clone + PartialEq + Send + Sync + 'static>(
    app: AppState,
    pick: impl Fn(&View) -> Option<T> + Send + Sync + 'static,
) -> Memo<Found<T>> {
    Memo::new(move |_| match find_view(app, &pick) {
        Some((_, _, thing)) => Found::Here(thing),
        None if app.ready.get() => Found::Missing,
        None => Found::Waiting,
    })
}
