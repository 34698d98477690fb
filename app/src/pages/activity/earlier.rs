//! What became of earlier registrations for the chosen date.

use leptos::{html, prelude::*};
use sammen_domain::Mutation;

use super::subject::Subject;
use crate::{
    components::{Icon, IconView, RegistrationMark, Standing},
    routing::Route,
    state::use_app,
    words::{late, refusal},
};

/// A registration for this date that was cancelled here; one may still register again.
#[component]
pub fn EarlierCancelled(
    /// The activity and its chosen date.
    subject: Subject,
    /// Whether it was cancelled on this page just now; then it takes the focus.
    just_changed: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let told = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(told) = told.get().filter(|_| just_changed.get_untracked()) {
            just_changed.set(false);
            let _ = told.focus();
        }
    });
    let standing = Memo::new(move |_| {
        subject
            .date(|found, date| {
                if found.view.registration_for(date.occurrence).is_some() {
                    return None;
                }
                let registrations = found.view.registrations.iter().rev();
                let mut for_date = registrations.filter(|known| {
                    !known.registration.on_behalf && known.registration.is_for(date.occurrence)
                });
                for_date.next().map(|view| Standing::of(view, date.occurrence, date.activity))
            })
            .flatten()
    });
    move || {
        let standing = standing.get()?;
        let explained = standing.explained(app.is_offline());
        Some(view! {
            <div
                class="card stack"
                tabindex="-1"
                node_ref=told
                data-test="registration-state"
                data-state=standing.name()
            >
                <RegistrationMark standing=standing />
                {explained.map(|words| view! { <p class="note">{words}</p> })}
            </div>
        })
    }
}

/// A registration for this date that was refused, until the reason has been seen under Mit.
#[component]
pub fn EarlierRefused(
    /// The activity and its chosen date.
    subject: Subject,
) -> impl IntoView {
    let reason = Memo::new(move |_| {
        subject
            .date(|found, date| {
                let refused = found.view.refused.iter().rev();
                let mut for_date = refused.filter(|refused| {
                    matches!(
                        Mutation::decode(&refused.entry.encoded()),
                        Ok(Mutation::PlaceRegistration(request))
                            if request.occurrence == date.occurrence.id
                    )
                });
                for_date.next().map(|refused| refused.refusal)
            })
            .flatten()
    });
    let told = move || {
        reason.get().map(|reason| {
            view! {
                <div class="card stack" data-test="registration-refused">
                    <p class="field__error">
                        <IconView icon=Icon::Alert />
                        <span>{late().mit_refused_because(&refusal(reason))}</span>
                    </p>
                    <a class="button" href=Route::Mit.path()>
                        {late().register_see_mit()}
                    </a>
                </div>
            }
        })
    };
    // The region is there before what it tells, so that it is read aloud.
    view! {
        <div role="status" class="activity__told">
            {told}
        </div>
    }
}
