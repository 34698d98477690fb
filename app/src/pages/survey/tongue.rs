//! The language that somebody answers in: what stands around the questions is said in it too.

use std::cell::RefCell;

use js_sys::{Array, Date, Intl::PluralRules, Object, Reflect};
use leptos::prelude::*;
use sammen_domain::LocalDate;
use sammen_i18n::{PluralCategory, SurveyMessages, Tongue};

use super::words::direction;
use crate::{state::AppState, words::locale};

const MS_PER_DAY: f64 = 86_400_000.0;

thread_local! {
    /// What knows the plurals of the language that was spoken last: making it takes a cheap phone a millisecond or more.
    static RULES: RefCell<Option<(Tongue, PluralRules)>> = const { RefCell::new(None) };
}

/// The code of the form's language that somebody answers in, for all that is shown below; empty until one is chosen. Copy.
#[derive(Clone, Copy)]
pub struct Chosen(RwSignal<String>);

impl Chosen {
    /// For what is shown from here on. Nothing is chosen yet.
    pub fn provide() -> Self {
        let chosen = Self(RwSignal::default());
        provide_context(chosen);
        chosen
    }

    /// What is chosen where this is shown.
    pub fn here() -> Option<Self> {
        use_context()
    }

    /// The code; empty while nothing is chosen, and once what it was chosen for is gone. Does not track it.
    pub fn code(self) -> String {
        self.0.try_get_untracked().unwrap_or_default()
    }

    /// Tracks it.
    pub fn track(self) {
        self.0.track();
    }

    /// Chooses a language of the form.
    pub fn choose(self, code: &str) {
        // What is shown below may be gone meanwhile.
        if self.0.try_with_untracked(|chosen| chosen != code) == Some(true) {
            self.0.set(code.to_owned());
        }
    }

    /// On a device that is handed round: speaks a language until the next person comes, who has chosen none. It is kept
    /// nowhere. The whole page is in it.
    pub fn speak_for_now(self, app: AppState, code: &str) {
        app.speak_for_now(code);
        self.choose(code);
        let tongue = Tongue::from_code(code).unwrap_or_else(|| app.locale.get_untracked().into());
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", tongue.code());
            let _ = root.set_attribute("dir", direction(tongue.code()));
        }
    }
}

/// The words around the questions. Does not track the language: another one makes every page anew.
pub fn around() -> SurveyMessages {
    SurveyMessages::new(tongue(), plural)
}

/// The language around the questions: the form's that was chosen, where we have it; else the app's. Does not track it.
pub fn tongue() -> Tongue {
    let chosen = Chosen::here().and_then(|chosen| Tongue::from_code(&chosen.code()));
    chosen.unwrap_or_else(|| locale().into())
}

/// A date in words: `21. november 2026`.
pub fn date(date: LocalDate) -> String {
    let options = Object::new();
    for (name, value) in
        [("day", "numeric"), ("month", "long"), ("year", "numeric"), ("timeZone", "UTC")]
    {
        // A plain object takes any property.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let date = Date::new(&(f64::from(date.0) * MS_PER_DAY).into());
    date.to_locale_date_string(tag(tongue()), &options).into()
}

fn plural(tongue: Tongue, number: u32) -> PluralCategory {
    let select = |rules: &PluralRules| String::from(rules.select(f64::from(number)));
    let name = RULES.with_borrow_mut(|known| match known {
        Some((of, rules)) if *of == tongue => select(rules),
        _ => {
            let rules = PluralRules::new(&Array::of1(&tag(tongue).into()), &Object::new());
            select(&known.insert((tongue, rules)).1)
        }
    });
    PluralCategory::from_name(&name)
}

/// What the browser knows a language by: with the calendar and the digits of the letters and forms that people here get.
fn tag(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::En => "en-GB",
        Tongue::Ar => "ar-u-ca-gregory-nu-latn",
        Tongue::Fa => "fa-u-ca-gregory-nu-latn",
        Tongue::Ur => "ur-u-ca-gregory-nu-latn",
        other => other.code(),
    }
}
