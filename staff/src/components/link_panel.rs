//! A link that was just made, shown once.

use leptos::{html, prelude::*};
use sammen_domain::AreaId;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{Notice, QrView, Tone};
use crate::{
    api::{InvitationLink, Role},
    words::{m, moment},
};

/// The link as a picture and as text to be sent, until it is put away.
#[component]
pub fn LinkPanel(
    /// The area.
    area: AreaId,
    /// The link, while it is shown; set to `None` when it is put away.
    made: RwSignal<Option<InvitationLink>>,
) -> impl IntoView {
    move || made.get().map(|shown| panel(&area, shown, made))
}

fn panel(
    area: &AreaId,
    shown: InvitationLink,
    made: RwSignal<Option<InvitationLink>>,
) -> impl IntoView + use<> {
    let copied = RwSignal::new(None);
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    let InvitationLink { invitation, link } = shown;
    let until = moment(area, invitation.expires_at);
    let how = match invitation.role {
        Role::Volunteer => m().link_how_volunteer(&invitation.display_name),
        _ => m().link_how_staff(&invitation.display_name),
    };
    let copy = {
        let link = link.clone();
        move |_| {
            let link = link.clone();
            spawn_local(async move {
                let written = window().navigator().clipboard().write_text(&link);
                let told = match JsFuture::from(written).await {
                    Ok(_) => m().link_copied(),
                    Err(_) => m().link_not_copied(),
                };
                copied.set(Some(told.to_owned()));
            });
        }
    };
    view! {
        <section class="card stack link-panel" aria-labelledby="link-panel-title" data-test="link-panel">
            <h2 id="link-panel-title" tabindex="-1" node_ref=heading>
                {m().link_title()}
            </h2>
            <p>{how}</p>
            <QrView text=link.clone() label=m().link_qr_label() />
            <div class="field">
                <label class="field__label" for="link-text">
                    {m().link_label()}
                </label>
                <input
                    class="field__input"
                    id="link-text"
                    readonly
                    autocomplete="off"
                    prop:value=link
                    data-test="link-text"
                />
            </div>
            <div class="button-row">
                <button type="button" class="button" on:click=copy data-test="link-copy">
                    {m().link_copy()}
                </button>
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| made.set(None)
                    data-test="link-done"
                >
                    {m().link_done()}
                </button>
            </div>
            <Notice tone=Tone::Good text=copied />
            <p class="note">{m().link_once(&until)}</p>
        </section>
    }
}
