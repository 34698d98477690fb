//! Somebody new on the staff: by a link, or through the municipality's sign-in.

use leptos::{ev::SubmitEvent, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::Page;
use crate::{
    api::{
        Account, Failure, GrantRequest, InvitationLink, InvitationRequest, Method,
        ProviderAccountRequest, Role,
    },
    components::{
        CheckField, ErrorSummary, FormErrors, Notice, SelectField, SubmitButton, TextField,
        TextKind, Tone,
    },
    intl::{iso_date, parse_iso_date},
    state::use_staff,
    words::{self, m},
};

const NAME_CHARS_MAX: usize = 80;
const PERIOD_DAYS: i32 = 365;
/// Nobody of the staff is given a role for longer at once.
const PERIOD_DAYS_MAX: i32 = 2 * 366;
const LINK_HOURS: i64 = 72;
const BY_LINK: &str = "link";
const BY_PROVIDER: &str = "provider";

/// The form.
#[component]
pub(super) fn AddForm(
    /// The page.
    page: Page,
    /// Whether the form is open; set to false when it is done with.
    open: RwSignal<bool>,
    /// What the municipality's sign-in is called, if it is set up.
    provider: Option<String>,
) -> impl IntoView {
    let staff = use_staff();
    let area = page.area();
    let errors = FormErrors::none();
    let problem = RwSignal::new(None);
    let busy = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let login = RwSignal::new(String::new());
    let way = RwSignal::new(BY_LINK.to_owned());
    let role = RwSignal::new("0".to_owned());
    let may_see_names = RwSignal::new(false);
    let until = RwSignal::new(iso_date(staff.today(&area).plus_days(PERIOD_DAYS)));
    let is_by_provider = Memo::new(move |_| way.with(|way| way == BY_PROVIDER));
    let role_of = move |code: String| {
        let index: usize = code.parse().unwrap_or_default();
        Role::OF_STAFF.get(index).copied().unwrap_or(Role::Staff)
    };
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        problem.set(None);
        let area = page.area();
        let today = staff.today(&area);
        let mut found = Vec::new();
        let display_name = name.get_untracked().trim().to_owned();
        if display_name.is_empty() || display_name.chars().count() > NAME_CHARS_MAX {
            found.push(("add-name", m().error_name().to_owned()));
        }
        let login = login.get_untracked().trim().to_owned();
        if is_by_provider.get_untracked() && login.is_empty() {
            found.push(("add-login", m().error_login().to_owned()));
        }
        let last = parse_iso_date(&until.get_untracked());
        match last {
            None => found.push(("add-until", m().error_day().to_owned())),
            Some(last) if last < today => {
                found.push(("add-until", m().error_until_past().to_owned()));
            }
            Some(last) if last.days_since(today) > PERIOD_DAYS_MAX => {
                found.push(("add-until", m().error_too_long_staff().to_owned()));
            }
            Some(_) => {}
        }
        if !errors.set(found) {
            return;
        }
        let role = role_of(role.get_untracked());
        let may_see_names = role == Role::Staff && may_see_names.get_untracked();
        let valid_until = staff.end_of_day(&area, last.unwrap_or(today));
        busy.set(true);
        let owner = Owner::current();
        let by_provider = is_by_provider.get_untracked();
        spawn_local(async move {
            let went: Result<Option<InvitationLink>, Failure> = if by_provider {
                let grant = GrantRequest { role, activities: None, may_see_names, valid_until };
                let body = ProviderAccountRequest { display_name, login, grant };
                let path = page.api("accounts");
                staff.send::<Account>(Method::Post, &path, &body).await.map(|_| None)
            } else {
                let body = InvitationRequest {
                    role,
                    display_name,
                    activities: None,
                    duties: Vec::new(),
                    may_see_names,
                    is_minor: false,
                    certificate_declared_on: None,
                    valid_from: None,
                    valid_until,
                    expires_in_hours: LINK_HOURS,
                };
                staff.send(Method::Post, &page.api("invitations"), &body).await.map(Some)
            };
            let _ = busy.try_set(false);
            match went {
                Ok(link) => {
                    let _ = page.made.try_set(link);
                    page.accounts.reload();
                    let _ = open.try_set(false);
                }
                Err(failure) => {
                    let told = owner.map(|owner| {
                        owner.with(|| match failure {
                            Failure::Conflict if by_provider => m().login_taken().to_owned(),
                            other => words::failure(other),
                        })
                    });
                    let _ = problem.try_set(told);
                }
            }
        });
    };
    let roles = || {
        let words = Role::OF_STAFF.map(words::role).into_iter().enumerate();
        words.map(|(index, words)| (index.to_string(), words.to_owned())).collect::<Vec<_>>()
    };
    let way_field = provider.map(|provider| {
        let ways = vec![
            (BY_LINK.to_owned(), m().way_link().to_owned()),
            (BY_PROVIDER.to_owned(), m().way_provider(&provider)),
        ];
        view! {
            <SelectField
                id="add-way"
                label=m().field_way()
                options=Signal::stored(ways)
                value=way
            />
        }
    });
    let login_field = move || {
        is_by_provider.get().then(|| {
            view! {
                <TextField
                    id="add-login"
                    label=m().field_login()
                    hint=m().field_login_hint()
                    value=login
                    errors=errors
                />
            }
        })
    };
    let names_field = move || {
        (role_of(role.get()) == Role::Staff).then(|| {
            view! {
                <CheckField
                    id="add-names"
                    label=m().field_names()
                    hint=m().names_hint().to_owned()
                    checked=may_see_names
                    on_change=Callback::new(move |is_on| may_see_names.set(is_on))
                />
            }
        })
    };
    view! {
        <form class="card stack stack--wide" on:submit=send novalidate data-test="add-form">
            <h2>{m().people_add()}</h2>
            <ErrorSummary errors=errors />
            <TextField
                id="add-name"
                label=m().field_name()
                hint=m().field_staff_name_hint()
                value=name
                errors=errors
            />
            {way_field}
            {login_field}
            <SelectField
                id="add-role"
                label=m().field_role()
                hint=m().field_role_hint()
                options=Signal::derive(roles)
                value=role
            />
            {names_field}
            <TextField
                id="add-until"
                label=m().field_until()
                kind=TextKind::Day
                value=until
                errors=errors
            />
            <Notice tone=Tone::Stop text=problem />
            <div class="stack">
                <SubmitButton words=m().people_add() busy=busy test="add-submit" />
                <button
                    type="button"
                    class="button button--wide button--quiet"
                    on:click=move |_| open.set(false)
                >
                    {m().form_cancel()}
                </button>
            </div>
        </form>
    }
}
