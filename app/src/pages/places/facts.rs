//! What is known of a place, service or partner: a term and its words on each row.

use leptos::prelude::*;
use sammen_domain::Text;
use sammen_sync::View;

use crate::{
    components::{Icon, IconView},
    routing::Route,
    words::{text, text_language},
};

/// One fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    icon: Icon,
    term: &'static str,
    words: String,
    language: Option<String>,
    href: Option<String>,
}

impl Fact {
    /// A fact in words; `None` where nothing is written.
    pub fn words(icon: Icon, term: &'static str, words: &Text) -> Option<Self> {
        (!words.is_empty()).then(|| Self {
            icon,
            term,
            words: text(words),
            language: text_language(words),
            href: None,
        })
    }

    /// A fact that has a page of its own.
    pub fn link(icon: Icon, term: &'static str, name: &Text, to: &Route) -> Option<Self> {
        Self::words(icon, term, name).map(|fact| Self { href: Some(to.path()), ..fact })
    }
}

/// The facts that are there, each on a row.
#[component]
pub fn Facts(
    /// What is known.
    facts: Memo<Vec<Fact>>,
) -> impl IntoView {
    let row = |fact: Fact| {
        let Fact { icon, term, words, language, href } = fact;
        let words = match href {
            Some(href) => view! { <a href=href>{words}</a> }.into_any(),
            None => words.into_any(),
        };
        view! {
            <div class="known__row">
                <dt class="known__term">
                    <IconView icon=icon />
                    {term}
                </dt>
                <dd class="known__words" lang=language>
                    {words}
                </dd>
            </div>
        }
    };
    move || {
        let facts = facts.get();
        (!facts.is_empty()).then(|| {
            view! { <dl class="known">{facts.into_iter().map(row).collect_view()}</dl> }
        })
    }
}

/// Things with pages of their own, under a heading; nothing where there are none.
#[component]
pub fn LinkSection(
    /// The heading's id.
    id: &'static str,
    /// The heading.
    title: fn() -> &'static str,
    /// The icon before each.
    icon: Icon,
    /// Names, their languages where they are not the page's, and addresses.
    links: Memo<Vec<(String, Option<String>, String)>>,
) -> impl IntoView {
    move || {
        let links = links.get();
        (!links.is_empty()).then(|| {
            let links = links
                .into_iter()
                .map(|(name, language, href)| {
                    view! {
                        <li>
                            <a href=href>
                                <IconView icon=icon />
                                <span lang=language>{name}</span>
                            </a>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <section class="stack" aria-labelledby=id>
                    <h2 id=id>{title()}</h2>
                    <ul class="link-list">{links}</ul>
                </section>
            }
        })
    }
}

/// A link to a thing with a name.
pub fn named(name: &Text, to: &Route) -> (String, Option<String>, String) {
    (text(name), text_language(name), to.path())
}

/// The services that `wanted` picks, as links.
pub fn service_links(
    view: &View,
    wanted: impl Fn(&sammen_domain::Service) -> bool,
) -> Vec<(String, Option<String>, String)> {
    let services = view.services.iter().filter(|service| wanted(service));
    services.map(|service| named(&service.name, &Route::Service(service.id))).collect()
}
