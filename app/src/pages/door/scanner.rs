//! Reading tickets with the camera, and the list on paper: what few open is fetched with the first of them.

mod claim;
mod paper;
mod sheet;
mod trouble;

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use super::desk::Desk;
use crate::{
    pages::later::{Fetched, when_fetched},
    words::late,
};

use paper::PaperSheet;
use sheet::ScanSheet;

/// What can be opened over the door.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Tool {
    Scanner,
    Paper,
}

/// The buttons that open them.
#[component]
pub fn DoorTools(
    /// The door.
    desk: Desk,
) -> impl IntoView {
    let (scans, prints) = (desk.scans, RwSignal::new(false));
    let sheet = move |tool, open: RwSignal<bool>| {
        move || open.get().then(|| when_fetched(tool_sheet(tool, desk, open)))
    };
    view! {
        <div class="stack">
            <button
                type="button"
                class="button button--primary button--wide"
                data-test="scan"
                on:click=move |_| scans.set(true)
            >
                {late().scan_start()}
            </button>
            <button
                type="button"
                class="button button--quiet"
                data-test="paper"
                on:click=move |_| prints.set(true)
            >
                {late().paper_open()}
            </button>
        </div>
        {sheet(Tool::Scanner, scans)}
        {sheet(Tool::Paper, prints)}
    }
}

/// Apart: it checks signatures, which nothing else here does.
#[wasm_split(scanner, fallible)]
fn tool_sheet(tool: Tool, desk: Desk, open: RwSignal<bool>) -> Fetched {
    Ok(match tool {
        Tool::Scanner => view! { <ScanSheet desk=desk open=open /> }.into_any(),
        Tool::Paper => view! { <PaperSheet desk=desk open=open /> }.into_any(),
    })
}
