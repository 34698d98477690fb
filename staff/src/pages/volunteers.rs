//! An area's volunteers: inviting them, and looking after their roles.

mod invitations;
mod invite;
mod people;

use std::collections::BTreeMap;

use leptos::prelude::*;
use sammen_domain::{ActivityId, AreaId};

use crate::{
    api::{Account, Activity, Invitation, InvitationLink},
    components::{Feedback, FeedbackView, Heading, LinkPanel, Shown},
    state::{Loaded, load},
    words::{m, text},
};
use invitations::invitation_list;
use invite::InviteForm;
use people::volunteer_list;

/// What the parts of the page share; Copy.
#[derive(Clone, Copy)]
struct Page {
    area: StoredValue<AreaId>,
    activities: Loaded<Vec<Activity>>,
    volunteers: Loaded<Vec<Account>>,
    invitations: Loaded<Vec<Invitation>>,
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

    /// What activities are called. Tracks them.
    fn titles(self) -> BTreeMap<ActivityId, String> {
        let activities = self.activities.ok().unwrap_or_default();
        activities.iter().map(|activity| (activity.id, text(&activity.title))).collect()
    }

    /// Shows a link that was made.
    fn show(self, link: InvitationLink) {
        let _ = self.made.try_set(Some(link));
        self.invitations.reload();
    }
}

/// Names of activities in a row; those that are not there any more are left out.
fn titles_of(ids: Option<&[ActivityId]>, titles: &BTreeMap<ActivityId, String>) -> String {
    let Some(ids) = ids else { return m().all_activities().to_owned() };
    let known: Vec<&str> = ids.iter().filter_map(|id| titles.get(id)).map(String::as_str).collect();
    known.join(", ")
}

/// The page.
#[component]
pub fn VolunteersPage(
    /// The area.
    area: AreaId,
) -> impl IntoView {
    let within = |what: &str| {
        let path = format!("/api/staff/areas/{area}/{what}");
        move || Some(path.clone())
    };
    let page = Page {
        activities: load(within("activities")),
        volunteers: load(within("volunteers")),
        invitations: load(within("invitations")),
        made: RwSignal::new(None),
        feedback: Feedback::none(),
        area: StoredValue::new(area.clone()),
    };
    let inviting = RwSignal::new(false);
    let invite = move || {
        if inviting.get() {
            view! { <InviteForm page=page open=inviting /> }.into_any()
        } else {
            view! {
                <div>
                    <button
                        type="button"
                        class="button button--primary"
                        on:click=move |_| inviting.set(true)
                        data-test="invite"
                    >
                        {m().invite_action()}
                    </button>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <Heading text=m().volunteers_title() />
        <LinkPanel area=area made=page.made />
        {invite}
        <section class="stack" aria-labelledby="volunteers-list">
            <h2 id="volunteers-list">{m().volunteers_list()}</h2>
            <Shown
                loaded=page.volunteers
                show=Callback::new(move |volunteers| volunteer_list(page, volunteers).into_any())
            />
        </section>
        <section class="stack" aria-labelledby="invitations-list">
            <h2 id="invitations-list">{m().invitations_list()}</h2>
            <Shown
                loaded=page.invitations
                show=Callback::new(move |invitations| {
                    invitation_list(page, invitations).into_any()
                })
            />
        </section>
        <FeedbackView feedback=page.feedback />
    }
}
