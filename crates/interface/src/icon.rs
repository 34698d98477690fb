//! Our own line icons, 24 by 24.

use leptos::prelude::*;

/// An icon. It never stands without a word beside it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Icon {
    Alert,
    Back,
    Bookmark,
    Calendar,
    Check,
    Clock,
    Cloud,
    Coin,
    Cross,
    Forward,
    Help,
    House,
    Lock,
    Mail,
    Minus,
    More,
    People,
    Person,
    Phone,
    Pin,
    Plus,
    Search,
    Settings,
    Speech,
    Sync,
    Waiting,
}

impl Icon {
    /// The strokes of the icon.
    const fn path(self) -> &'static str {
        match self {
            Self::Alert => "M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.3",
            Self::Back => "M15 5l-7 7 7 7",
            Self::Bookmark => "M6 4h12v16l-6-4.5L6 20z",
            Self::Calendar => "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
            Self::Check => "M4.5 12.5l5 5 10-11",
            Self::Clock => "M12 3a9 9 0 1 0 .01 0zM12 7v5l3.5 2",
            Self::Cloud => {
                "M7 18a4 4 0 0 1-.3-8A5.5 5.5 0 0 1 17.3 9 4.5 4.5 0 0 1 17 18zM9.5 13.5l2 2 3.5-4"
            }
            Self::Coin => "M12 4a8 8 0 1 0 .01 0zM12 8v8M9.5 10.5h4a1.5 1.5 0 0 1 0 3h-4",
            Self::Cross => "M6 6l12 12M18 6 6 18",
            Self::Forward => "M9 5l7 7-7 7",
            Self::Help => {
                "M12 3a9 9 0 1 0 .01 0zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7M12 16.8v.3"
            }
            Self::House => "M3 20h18M5 20V9l5-4v15M10 20V4h9v16M13 8h3M13 12h3M13 16h3",
            Self::Lock => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
            Self::Mail => "M3 6h18v12H3zM3 7l9 6.5L21 7",
            Self::Minus => "M5 12h14",
            Self::More => {
                "M4.6 12a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0M11.6 12a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0M18.600 12a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0"
            }
            Self::People => {
                "M9 11a3.2 3.2 0 1 0-.01 0zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 11.5a2.7 2.7 0 1 0-1.5-5M17.5 14.4c2.2.6 3.5 2.4 3.5 5.1"
            }
            Self::Person => "M12 11.500a3.800 3.800 0 1 0-.01 0zM5 20c0-4 3-6 7-6s7 2 7 6",
            Self::Phone => "M7 3h10v18H7zM11 18h2",
            Self::Pin => {
                "M12 21c4.5-5 7-8.400 7-11.300A7 7 0 0 0 5 9.700C5 12.600 7.500 16 12 21zM12 7.500a2.300 2.300 0 1 0 .01 0z"
            }
            Self::Plus => "M12 5v14M5 12h14",
            Self::Search => "M10.500 4a6.500 6.500 0 1 0 .01 0zM15.500 15.500 20.500 20.500",
            Self::Settings => "M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h9M17 17h3M15 15v4",
            Self::Speech => "M4 5h16v11H11l-5 4v-4H4z",
            Self::Sync => {
                "M4 12a8 8 0 0 1 13.700-5.600L20 9M20 4v5h-5M20 12a8 8 0 0 1-13.700 5.600L4 15M4 20v-5h5"
            }
            Self::Waiting => "M7 3h10M7 21h10M8 3v4l4 5 4-5V3M8 21v-4l4-5 4 5v4",
        }
    }
}

/// Draws an icon; screen readers pass it over.
#[component]
pub fn IconView(
    /// Which icon.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.path() />
        </svg>
    }
}
