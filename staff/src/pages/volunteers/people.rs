//! Volunteers with their roles, and what can be done about them.

use leptos::prelude::*;
use sammen_interface::{Icon, IconView};

use super::{Page, titles_of};
use crate::{
    api::{Account, Grant, InvitationLink, Method, Nothing},
    components::{ActionButton, RoleEnd},
    state::use_staff,
    words::{self, day, last_day, m},
};

/// Those who are volunteers, and below them those who were.
pub(super) fn volunteer_list(page: Page, volunteers: Vec<Account>) -> impl IntoView {
    let (mut now, mut before): (Vec<_>, Vec<_>) =
        volunteers.into_iter().partition(|account| account.grants.iter().any(is_held));
    now.sort_by(|a, b| a.display_name.cmp(&b.display_name));
    before.sort_by(|a, b| a.display_name.cmp(&b.display_name));
    let none = now.is_empty().then(|| view! { <p class="muted">{m().volunteers_none()}</p> });
    let cards = now.into_iter().map(|account| card(page, account)).collect_view();
    let earlier = (!before.is_empty()).then(|| {
        let items = before
            .into_iter()
            .map(|account| {
                let ended = account.grants.iter().map(ended_at).max().unwrap_or_default();
                let on = day(last_day(&page.area(), ended));
                view! { <li>{m().volunteer_ended(&account.display_name, &on)}</li> }
            })
            .collect_view();
        view! {
            <details class="details">
                <summary>{m().volunteers_before()}</summary>
                <ul class="stack">{items}</ul>
            </details>
        }
    });
    view! {
        {none}
        <ul class="stack">{cards}</ul>
        {earlier}
    }
}

/// Whether a role holds now or will.
fn is_held(grant: &Grant) -> bool {
    let will = grant.revoked_at.is_none() && grant.valid_until > sammen_sync_indexeddb::now();
    grant.is_active || will
}

fn ended_at(grant: &Grant) -> i64 {
    grant.revoked_at.unwrap_or(grant.valid_until)
}

fn card(page: Page, account: Account) -> impl IntoView {
    let staff = use_staff();
    let name = account.display_name.clone();
    let id = account.id.clone();
    let new_link = {
        let path = page.api(&format!("accounts/{}/link", id.0));
        Callback::new(move |()| {
            let path = path.clone();
            let work =
                async move { staff.send::<InvitationLink>(Method::Post, &path, &Nothing {}).await };
            page.feedback.run(m().link_made(), work, move |link| page.show(link));
        })
    };
    let unlock = {
        let path = page.api(&format!("volunteers/{}/unlock-pin", id.0));
        Callback::new(move |()| {
            let path = path.clone();
            let work = async move { staff.send::<Nothing>(Method::Post, &path, &Nothing {}).await };
            page.feedback.run(m().pin_unlocked(), work, move |_| page.volunteers.reload());
        })
    };
    let grants = account.grants.iter().filter(|grant| is_held(grant));
    let grants = grants.map(|grant| role_view(page, &name, grant.clone())).collect_view();
    view! {
        <li class="card stack" data-test="volunteer">
            <h3>{name.clone()}</h3>
            {account.is_minor.then(|| view! { <p class="mark">{m().minor_mark()}</p> })}
            {account
                .is_pin_locked
                .then(|| {
                    view! {
                        <p class="mark mark--stop">
                            <IconView icon=Icon::Lock />
                            {m().pin_locked()}
                        </p>
                    }
                })}
            <ul class="stack">{grants}</ul>
            <div class="button-row">
                <ActionButton
                    words=m().new_link()
                    about=Some(name.clone())
                    question=Some((
                        m().new_link_title().to_owned(),
                        m().new_link_body().to_owned(),
                    ))
                    test="new-link"
                    on_action=new_link
                />
                {account
                    .is_pin_locked
                    .then(|| {
                        view! {
                            <ActionButton
                                words=m().pin_unlock()
                                about=Some(name.clone())
                                test="unlock-pin"
                                on_action=unlock
                            />
                        }
                    })}
            </div>
        </li>
    }
}

fn role_view(page: Page, name: &str, grant: Grant) -> impl IntoView + use<> {
    let area = page.area();
    let until = day(last_day(&area, grant.valid_until));
    let begins = (!grant.is_active).then(|| day(page_day(&area, grant.valid_from)));
    let duties: Vec<&str> = grant.duties.iter().map(|duty| words::duty(*duty)).collect();
    let names = if grant.may_see_names { m().sees_names() } else { m().sees_no_names() };
    let certificate =
        grant.certificate_declared_on.as_deref().and_then(crate::intl::parse_iso_date);
    let activities = grant.activities.clone();
    let reload = Callback::new(move |()| page.volunteers.reload());
    view! {
        <li class="role stack stack--tight" data-test="role">
            <p class="role__what">{move || titles_of(activities.as_deref(), &page.titles())}</p>
            {(!duties.is_empty()).then(|| view! { <p>{duties.join(", ")}</p> })}
            <p class="note">{names}</p>
            {certificate
                .map(|seen| view! { <p class="note">{m().certificate_seen(&day(seen))}</p> })}
            {begins.map(|begins| view! { <p class="note">{m().role_begins(&begins)}</p> })}
            <p class="note" data-test="role-until">{m().role_until(&until)}</p>
            <RoleEnd
                area=area
                grant=grant
                name=name.to_owned()
                feedback=page.feedback
                on_changed=reload
            />
        </li>
    }
}

fn page_day(area: &sammen_domain::AreaId, instant: i64) -> sammen_domain::LocalDate {
    use_staff().local(area, instant).date
}
