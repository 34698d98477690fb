//! An area's staff: their accounts and roles, for administrators.

mod accounts;
mod add;

use leptos::prelude::*;
use sammen_domain::AreaId;

use crate::{
    api::{Account, InvitationLink, Methods},
    components::{Feedback, FeedbackView, Heading, LinkPanel, Shown},
    state::{Loaded, load},
    words::m,
};
use accounts::account_list;
use add::AddForm;

/// What the parts of the page share; Copy.
#[derive(Clone, Copy)]
struct Page {
    area: StoredValue<AreaId>,
    accounts: Loaded<Vec<Account>>,
    /// The link that was just made, while it is shown.
    made: RwSignal<Option<InvitationLink>>,
    feedback: Feedback,
}

impl Page {
    fn area(self) -> AreaId {
        self.area.get_value()
    }

    fn api(self, what: &str) -> String {
        format!("/api/staff/areas/{}/{what}", self.area())
    }
}

/// The page.
#[component]
pub fn PeoplePage(
    /// The area.
    area: AreaId,
) -> impl IntoView {
    let path = format!("/api/staff/areas/{area}/accounts");
    let page = Page {
        accounts: load(move || Some(path.clone())),
        made: RwSignal::new(None),
        feedback: Feedback::none(),
        area: StoredValue::new(area.clone()),
    };
    let methods = load::<Methods>(|| Some("/api/auth/methods".to_owned()));
    let adding = RwSignal::new(false);
    let add = move || {
        if adding.get() {
            let provider = methods.ok().and_then(|methods| methods.oidc);
            let provider = provider.map(|provider| provider.name);
            view! { <AddForm page=page open=adding provider=provider /> }.into_any()
        } else {
            view! {
                <div>
                    <button
                        type="button"
                        class="button button--primary"
                        on:click=move |_| adding.set(true)
                        data-test="add"
                    >
                        {m().people_add()}
                    </button>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <Heading text=m().people_title() />
        <LinkPanel area=area made=page.made />
        {add}
        <Shown
            loaded=page.accounts
            show=Callback::new(move |accounts| account_list(page, accounts).into_any())
        />
        <FeedbackView feedback=page.feedback />
    }
}
