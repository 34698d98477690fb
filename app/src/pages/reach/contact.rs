//! E-mail or SMS, for whoever gives an address.

use leptos::prelude::*;
use sammen_sync::{ContactRequest, ContactWay};
use sammen_sync_indexeddb::ReachError;

use super::{Failed, IsOn, Standing, words_of};
use crate::{
    components::{Icon, IconView},
    settings::Reached,
    state::Reach,
    words::late,
};

/// Eight digits alone are a Danish number.
const COUNTRY: &str = "+45";
const DANISH_DIGITS: usize = 8;

/// The field for an address, or the way out; nothing where the server writes to nobody.
#[component]
pub fn Contact(
    /// What the page knows.
    standing: Standing,
) -> impl IntoView {
    let ways = Memo::new(move |_| standing.reached.with(|reached| reached.reaching.ways.clone()));
    let given = Memo::new(move |_| standing.reached.with(|reached| reached.reaching.contact));
    let failed = RwSignal::new(None::<ReachError>);
    let end = move |_| {
        standing.agree(failed, async |reach: &Reach| {
            reach.end_contact().await?;
            Ok(|reached: &mut Reached| reached.reaching.contact = None)
        });
    };
    let is_on = move |way: ContactWay| {
        let words = match way {
            ContactWay::Mail => late().reach_mail_on(),
            ContactWay::Sms => late().reach_sms_on(),
        };
        view! {
            <IsOn words=words />
            <button
                type="button"
                class="button"
                data-test="contact-stop"
                disabled=standing.is_busy
                on:click=end
            >
                {late().reach_contact_stop()}
            </button>
        }
    };
    let section = move || {
        view! {
            <section class="card stack" aria-labelledby="reach-contact" data-test="reach-contact">
                <h2 id="reach-contact">{late().reach_contact_title()}</h2>
                <p>{late().reach_contact_body()}</p>
                <div class="stack" role="status">
                    {move || given.get().map(is_on)}
                </div>
                {move || {
                    let ways = ways.get();
                    let is_free = given.get().is_none();
                    is_free.then(|| view! { <Form standing=standing ways=ways failed=failed /> })
                }}
                <p class="note">{late().reach_contact_deleted()}</p>
                // What is wrong with an address stands at its field.
                <Failed words=Signal::derive(move || {
                    failed.get().filter(|error| *error != ReachError::NotTaken).map(words_of)
                }) />
            </section>
        }
    };
    let is_shown = Memo::new(move |_| !ways.with(Vec::is_empty) || given.get().is_some());
    move || is_shown.get().then(section)
}

#[component]
fn Form(
    /// What the page knows.
    standing: Standing,
    /// How one can be written to.
    ways: Vec<ContactWay>,
    /// Why it was not taken.
    failed: RwSignal<Option<ReachError>>,
) -> impl IntoView {
    let way = RwSignal::new(ways.first().copied().unwrap_or(ContactWay::Mail));
    let typed = RwSignal::new(String::new());
    let is_wrong = Memo::new(move |_| failed.get() == Some(ReachError::NotTaken));
    let is_sms = move || way.get() == ContactWay::Sms;
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let way = way.get_untracked();
        let address = typed.with_untracked(|typed| address_of(way, typed));
        if address.is_empty() {
            failed.set(Some(ReachError::NotTaken));
            return;
        }
        let language = standing.app.locale.get_untracked().code().to_owned();
        let request = ContactRequest { way, address, language };
        standing.agree(failed, async move |reach: &Reach| {
            reach.give_contact(&request).await?;
            Ok(move |reached: &mut Reached| reached.reaching.contact = Some(way))
        });
    };
    let choices = (ways.len() > 1).then(|| {
        let choice = |one: ContactWay| {
            let choose = move |_| {
                way.set(one);
                failed.set(None);
            };
            view! {
                <button
                    type="button"
                    class="chip"
                    aria-pressed=move || (way.get() == one).to_string()
                    on:click=choose
                >
                    {name_of(one)}
                </button>
            }
        };
        let choices = ways.into_iter().map(choice).collect_view();
        view! { <div class="chips" role="group" aria-labelledby="reach-contact">{choices}</div> }
    });
    view! {
        <form class="stack" novalidate on:submit=send>
            {choices}
            <div class="field">
                <label class="field__label" for="reach-address">
                    {move || if is_sms() { late().reach_sms_label() } else { late().reach_mail_label() }}
                </label>
                <input
                    class="field__input"
                    id="reach-address"
                    type=move || if is_sms() { "tel" } else { "email" }
                    autocomplete=move || if is_sms() { "tel" } else { "email" }
                    autocapitalize="none"
                    spellcheck="false"
                    dir="ltr"
                    data-test="contact-address"
                    aria-invalid=move || is_wrong.get().then_some("true")
                    aria-describedby=move || is_wrong.get().then_some("reach-address-error")
                    prop:value=typed
                    on:input=move |event| {
                        typed.set(event_target_value(&event));
                        failed.set(None);
                    }
                />
                <div role="alert">
                    {move || {
                        is_wrong
                            .get()
                            .then(|| {
                                view! {
                                    <p
                                        class="field__error"
                                        id="reach-address-error"
                                        data-test="contact-wrong"
                                    >
                                        <IconView icon=Icon::Alert />
                                        {if is_sms() {
                                            late().reach_sms_wrong()
                                        } else {
                                            late().reach_mail_wrong()
                                        }}
                                    </p>
                                }
                            })
                    }}
                </div>
            </div>
            <button
                type="submit"
                class="button"
                data-test="contact-give"
                disabled=standing.is_busy
            >
                {late().reach_contact_give()}
            </button>
        </form>
    }
}

fn name_of(way: ContactWay) -> &'static str {
    match way {
        ContactWay::Mail => late().reach_mail(),
        ContactWay::Sms => late().reach_sms(),
    }
}

/// What was typed, as the server takes it: a number without spaces and with its country.
fn address_of(way: ContactWay, typed: &str) -> String {
    match way {
        ContactWay::Mail => typed.trim().to_owned(),
        ContactWay::Sms => {
            let number: String =
                typed.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            match number.strip_prefix("00") {
                Some(rest) => ["+", rest].concat(),
                None if number.len() == DANISH_DIGITS => [COUNTRY, &number].concat(),
                None => number,
            }
        }
    }
}
