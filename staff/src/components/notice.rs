//! A sentence that says what has happened.

use leptos::prelude::*;
use sammen_interface::{Icon, IconView};

/// What a notice is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tone {
    /// It is done.
    Good,
    /// Something to know.
    Information,
    /// It is not done.
    Stop,
}

impl Tone {
    fn look(self) -> (&'static str, Icon, &'static str) {
        match self {
            Self::Good => ("notice notice--good", Icon::Check, "status"),
            Self::Information => ("notice", Icon::Speech, "status"),
            Self::Stop => ("notice notice--stop", Icon::Alert, "alert"),
        }
    }
}

/// A notice; screen readers say it when it comes.
#[component]
pub fn Notice(
    /// What it is about.
    tone: Tone,
    /// The words; nothing is shown without any.
    #[prop(into)]
    text: Signal<Option<String>>,
) -> impl IntoView {
    let (class, icon, role) = tone.look();
    // The place is there from the start, so that screen readers notice what comes into it.
    view! {
        <div role=role>
            {move || {
                text.get()
                    .map(|text| {
                        view! {
                            <p class=class>
                                <IconView icon=icon />
                                <span>{text}</span>
                            </p>
                        }
                    })
            }}
        </div>
    }
}
