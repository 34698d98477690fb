//! Pictures beside words: a form's own, and small ones of the app's by the names that forms call them.

use leptos::prelude::*;
use sammen_xforms::xform::Media;

use super::{answering::Answering, media::object_address};
use crate::components::{Icon, IconView};

/// A pictogram: one of the app's icons, or a face.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Pictogram {
    Icon(Icon),
    /// The line of the mouth.
    Face(&'static str),
}

impl Pictogram {
    fn named(name: &str) -> Option<Self> {
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

/// The picture that words come with: the form's own, or one that the app has under its name. Where there are words, they
/// say the same.
#[component]
pub fn PictureOf(
    /// Who answers.
    answering: Answering,
    /// What the words come with.
    media: Media,
    /// The words.
    #[prop(into)]
    words: String,
    /// Whether it stands over a question and not beside a choice.
    large: bool,
) -> impl IntoView {
    let address = media.image?;
    let own = answering
        .session
        .with_untracked(|session| session.form().media_file(&address).and_then(object_address));
    if let Some(source) = own {
        let alt = if words.is_empty() { named(&address).to_owned() } else { String::new() };
        let picture = view! {
            <img class="survey__picture" class:survey__picture--large=large src=source alt=alt />
        };
        return Some(picture.into_any());
    }
    let drawn = match Pictogram::named(named(&address))? {
        Pictogram::Icon(icon) => view! { <IconView icon=icon /> }.into_any(),
        Pictogram::Face(mouth) => view! {
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d="M12 2.500a9.500 9.500 0 1 0 .01 0zM8.500 9v1.500M15.500 9v1.500" />
                <path d=mouth />
            </svg>
        }
        .into_any(),
    };
    Some(view! { <span class="pictogram" class:pictogram--large=large>{drawn}</span> }.into_any())
}

/// A file's name without folder and ending, as in `jr://images/house.svg`.
fn named(address: &str) -> &str {
    let name = address.rsplit('/').next().unwrap_or(address);
    name.split('.').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use sammen_xforms::xform::PICTOGRAMS;

    use super::*;

    #[test]
    fn pictograms_are_found_by_the_name_of_the_file() {
        let of = |address| Pictogram::named(named(address));
        assert_eq!(of("jr://images/house.svg"), Some(Pictogram::Icon(Icon::House)));
        assert_eq!(of("no.png"), Some(Pictogram::Icon(Icon::Cross)));
        assert_eq!(of("jr://images/dragon.svg"), None);
    }

    #[test]
    fn every_pictogram_that_workbooks_may_name_is_drawn() {
        let missing: Vec<_> =
            PICTOGRAMS.iter().filter(|name| Pictogram::named(name).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
