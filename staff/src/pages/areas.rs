//! The areas where one has something to do.

use leptos::prelude::*;
use sammen_domain::AreaId;
use sammen_interface::{Icon, IconView};

use crate::{
    api::{Me, Role},
    components::{Heading, Notice, Tone},
    routing::{Route, use_router},
    state::use_staff,
    words::m,
};

/// A choice of areas; who has one alone is sent there at once.
#[component]
pub fn AreasPage() -> impl IntoView {
    let staff = use_staff();
    let router = use_router();
    Effect::new(move |_| {
        let Some(me) = staff.me() else { return };
        if let [area] = me.areas().as_slice() {
            router.replace(&home(&me, area));
        }
    });
    let list = move || {
        let Some(me) = staff.me() else { return ().into_any() };
        let areas = me.areas();
        if areas.is_empty() {
            let words = Some(m().areas_none().to_owned());
            return view! { <Notice tone=Tone::Information text=words /> }.into_any();
        }
        let items = areas
            .iter()
            .map(|area| {
                view! {
                    <li>
                        <a href=home(&me, area).path() data-test="area">
                            <span>{staff.area_name(area)}</span>
                            <IconView icon=Icon::Forward />
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="link-list">{items}</ul> }.into_any()
    };
    view! {
        <Heading text=m().areas_title() />
        {list}
    }
}

/// Where somebody begins in an area.
fn home(me: &Me, area: &AreaId) -> Route {
    if me.has_role(area, &[Role::Staff, Role::Administrator]) {
        Route::Volunteers(area.clone())
    } else {
        Route::Activities(area.clone())
    }
}
