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

/// What is said.
pub(super) struct Said {
    /// The activity's title.
    pub(super) title: String,
    /// What happened, and when it is.
    pub(super) body: String,
    /// The page of the app that it leads to.
    pub(super) page: String,
    /// Words before the link that ends written messages.
    pub(super) before_end: String,
}

impl Said {
    /// As the app's worker reads it.
    pub(super) fn to_json(&self) -> Vec<u8> {
        let Self { title, body, page, .. } = self;
        json!({ "title": title, "body": body, "url": page }).to_string().into_bytes()
    }
}

/// What is to be said of a notice.
pub(super) fn say(
    notice: &Notice,
    date: &Occurrence,
    activity: &Activity,
    zone: Tz,
    language: &str,
) -> Said {
    let words = Words::in_language(language);
    let mut values = FluentArgs::new();
    values.set("when", words.clock(date.starts_at, zone));
    if notice.kind == NoticeKind::Offer {
        values.set("until", words.clock(notice.ends_at, zone));
    }
    Said {
        title: activity.title.get(language).to_owned(),
        body: words.say(notice.kind.as_str(), &values),
        page: format!("/aktiviteter/{}?dato={}", activity.id, date.id),
        before_end: words.say("before-end", &FluentArgs::new()),
    }
}

/// The page behind the link that ends written messages: a question with a button, or that they have ended.
pub(crate) fn ending_page(language: &str, has_ended: bool) -> String {
    let words = Words::in_language(language);
    let say = |name: &str| words.say(name, &FluentArgs::new());
    let said = if has_ended {
        format!("<p>{}</p>", say("has-ended"))
    } else {
        let (question, button) = (say("end-question"), say("end-button"));
        format!("<form method=\"post\"><p>{question}</p><button>{button}</button></form>")
    };
    let locale = words.0.locales.first().map(ToString::to_string).unwrap_or_default();
    format!(
        "<!doctype html><html lang=\"{locale}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Sammen</title>\
         <main><h1>Sammen</h1>{said}</main></html>"
    )
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
