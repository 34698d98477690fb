//! How the camera is, and what to do where there is none.

use leptos::prelude::*;

use crate::words::{late, m};

/// How the camera is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum State {
    /// It is being opened; the person may be asked for leave.
    Starting,
    /// It reads.
    Watching,
    /// The person or the browser said no.
    Refused,
    /// There is none.
    Missing,
    /// Something else has it.
    Busy,
    /// Anything else.
    Failed,
}

impl State {
    /// What the element says of itself.
    pub fn from_name(name: &str) -> Self {
        match name {
            "starting" => Self::Starting,
            "watching" => Self::Watching,
            "refused" => Self::Refused,
            "missing" => Self::Missing,
            "busy" => Self::Busy,
            _ => Self::Failed,
        }
    }

    /// What is wrong and what to do; `None` while nothing is.
    fn words(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Starting | Self::Watching => None,
            Self::Refused => Some((late().scan_refused(), late().scan_refused_help())),
            Self::Missing => Some((late().scan_missing(), late().scan_missing_help())),
            Self::Busy => Some((late().scan_busy(), late().scan_busy_help())),
            Self::Failed => Some((late().scan_failed(), late().scan_failed_help())),
        }
    }
}

/// What is wrong, what to do, and another try.
#[component]
pub fn Trouble(
    /// How the camera is.
    state: State,
    /// Another try.
    again: Callback<()>,
) -> impl IntoView {
    let (what, help) = state.words()?;
    Some(view! {
        <div class="scan__trouble" role="alert" data-test="camera-trouble">
            <strong>{what}</strong>
            <p>{help}</p>
            <button type="button" class="button" on:click=move |_| again.run(())>
                {m().try_again()}
            </button>
        </div>
    })
}
