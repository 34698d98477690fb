//! Small pictures beside words, by the names that forms call them.

use leptos::prelude::*;
use sammen_xforms::xform::Media;

use crate::components::{Icon, IconView};

/// A pictogram: one of the app's icons, or a face.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Pictogram {
    Icon(Icon),
    /// The line of the mouth.
    Face(&'static str),
}

impl Pictogram {
    /// By the file that a form names, such as `jr://images/house.svg`.
    fn named(file: &str) -> Option<Self> {
        let name = file.rsplit('/').next()?.split('.').next()?;
        Some(match name {
            "bookmark" => Self::Icon(Icon::Bookmark),
            "calendar" => Self::Icon(Icon::Calendar),
            "yes" => Self::Icon(Icon::Check),
            "clock" => Self::Icon(Icon::Clock),
            "money" => Self::Icon(Icon::Coin),
            "no" => Self::Icon(Icon::Cross),
            "help" => Self::Icon(Icon::Help),
            "house" => Self::Icon(Icon::House),
            "lock" => Self::Icon(Icon::Lock),
            "mail" => Self::Icon(Icon::Mail),
            "people" => Self::Icon(Icon::People),
            "person" => Self::Icon(Icon::Person),
            "phone" => Self::Icon(Icon::Phone),
            "place" => Self::Icon(Icon::Pin),
            "talk" => Self::Icon(Icon::Speech),
            "wait" => Self::Icon(Icon::Waiting),
            "face-1" => Self::Face("M8 17q4-5 8 0"),
            "face-2" => Self::Face("M8 16.500q4-2 8 0"),
            "face-3" => Self::Face("M8 16h8"),
            "face-4" => Self::Face("M8 15q4 2 8 0"),
            "face-5" => Self::Face("M8 14q4 5 8 0"),
            _ => return None,
        })
    }
}

/// The pictogram that words come with, if they come with one that the app has. The words say the same.
#[component]
pub fn PictogramView(
    /// What the words come with.
    media: Media,
    /// Whether it stands over a question and not beside a choice.
    large: bool,
) -> impl IntoView {
    let pictogram = media.image.as_deref().and_then(Pictogram::named)?;
    let drawn = match pictogram {
        Pictogram::Icon(icon) => view! { <IconView icon=icon /> }.into_any(),
        Pictogram::Face(mouth) => view! {
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d="M12 2.500a9.500 9.500 0 1 0 .01 0zM8.500 9v1.500M15.500 9v1.500" />
                <path d=mouth />
            </svg>
        }
        .into_any(),
    };
    Some(view! { <span class="pictogram" class:pictogram--large=large>{drawn}</span> })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictograms_are_found_by_the_name_of_the_file() {
        assert_eq!(Pictogram::named("jr://images/house.svg"), Some(Pictogram::Icon(Icon::House)));
        assert_eq!(Pictogram::named("no.png"), Some(Pictogram::Icon(Icon::Cross)));
        assert_eq!(Pictogram::named("jr://images/dragon.svg"), None);
    }
}
