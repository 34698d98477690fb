//! What a message says, in the language of whoever gets it.

use chrono::DateTime;
use chrono_tz::Tz;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use sammen_domain::{Activity, Occurrence, UnixSeconds};
use serde_json::json;

use super::{Notice, NoticeKind};

/// The languages that messages are written in; Danish for whoever reads another.
const LANGUAGES: [(&str, &str); 2] = [
    ("da", include_str!("../../locales/da/notices.ftl")),
    ("en", include_str!("../../locales/en/notices.ftl")),
];

/// A message as the app's worker reads it: title, text, and the page that it leads to.
pub(super) fn message(
    notice: &Notice,
    date: &Occurrence,
    activity: &Activity,
    zone: Tz,
    language: &str,
) -> Vec<u8> {
    let words = Words::in_language(language);
    let mut values = FluentArgs::new();
    values.set("when", words.clock(date.starts_at, zone));
    if notice.kind == NoticeKind::Offer {
        values.set("until", words.clock(notice.ends_at, zone));
    }
    let message = json!({
        "title": activity.title.get(language),
        "body": words.say(notice.kind.as_str(), &values),
        "url": format!("/aktiviteter/{}?dato={}", activity.id, date.id),
    });
    message.to_string().into_bytes()
}

/// The words of one language.
struct Words(FluentBundle<FluentResource>);

impl Words {
    fn in_language(wanted: &str) -> Self {
        let known = LANGUAGES.into_iter().find(|(code, _)| *code == wanted);
        let (code, text) = known.unwrap_or(LANGUAGES[0]);
        let mut bundle = FluentBundle::new(code.parse().into_iter().collect());
        // The marks around values are for text of two directions, which these languages are not.
        bundle.set_use_isolating(false);
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Self(bundle)
    }

    fn say(&self, name: &str, values: &FluentArgs<'_>) -> String {
        let pattern = self.0.get_message(name).and_then(|message| message.value());
        let mut errors = Vec::new();
        pattern.map_or_else(String::new, |pattern| {
            self.0.format_pattern(pattern, Some(values), &mut errors).into_owned()
        })
    }

    fn clock(&self, instant: UnixSeconds, zone: Tz) -> String {
        let at = DateTime::from_timestamp(instant, 0).unwrap_or_default().with_timezone(&zone);
        let mut values = FluentArgs::new();
        for (name, format) in [("day", "%-d"), ("month", "%-m"), ("hour", "%H"), ("minute", "%M")] {
            values.set(name, at.format(format).to_string());
        }
        self.say("when", &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_notice_has_words_in_every_language() {
        for (language, _) in LANGUAGES {
            let words = Words::in_language(language);
            let mut values = FluentArgs::new();
            let clock = words.clock(1_800_172_800, chrono_tz::Europe::Copenhagen);
            values.set("when", clock.clone());
            values.set("until", "until");
            for kind in NoticeKind::ALL {
                let said = words.say(kind.as_str(), &values);
                assert!(said.contains(&clock) && !said.contains('{'), "{language}: {said}");
            }
        }
        let danish = Words::in_language("so").clock(1_800_172_800, Tz::UTC);
        assert_eq!(danish, "17.1. kl. 08.00");
    }
}
