//! Our own pictures of the neighbourhood: slabs, trees, a tent, a table, a ball.

use leptos::prelude::*;

/// What is drawn. Colours come from the tokens, so that night lights the windows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Picture {
    /// White slabs, lawn, sun: the area itself.
    Neighbourhood,
    /// The tent of Office Outside.
    Tent,
    /// A long table with plates.
    Table,
    /// A ball and a bicycle on the lawn.
    Play,
    /// A noticeboard with nothing on it.
    Noticeboard,
}

/// Draws a picture across the width it is given; screen readers pass it over.
#[component]
pub fn PictureView(
    /// Which picture.
    picture: Picture,
) -> impl IntoView {
    let foreground = match picture {
        Picture::Neighbourhood => view! { <path class="p-brick" d="M252 92l22-30 22 30z" /><path class="p-ink" d="M196 84h44v5h-44zM202 89h4v10h-4zM230 89h4v10h-4z" /> }.into_any(),
        Picture::Tent => view! { <path class="p-brick" d="M100 112l60-62 60 62z" /><path class="p-sun" d="M140 112l20-40 20 40z" /><path class="p-ink" d="M158 40h4v12h-4z" /><path class="p-sun" d="M162 40l16 5-16 5z" /> }.into_any(),
        Picture::Table => view! { <path class="p-brick" d="M70 88h180v10H70z" /><path class="p-ink" d="M84 98h6v20h-6zM230 98h6v20h-6z" /><circle class="p-sun" cx="110" cy="83" r="9" /><circle class="p-slab" cx="160" cy="83" r="9" /><circle class="p-sun" cx="210" cy="83" r="9" /> }.into_any(),
        Picture::Play => view! { <circle class="p-sun" cx="110" cy="100" r="14" /><g class="p-line"><circle cx="200" cy="98" r="16" /><circle cx="252" cy="98" r="16" /><path d="M200 98l16-26h24l12 26M216 72l14 26 10-26M210 66h12M240 72l-4-10h8" /></g> }.into_any(),
        Picture::Noticeboard => view! { <path class="p-ink" d="M104 44h112v64H104z" /><path class="p-slab" d="M110 50h100v52H110z" /><path class="p-sun" d="M120 58h24v18h-24z" /><path class="p-brick" d="M152 62h20v24h-20z" /><path class="p-ink" d="M120 108h6v18h-6zM194 108h6v18h-6z" /> }.into_any(),
    };
    view! {
        <svg class="picture" viewBox="0 0 320 130" aria-hidden="true" focusable="false" preserveAspectRatio="xMidYMax slice">
            <rect class="p-sky" width="320" height="130" />
            <circle class="p-sun" cx="274" cy="26" r="14" />
            <path class="p-slab" d="M22 24h50v80H22zM86 14h46v90H86zM150 30h44v74h-44z" />
            <path class="p-window" d="M30 34h8v7h-8zM44 34h8v7h-8zM58 34h8v7h-8zM30 50h8v7h-8zM44 50h8v7h-8zM58 50h8v7h-8zM94 24h8v7h-8zM108 24h8v7h-8zM94 40h8v7h-8zM118 40h8v7h-8zM94 56h8v7h-8zM108 56h8v7h-8zM158 40h8v7h-8zM174 40h8v7h-8zM158 56h8v7h-8zM178 56h8v7h-8z" />
            <path class="p-lawn" d="M0 96c50-14 90 4 150-4s110-12 170 2v36H0z" />
            <circle class="p-lawn" cx="214" cy="74" r="16" />
            <path class="p-ink" d="M212 80h4v18h-4z" />
            {foreground}
        </svg>
    }
}
