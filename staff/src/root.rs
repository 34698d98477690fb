//! The root: which of the two pages was opened, and the language around it.

use leptos::prelude::*;

use crate::{
    components::LanguageChoice,
    pages::{ConsolePage, InvitationPage},
    routing::{Router, is_invitation},
    state::{self, Staff},
    words::m,
};

/// Puts the entry in place of the shell that came with the HTML.
pub fn mount() {
    mount_to_body(Root);
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
}

/// Staff's pages, or the page of an invitation.
#[component]
fn Root() -> impl IntoView {
    let staff = state::provide();
    let is_invitation = is_invitation();
    if !is_invitation {
        Router::provide();
    }
    follow_language(staff);
    // Another language makes everything anew, so that texts need not be signals. What was typed goes with it, which is
    // why the choice stands outside of forms.
    move || {
        staff.locale.track();
        let page = if is_invitation {
            view! { <InvitationPage /> }.into_any()
        } else {
            view! { <ConsolePage /> }.into_any()
        };
        view! {
            <div class="staff">
                <a class="skip-link" href="#content">{m().skip_to_content()}</a>
                {page}
                <footer class="staff-foot">
                    <LanguageChoice />
                </footer>
            </div>
        }
    }
}

fn follow_language(staff: Staff) {
    let root = document().document_element();
    Effect::new(move |_| {
        let locale = staff.locale.get();
        let Some(root) = root.as_ref() else { return };
        let _ = root.set_attribute("lang", locale.code());
        let _ = root.set_attribute("dir", if locale.is_rtl() { "rtl" } else { "ltr" });
    });
}
