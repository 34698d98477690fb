//! What the server said no to, until the person has seen why.

use leptos::prelude::*;
use sammen_sync_indexeddb::{ResponseEntry, ResponseState};
use wasm_bindgen_futures::spawn_local;

use super::{
    gather::{Gathered, RefusedItem},
    news_words::NewsWords,
    surveys::survey_title,
};
use crate::{
    components::{Icon, IconView},
    state::{DateNews, use_app},
    words::late,
};

/// Dates that changed, refused registrations and rejected responses.
#[component]
pub fn Attention(
    /// This phone's own things.
    gathered: Memo<Gathered>,
) -> impl IntoView {
    let app = use_app();
    let refused = Memo::new(move |_| gathered.with(|gathered| gathered.refused.clone()));
    let rejected = Memo::new(move |_| {
        let is_rejected = |entry: &&ResponseEntry| !entry.state.is_unsent();
        app.responses.with(|all| all.iter().filter(is_rejected).cloned().collect::<Vec<_>>())
    });
    let news = Memo::new(move |_| app.date_news());
    let any = Memo::new(move |_| {
        news.with(|news| !news.is_empty())
            || refused.with(|refused| !refused.is_empty())
            || rejected.with(|all| !all.is_empty())
    });
    let section = move || {
        view! {
            <section class="stack">
                <h2>{late().mit_attention_title()}</h2>
                <ul class="stack">
                    <For
                        each=move || news.get()
                        key=|item| (item.area.clone(), item.occurrence, item.news)
                        children=|item| view! { <ChangedDate item=item /> }
                    />
                    <For
                        each=move || refused.get()
                        key=|item| (item.op, item.words.clone(), item.reason.clone())
                        children=|item| view! { <Refused item=item /> }
                    />
                    <For
                        each=move || rejected.get()
                        key=|entry| entry.request.id
                        children=|entry| view! { <Rejected entry=entry /> }
                    />
                </ul>
            </section>
        }
    };
    move || any.get().then(section)
}

#[component]
fn ChangedDate(
    /// What is new of which date.
    item: DateNews,
) -> impl IntoView {
    let app = use_app();
    let DateNews { area, occurrence, news } = item;
    let said = app.views.with_untracked(|views| {
        let date = views.get(&area)?.occurrence(occurrence)?;
        Some(NewsWords::of(&date, news, app.local_now().date))
    });
    let dismiss = Callback::new(move |()| {
        let area = area.clone();
        spawn_local(async move {
            // It stays when the phone cannot store it, and the banner says why.
            let _ = app.acknowledge_date(&area, occurrence).await;
        });
    });
    said.map(|said| {
        let link = Link { href: said.href, words: late().mit_see_date(), test: "see-date" };
        view! {
            <Item
                test="changed-date"
                words=said.title
                when=Some(said.when)
                reason=said.happened
                meaning=Some(said.meaning)
                link=Some(link)
                dismiss=dismiss
            />
        }
    })
}

#[component]
fn Refused(
    /// What was refused.
    item: RefusedItem,
) -> impl IntoView {
    let app = use_app();
    let RefusedItem { area, op, words, when, reason, again } = item;
    let dismiss = Callback::new(move |()| {
        let area = area.clone();
        spawn_local(async move {
            // It stays when the phone cannot store it, and the banner says why.
            let _ = app.dismiss_refusal(&area, op).await;
        });
    });
    let reason = late().mit_refused_because(&reason);
    let again =
        again.map(|href| Link { href, words: late().mit_register_again(), test: "register-again" });
    view! { <Item test="refused" words=words when=when reason=reason link=again dismiss=dismiss /> }
}

#[component]
fn Rejected(
    /// The response that the server did not take.
    entry: ResponseEntry,
) -> impl IntoView {
    let app = use_app();
    let id = entry.request.id;
    let survey = entry.request.survey;
    let dismiss = Callback::new(move |()| {
        spawn_local(async move {
            // It stays when the phone cannot store it, and the banner says why.
            let _ = app.dismiss_response(id).await;
        });
    });
    move || {
        let reason = match entry.state {
            ResponseState::Rejected { status: 404 } => late().survey_refused_unknown(),
            ResponseState::Rejected { status: 409 } => late().survey_refused_changed(),
            ResponseState::Rejected { status: 410 } => late().survey_refused_closed(),
            ResponseState::Counted => late().survey_refused_counted(),
            _ => late().survey_refused_other(),
        };
        let words = late().unsent_survey_answer(&survey_title(app, survey));
        view! {
            <Item
                test="refused"
                words=words
                when=None
                reason=late().mit_refused_because(reason)
                link=None
                dismiss=dismiss
            />
        }
    }
}

/// Where one can do something about it.
struct Link {
    href: String,
    words: &'static str,
    test: &'static str,
}

#[component]
fn Item(
    /// A stable name for tests.
    test: &'static str,
    /// What it was.
    words: String,
    /// The date it was for.
    when: Option<String>,
    /// What happened.
    reason: String,
    /// What it means.
    #[prop(optional_no_strip)]
    meaning: Option<String>,
    /// Where one can do something about it.
    link: Option<Link>,
    /// Puts it away.
    dismiss: Callback<()>,
) -> impl IntoView {
    let spoken = words.clone();
    view! {
        <li class="card stack mit-refused" data-test=test>
            <h3>{words}</h3>
            {when.map(|when| view! { <p class="note sentence">{when}</p> })}
            <p class="mit-refused__reason">
                <IconView icon=Icon::Alert />
                <span>{reason}</span>
            </p>
            {meaning.map(|meaning| view! { <p>{meaning}</p> })}
            <div class="button-row">
                <button
                    type="button"
                    class="button button--primary"
                    aria-label=move || late().mit_acknowledge_item(&spoken)
                    data-test="acknowledge"
                    on:click=move |_| dismiss.run(())
                >
                    {late().mit_acknowledge()}
                </button>
                {link
                    .map(|link| {
                        view! {
                            <a class="button" href=link.href data-test=link.test>
                                {link.words}
                            </a>
                        }
                    })}
            </div>
        </li>
    }
}
