//! How to reach somebody.

use leptos::prelude::*;
use sammen_domain::Contact;

use super::{Icon, IconView};
use crate::words::m;

/// A big button for each way to reach somebody.
#[component]
pub fn ContactLinks(
    /// The ways.
    contact: Contact,
) -> impl IntoView {
    let Contact { telephone, email, url } = contact;
    // A page is only linked to where it is a page: an address may say other things.
    let url = url.filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    let has_telephone = telephone.is_some();
    let is_empty = telephone.is_none() && email.is_none() && url.is_none();
    let telephone = telephone.map(|number| {
        let dialled: String = number.chars().filter(|c| !c.is_whitespace()).collect();
        view! {
            <a class="button button--wide contact__button" href=format!("tel:{dialled}")>
                <IconView icon=Icon::Phone />
                <span>{move || m().contact_call_number(&number)}</span>
            </a>
        }
    });
    let email = email.map(|address| {
        let href = format!("mailto:{address}");
        view! {
            <a class="button button--wide contact__button" href=href>
                <IconView icon=Icon::Mail />
                <span class="contact__address">
                    {move || m().contact_write_address(&address)}
                </span>
            </a>
        }
    });
    let url = url.map(|url| {
        view! {
            <a class="button button--wide contact__button" href=url target="_blank" rel="noopener noreferrer">
                <IconView icon=Icon::Forward />
                <span>
                    {m().contact_website()}
                    <span class="spoken">". "{m().opens_elsewhere()}</span>
                </span>
            </a>
        }
    });
    view! {
        <section class="stack" aria-labelledby="contact">
            <h2 id="contact">{m().contact_title()}</h2>
            {telephone}
            {email}
            {url}
            {has_telephone
                .then(|| view! { <p class="note">{m().contact_call_works_offline()}</p> })}
            {is_empty.then(|| view! { <p>{m().contact_none()}</p> })}
        </section>
    }
}
