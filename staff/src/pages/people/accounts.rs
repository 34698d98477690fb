//! Accounts of the staff, and what can be done about them.

use leptos::{ev::SubmitEvent, prelude::*};
use sammen_sync_indexeddb::now;

use super::Page;
use crate::{
    api::{Account, DisabledRequest, Grant, GrantRequest, InvitationLink, Method, Nothing, Role},
    components::{ActionButton, RoleEnd},
    intl::{iso_date, parse_iso_date},
    state::use_staff,
    words::{self, day, last_day, m},
};

const PERIOD_DAYS: i32 = 365;

/// Everybody who is or was of the staff here.
pub(super) fn account_list(page: Page, mut accounts: Vec<Account>) -> impl IntoView {
    accounts.sort_by(|a, b| a.display_name.cmp(&b.display_name));
    let cards = accounts.into_iter().map(|account| card(page, account)).collect_view();
    view! { <ul class="stack">{cards}</ul> }
}

fn card(page: Page, account: Account) -> impl IntoView {
    let staff = use_staff();
    let own = staff.me().is_some_and(|me| me.account.id == account.id);
    let name = account.display_name.clone();
    let is_disabled = account.disabled_at.is_some();
    let (held, ended): (Vec<Grant>, Vec<Grant>) = account
        .grants
        .iter()
        .cloned()
        .partition(|grant| grant.revoked_at.is_none() && grant.valid_until > now());
    let has_role = !held.is_empty();
    let held = held.into_iter().map(|grant| role_view(page, &name, grant)).collect_view();
    let ended = ended
        .into_iter()
        .map(|grant| {
            let until = grant.revoked_at.unwrap_or(grant.valid_until);
            let until = day(last_day(&page.area(), until));
            view! { <li class="note">{m().role_was(words::role(grant.role), &until)}</li> }
        })
        .collect_view();
    let new_link = {
        let path = page.api(&format!("accounts/{}/link", account.id.0));
        Callback::new(move |()| {
            let path = path.clone();
            let work =
                async move { staff.send::<InvitationLink>(Method::Post, &path, &Nothing {}).await };
            page.feedback.run(m().link_made(), work, move |link| {
                let _ = page.made.try_set(Some(link));
            });
        })
    };
    let close = {
        let path = page.api(&format!("accounts/{}/disabled", account.id.0));
        Callback::new(move |()| {
            let (path, body) = (path.clone(), DisabledRequest { disabled: !is_disabled });
            let done = if is_disabled { m().account_opened() } else { m().account_closed() };
            let work = async move { staff.send::<Nothing>(Method::Put, &path, &body).await };
            page.feedback.run(done, work, move |_| page.accounts.reload());
        })
    };
    let close_question = (!is_disabled)
        .then(|| (m().account_close_title().to_owned(), m().account_close_body().to_owned()));
    let close_words = if is_disabled { m().account_open() } else { m().account_close() };
    view! {
        <li class="card stack" data-test="account">
            <h2>{name.clone()}</h2>
            {is_disabled
                .then(|| view! { <p class="mark mark--stop">{m().account_is_closed()}</p> })}
            <ul class="stack">{held} {ended}</ul>
            <GiveRole page=page account=account.clone() />
            <div class="button-row">
                {(has_role && !is_disabled)
                    .then(|| {
                        view! {
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
                        }
                    })}
                {(!own)
                    .then(|| {
                        view! {
                            <ActionButton
                                words=close_words
                                about=Some(name.clone())
                                question=close_question
                                test="account-close"
                                on_action=close
                            />
                        }
                    })}
            </div>
        </li>
    }
}

fn role_view(page: Page, name: &str, grant: Grant) -> impl IntoView + use<> {
    let staff = use_staff();
    let area = page.area();
    let until = day(last_day(&area, grant.valid_until));
    // Nobody ends their own administrator's role: there might be no other.
    let own_grants = staff.me().map(|me| me.grants.clone()).unwrap_or_default();
    let is_own_last =
        grant.role == Role::Administrator && own_grants.iter().any(|own| own.id == grant.id);
    let end = (!is_own_last).then(|| {
        view! {
            <RoleEnd
                area=area
                grant=grant.clone()
                name=name.to_owned()
                feedback=page.feedback
                on_changed=Callback::new(move |()| page.accounts.reload())
            />
        }
    });
    let names = grant.may_see_names.then(|| view! { <p class="note">{m().sees_names()}</p> });
    view! {
        <li class="role stack stack--tight">
            <p class="role__what">{words::role(grant.role)}</p>
            {names}
            <p class="note">{m().role_until(&until)}</p>
            {end}
        </li>
    }
}

#[component]
fn GiveRole(
    /// The page.
    page: Page,
    /// Whose.
    account: Account,
) -> impl IntoView {
    let staff = use_staff();
    let area = page.area();
    let role = RwSignal::new(Role::Staff);
    let until = RwSignal::new(iso_date(staff.today(&area).plus_days(PERIOD_DAYS)));
    let may_see_names = RwSignal::new(false);
    let path = page.api(&format!("accounts/{}/grants", account.id.0));
    let give = move |event: SubmitEvent| {
        event.prevent_default();
        let area = page.area();
        let Some(date) = parse_iso_date(&until.get_untracked()) else {
            return page.feedback.refuse(m().error_day());
        };
        if date < staff.today(&area) {
            return page.feedback.refuse(m().error_until_past());
        }
        let role = role.get_untracked();
        let body = GrantRequest {
            role,
            activities: None,
            may_see_names: role == Role::Staff && may_see_names.get_untracked(),
            valid_until: staff.end_of_day(&area, date),
        };
        let path = path.clone();
        let work = async move { staff.send::<Nothing>(Method::Post, &path, &body).await };
        page.feedback.run(m().role_given(), work, move |_| page.accounts.reload());
    };
    let options = Role::OF_STAFF
        .into_iter()
        .map(|offered| {
            view! {
                <option value=words::role(offered) selected=move || role.get() == offered>
                    {words::role(offered)}
                </option>
            }
        })
        .collect_view();
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let known = Role::OF_STAFF.into_iter().find(|offered| words::role(*offered) == chosen);
        role.set(known.unwrap_or(Role::Staff));
    };
    let names = move || {
        (role.get() == Role::Staff).then(|| {
            view! {
                <label class="choice">
                    <input
                        class="choice__box"
                        type="checkbox"
                        prop:checked=move || may_see_names.get()
                        on:change=move |event| may_see_names.set(event_target_checked(&event))
                    />
                    <span>{m().field_names()}</span>
                </label>
            }
        })
    };
    view! {
        <details class="details">
            <summary>
                {m().role_give()} <span class="spoken">{format!(" {}", account.display_name)}</span>
            </summary>
            <form class="stack" on:submit=give novalidate>
                <label class="field">
                    <span class="field__label">{m().field_role()}</span>
                    <select class="field__input" on:change=choose>
                        {options}
                    </select>
                </label>
                {names}
                <label class="field">
                    <span class="field__label">{m().field_until()}</span>
                    <input
                        class="field__input"
                        type="date"
                        prop:value=move || until.get()
                        on:input=move |event| until.set(event_target_value(&event))
                    />
                </label>
                <button type="submit" class="button">
                    {m().role_give()}
                </button>
            </form>
        </details>
    }
}
