//! Moving to another phone, and using two.

mod code;
mod enter;
mod issue;

use leptos::prelude::*;
use sammen_domain::AreaId;
use sammen_sync_indexeddb::TransferError;

use crate::{components::PageHeading, state::use_app, words::late};

const SECONDS_PER_MINUTE: u32 = 60;

/// A code for another phone, or from one.
#[component]
pub fn PhonesPage() -> impl IntoView {
    let app = use_app();
    // Somebody who comes by a code has come to use it; a new phone has nothing to give.
    let link = linked_code();
    let has_things = move || app.followed.with(|followed| !followed.is_empty());
    let comes_by_link = link.is_some();
    let enter = move || view! { <enter::EnterCode link=link.clone() /> };
    let issue = move || (has_things() && !comes_by_link).then(|| view! { <issue::IssueCode /> });
    view! {
        <PageHeading text=late().phones_title() />
        {issue}
        {enter}
        <p class="note">{late().phones_what_moves()}</p>
        <p class="note">{late().phones_lost()}</p>
    }
}

/// The area and the code of the address, such as `#hoeje-gladsaxe.7K3-9QX-M2A`. What is behind the hash mark is sent
/// to no server.
fn linked_code() -> Option<(AreaId, String)> {
    let hash = window().location().hash().ok()?;
    let (area, code) = hash.strip_prefix('#')?.split_once('.')?;
    Some((AreaId::new(area).ok()?, code.to_owned()))
}

/// What went wrong, in words.
fn words_of(error: TransferError) -> String {
    match error {
        TransferError::Unreachable => late().phones_offline().to_owned(),
        TransferError::NotGood => late().phones_not_good().to_owned(),
        TransferError::TooMany { retry_after_seconds } => {
            late().phones_too_many(retry_after_seconds.div_ceil(SECONDS_PER_MINUTE))
        }
        TransferError::SameHousehold => late().phones_same_household().to_owned(),
        TransferError::Shared => late().phones_shared().to_owned(),
        TransferError::Failing => late().phones_failing().to_owned(),
    }
}
