//! Oneself: where one is signed in, one's passkeys, and signing out.

use leptos::prelude::*;
use sammen_domain::{AreaId, UnixSeconds};

use crate::{
    api::{self, Failure, Method, Nothing, OwnSession, Passkey, SessionMethod},
    components::{ActionButton, Feedback, FeedbackView, Heading, Shown},
    passkey::PasskeyError,
    routing::leave_for,
    state::{Loaded, load, use_staff},
    words::{self, m, moment},
};

/// The page.
#[component]
pub fn OwnPage() -> impl IntoView {
    let staff = use_staff();
    let feedback = Feedback::none();
    let sessions = load::<Vec<OwnSession>>(|| Some("/api/auth/sessions".to_owned()));
    let passkeys = load::<Vec<Passkey>>(|| Some("/api/auth/passkeys".to_owned()));
    let name = move || staff.me().map(|me| me.account.display_name.clone());
    let roles = move || {
        let me = staff.me()?;
        let items = me
            .grants
            .iter()
            .map(|grant| {
                let area = staff.area_name(&grant.area);
                let until = words::day(words::last_day(&grant.area, grant.valid_until));
                view! { <li>{m().own_role(words::role(grant.role), &area, &until)}</li> }
            })
            .collect_view();
        Some(view! { <ul class="stack stack--tight">{items}</ul> })
    };
    let sign_out = move |method: Method, path: &'static str| {
        let work = async move { staff.send::<Nothing>(method, path, &Nothing {}).await };
        // A fresh page: nothing of what was shown stays in this one.
        feedback.run(m().working(), work, |_| leave_for("/staff/"));
    };
    view! {
        <Heading text=m().own_title() />
        <section class="card stack">
            <h2 data-test="own-name">{name}</h2>
            {roles}
            <div class="button-row">
                <ActionButton
                    words=m().sign_out()
                    test="sign-out"
                    on_action=Callback::new(move |()| sign_out(Method::Post, "/api/auth/sign-out"))
                />
            </div>
        </section>
        <section class="stack" aria-labelledby="passkeys">
            <h2 id="passkeys">{m().passkeys_title()}</h2>
            <p class="note">{m().passkeys_explained()}</p>
            <Shown
                loaded=passkeys
                show=Callback::new(move |found| passkey_list(found, passkeys, feedback).into_any())
            />
        </section>
        <section class="stack" aria-labelledby="sessions">
            <h2 id="sessions">{m().sessions_title()}</h2>
            <Shown
                loaded=sessions
                show=Callback::new(move |found| session_list(found, sessions, feedback).into_any())
            />
            <div class="button-row">
                <ActionButton
                    words=m().sign_out_everywhere()
                    question=Some((
                        m().sign_out_everywhere().to_owned(),
                        m().sign_out_everywhere_body().to_owned(),
                    ))
                    test="sign-out-everywhere"
                    on_action=Callback::new(move |()| {
                        sign_out(Method::Delete, "/api/auth/sessions");
                    })
                />
            </div>
        </section>
        <FeedbackView feedback=feedback />
    }
}

fn passkey_list(
    found: Vec<Passkey>,
    loaded: Loaded<Vec<Passkey>>,
    feedback: Feedback,
) -> impl IntoView {
    let staff = use_staff();
    let is_last = found.len() == 1;
    let add = Callback::new(move |()| {
        let work = async move {
            api::add_passkey(staff).await.map_err(|error| match error {
                PasskeyError::Server(failure) => failure,
                PasskeyError::Known => Failure::Conflict,
                _ => Failure::CeremonyFailed,
            })
        };
        feedback.run(m().passkey_added(), work, move |()| loaded.reload());
    });
    let items = found
        .into_iter()
        .map(|passkey| {
            let path = format!("/api/auth/passkeys/{}", passkey.id);
            let remove = Callback::new(move |()| {
                let path = path.clone();
                let work =
                    async move { staff.send::<Nothing>(Method::Delete, &path, &Nothing {}).await };
                feedback.run(m().passkey_removed(), work, move |_| loaded.reload());
            });
            let used = passkey.used_at.map_or_else(
                || m().passkey_never_used().to_owned(),
                |at| m().passkey_used(&own_moment(at)),
            );
            view! {
                <li class="card stack" data-test="passkey">
                    <p>{m().passkey_made(&own_moment(passkey.created_at))}</p>
                    <p class="note">{used}</p>
                    {(!is_last)
                        .then(|| {
                            view! {
                                <div class="button-row">
                                    <ActionButton
                                        words=m().passkey_remove()
                                        question=Some((
                                            m().passkey_remove_title().to_owned(),
                                            m().passkey_remove_body().to_owned(),
                                        ))
                                        test="passkey-remove"
                                        on_action=remove
                                    />
                                </div>
                            }
                        })}
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="stack">{items}</ul>
        <div class="button-row">
            <ActionButton words=m().passkey_add() test="passkey-add" on_action=add />
        </div>
    }
}

fn session_list(
    found: Vec<OwnSession>,
    loaded: Loaded<Vec<OwnSession>>,
    feedback: Feedback,
) -> impl IntoView {
    let staff = use_staff();
    let items = found
        .into_iter()
        .map(|session| {
            let path = format!("/api/auth/sessions/{}", session.id.0);
            let end = Callback::new(move |()| {
                let path = path.clone();
                let work =
                    async move { staff.send::<Nothing>(Method::Delete, &path, &Nothing {}).await };
                feedback.run(m().session_ended(), work, move |_| loaded.reload());
            });
            let how = match session.method {
                SessionMethod::Passkey => m().method_passkey(),
                SessionMethod::Pin => m().method_pin(),
                SessionMethod::Oidc => m().method_provider(),
            };
            let other = !session.is_current;
            view! {
                <li class="card stack" data-test="session">
                    <p>{m().session_since(&own_moment(session.created_at), how)}</p>
                    <p class="note">{m().session_used(&own_moment(session.used_at))}</p>
                    {session.is_current.then(|| view! { <p class="mark">{m().session_current()}</p> })}
                    {other
                        .then(|| {
                            view! {
                                <div class="button-row">
                                    <ActionButton
                                        words=m().session_end()
                                        test="session-end"
                                        on_action=end
                                    />
                                </div>
                            }
                        })}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="stack">{items}</ul> }
}

/// A moment by the clocks of the first area that one has a role in.
fn own_moment(at: UnixSeconds) -> String {
    let area = use_staff().me().and_then(|me| me.grants.first().map(|grant| grant.area.clone()));
    let area = area.or_else(|| AreaId::new("sammen").ok());
    area.map(|area| moment(&area, at)).unwrap_or_default()
}
