//! Which of OpenActive's activities something is, by the words of its title.
//!
//! The ids and English names are those of the OpenActive activity list (CC BY 4.0,
//! <https://openactive.io/activity-list>). A title that says nothing of them is several sports at once.

use sammen_domain::Text;
use serde_json::{Value, json};

const LIST: &str = "https://openactive.io/activity-list";

/// A beginning or an end of a Danish or an English word, and what it says; the first that fits counts.
const WORDS: [(&str, Concept); 25] = [
    ("fodbold", FOOTBALL),
    ("football", FOOTBALL),
    ("badminton", Concept("c0360db0-a817-4bae-9167-40f89b49fc9e", "Badminton")),
    ("basket", Concept("e09776e6-f1b4-421b-b667-5c5913cf97aa", "Basketball")),
    ("håndbold", Concept("14232d6d-5e9d-493d-b4a9-ce2061b79ba5", "Handball")),
    ("bordtennis", Concept("1a05993d-b206-4efe-85da-646fa340bdf4", "Table Tennis")),
    ("boksning", Concept("d4417bb3-383f-489b-b0c7-731b82f3b220", "Boxing")),
    ("petanque", Concept("fc435509-332a-41db-b204-0da4153cf4f6", "Petanque")),
    ("yoga", Concept("bf1a5e00-cdcf-465d-8c5a-6f57040b7f7e", "Yoga")),
    ("pilates", Concept("3a6b1c08-7aa6-48d4-9690-dca9e0133057", "Pilates")),
    ("gymnastik", Concept("f6ccded0-2666-4a51-88a4-ed6905bb4313", "Gymnastics")),
    ("svømning", SWIMMING),
    ("svøm", SWIMMING),
    ("dans", Concept("6ca15167-51da-4d91-a1ae-8a45dc47b0ea", "Dance")),
    ("cykling", CYCLING),
    ("cykel", CYCLING),
    ("løb", RUNNING),
    ("løbe", RUNNING),
    ("gåtur", WALKING),
    ("gå", WALKING),
    ("vandring", WALKING),
    ("cirkeltræning", Concept("d22d1d7d-8a2f-4e18-88c8-80abcbdded9d", "Circuit Training")),
    ("styrketræning", GYM),
    ("redskaber", GYM),
    ("træning", Concept("984068a7-5b7b-4989-bb33-f96953d8960c", "Group Exercise")),
];

const FOOTBALL: Concept = Concept("0a5f732d-e806-4e51-ad40-0a7de0239c8c", "Football");
const SWIMMING: Concept = Concept("2750229d-b725-4171-9276-376be913957c", "Swimming");
const CYCLING: Concept = Concept("4a19873e-118e-43f4-b86e-05acba8fb1de", "Cycling");
const RUNNING: Concept = Concept("72ddb2dc-7d75-424e-880a-d90eabe91381", "Running");
const WALKING: Concept = Concept("95092977-5a20-4d6e-b312-8fddabe71544", "Walking");
const GYM: Concept = Concept("08d9368c-6c6c-44a3-84ef-a42ed00d529a", "Gym Workout");
const SEVERAL: Concept = Concept("26a7b902-1ddd-46fd-9371-853e414c9eb3", "Multisports");

/// An entry of the list: its id and its English name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Concept(&'static str, &'static str);

/// What a title says, as OpenActive writes it.
pub(super) fn concept(title: &Text) -> Value {
    let Concept(id, name) = find(title);
    json!({
        "@type": "Concept",
        "@id": format!("{LIST}#{id}"),
        "prefLabel": name,
        "inScheme": LIST,
    })
}

fn find(title: &Text) -> Concept {
    let titles: Vec<String> = title.iter().map(|(_, words)| words.to_lowercase()).collect();
    let says = |part: &str| titles.iter().any(|title| has_word(title, part));
    WORDS.iter().find(|(part, _)| says(part)).map_or(SEVERAL, |(_, concept)| *concept)
}

/// Whether a word is this; longer ones also where a word begins or ends so, since Danish joins words.
fn has_word(title: &str, part: &str) -> bool {
    let joins = part.chars().count() > 3;
    title
        .split(|letter: char| !letter.is_alphanumeric())
        .any(|word| word == part || (joins && (word.starts_with(part) || word.ends_with(part))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_which_sport_it_is() {
        let check = |title: &str, expected: &str| {
            assert_eq!(find(&Text::new("da", title)).1, expected, "{title}");
        };
        check("Pigefodbold på banen", "Football");
        check("Stoleyoga for ældre", "Yoga");
        check("Løb i mørket", "Running");
        check("Løbsk fantasi", "Multisports");
        check("Gå med i skoven", "Walking");
        check("Udendørs træning", "Group Exercise");
        check("Fædre og børn i hallen", "Multisports");
    }

    #[test]
    fn a_translation_says_it_too() {
        let title = Text::new("da", "Bold for alle").with("en", "Football for all");
        assert_eq!(concept(&title)["prefLabel"], "Football");
    }
}
