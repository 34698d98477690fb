//! What a cell means: one function per kind of value, each with its own problem.

use sammen_domain::{
    ActivityState, Audience, Cost, Covers, Language, LocalDate, MinuteOfDay, Theme,
};

use super::{calendar, cell::Cell, problem::ProblemKind};

/// Words of a cell, and what they mean.
pub(super) type Vocabulary<T, const N: usize> = [(&'static str, T); N];

pub(super) const AUDIENCES: Vocabulary<Audience, 7> = [
    ("everyone", Audience::Everyone),
    ("children", Audience::Children),
    ("young", Audience::Young),
    ("adults", Audience::Adults),
    ("families", Audience::Families),
    ("elders", Audience::Elders),
    ("women", Audience::Women),
];

pub(super) const THEMES: Vocabulary<Theme, 10> = [
    ("community", Theme::Community),
    ("food", Theme::Food),
    ("culture", Theme::Culture),
    ("sport", Theme::Sport),
    ("advice", Theme::Advice),
    ("learning", Theme::Learning),
    ("green", Theme::Green),
    ("parenting", Theme::Parenting),
    ("play", Theme::Play),
    ("market", Theme::Market),
];

/// The two-letter codes of ISO 639-1.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch \
    co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha \
    he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks \
    ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no \
    nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq \
    sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi \
    yo za zh zu";

/// The longest price in kroner; more is a slip of the finger.
const KRONER_MAX: u32 = 10_000;

/// How one joins, before its numbers are read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum SignUpWord {
    DropIn,
    Registration,
}

/// A vocabulary's words, for a message.
pub(super) fn known<T, const N: usize>(words: &Vocabulary<T, N>) -> String {
    words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
}

/// What somebody wrote, short enough for a message.
pub(super) fn given(cell: &Cell) -> String {
    const CHARACTERS_MAX: usize = 60;
    let written = cell.to_string();
    match written.char_indices().nth(CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", &written[..end]),
        None => written,
    }
}

/// A text; a number is taken as it is written.
pub(super) fn text(cell: &Cell) -> Result<String, ProblemKind> {
    match cell {
        Cell::Empty => Ok(String::new()),
        Cell::Text(text) => Ok(text.clone()),
        Cell::Number(number) => Ok(number.to_string()),
        Cell::Bool(_) | Cell::Date(_) | Cell::Time(_) | Cell::OddDate(_) => {
            Err(ProblemKind::NotText { given: given(cell) })
        }
        Cell::Error(error) => Err(ProblemKind::BrokenFormula { given: error.clone() }),
    }
}

/// The parts of a list separated by blanks, commas or semicolons.
pub(super) fn list(cell: &Cell) -> Result<Vec<String>, ProblemKind> {
    let separator = |c: char| c.is_whitespace() || c == ',' || c == ';';
    let text = text(cell)?;
    Ok(text.split(separator).filter(|part| !part.is_empty()).map(str::to_lowercase).collect())
}

fn words<T: Copy + PartialEq, const N: usize>(
    cell: &Cell,
    vocabulary: &Vocabulary<T, N>,
    unknown: impl Fn(String) -> ProblemKind,
) -> Result<Vec<T>, ProblemKind> {
    let mut found = Vec::new();
    for part in list(cell)? {
        match vocabulary.iter().find(|(word, _)| *word == part) {
            Some((_, value)) if found.contains(value) => {}
            Some((_, value)) => found.push(*value),
            None => return Err(unknown(part)),
        }
    }
    // Only separators is as good as empty.
    if found.is_empty() { Err(ProblemKind::MissingCell) } else { Ok(found) }
}

pub(super) fn audiences(cell: &Cell) -> Result<Vec<Audience>, ProblemKind> {
    words(cell, &AUDIENCES, |given| ProblemKind::UnknownAudience { given })
}

pub(super) fn themes(cell: &Cell) -> Result<Vec<Theme>, ProblemKind> {
    words(cell, &THEMES, |given| ProblemKind::UnknownTheme { given })
}

pub(super) fn languages(cell: &Cell) -> Result<Vec<Language>, ProblemKind> {
    let mut codes = Vec::new();
    for part in list(cell)? {
        let code = language(&part)?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Ok(codes)
}

pub(super) fn language(code: &str) -> Result<Language, ProblemKind> {
    if code.len() == 2 && LANGUAGES.split_whitespace().any(|known| known == code) {
        Ok(code.into())
    } else {
        Err(ProblemKind::UnknownLanguage { given: code.into() })
    }
}

pub(super) fn sign_up(cell: &Cell) -> Result<SignUpWord, ProblemKind> {
    match text(cell)?.to_lowercase().as_str() {
        "drop-in" => Ok(SignUpWord::DropIn),
        "registration" => Ok(SignUpWord::Registration),
        _ => Err(ProblemKind::UnknownSignUp { given: given(cell) }),
    }
}

/// What one registration is for; the dates of a series are filled in when they are known.
pub(super) fn covers(cell: &Cell) -> Result<Covers, ProblemKind> {
    match text(cell)?.to_lowercase().as_str() {
        "date" => Ok(Covers::Date),
        "series" => Ok(Covers::Series(Vec::new())),
        _ => Err(ProblemKind::UnknownCovers { given: given(cell) }),
    }
}

pub(super) fn activity_state(cell: &Cell) -> Result<ActivityState, ProblemKind> {
    match text(cell)?.to_lowercase().as_str() {
        "running" => Ok(ActivityState::Running),
        "cancelled" => Ok(ActivityState::Cancelled),
        _ => Err(ProblemKind::UnknownStatus { given: given(cell), known: "running or cancelled" }),
    }
}

pub(super) fn yes_or_no(cell: &Cell) -> Result<bool, ProblemKind> {
    match cell {
        Cell::Bool(yes) => Ok(*yes),
        other => match other.to_string().to_lowercase().as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(ProblemKind::NotYesOrNo { given: given(cell) }),
        },
    }
}

/// A date: Excel's own, or text as `2026-09-03`.
pub(super) fn date(cell: &Cell) -> Result<LocalDate, ProblemKind> {
    match cell {
        Cell::Date(date) => Some(*date),
        Cell::Text(text) => iso_date(text),
        _ => None,
    }
    .ok_or_else(|| ProblemKind::NotADate { given: given(cell) })
}

fn iso_date(text: &str) -> Option<LocalDate> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || [year.len(), month.len(), day.len()] != [4, 2, 2] {
        return None;
    }
    calendar::date(digits(year)?, digits(month)?, digits(day)?)
}

/// A clock: Excel's own, or text as `18:30` or `18.30`.
pub(super) fn time(cell: &Cell) -> Result<MinuteOfDay, ProblemKind> {
    match cell {
        Cell::Time(minute) => Some(*minute),
        Cell::Text(text) => clock(text),
        _ => None,
    }
    .ok_or_else(|| ProblemKind::NotATime { given: given(cell) })
}

/// Reads `18:30` or `9.05`.
pub(super) fn clock(text: &str) -> Option<MinuteOfDay> {
    let (hour, minute) = text.split_once([':', '.'])?;
    if minute.len() != 2 || !(1..=2).contains(&hour.len()) {
        return None;
    }
    let (hour, minute): (MinuteOfDay, MinuteOfDay) = (digits(hour)?, digits(minute)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// A whole number within limits.
pub(super) fn number(cell: &Cell, min: u32, max: u32) -> Result<u32, ProblemKind> {
    let read = match cell {
        Cell::Text(text) => digits(text),
        Cell::Number(number)
            if number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(number) =>
        {
            Some(*number as u32)
        }
        _ => None,
    };
    read.filter(|number| (min..=max).contains(number)).ok_or_else(|| ProblemKind::NotANumber {
        given: given(cell),
        min,
        max,
    })
}

/// Kroner: `0`, `20`, `12,50` or `50/household`.
pub(super) fn price(cell: &Cell) -> Result<Cost, ProblemKind> {
    let bad = || ProblemKind::NotAPrice { given: given(cell) };
    let written = match cell {
        Cell::Text(text) => text.to_lowercase(),
        Cell::Number(number) => number.to_string(),
        _ => return Err(bad()),
    };
    let (amount, unit) = match written.split_once('/') {
        Some((amount, unit)) => (amount.trim_end(), Some(unit.trim_start())),
        None => (written.as_str(), None),
    };
    let oere = oere(amount).ok_or_else(bad)?;
    match unit {
        _ if oere == 0 && unit.is_none_or(|unit| matches!(unit, "household" | "person")) => {
            Ok(Cost::Free)
        }
        None | Some("person") => Ok(Cost::PerPerson(oere)),
        Some("household") => Ok(Cost::PerHousehold(oere)),
        Some(_) => Err(bad()),
    }
}

/// `12,5`, `12,50` or `12.50` as 1250.
fn oere(amount: &str) -> Option<u32> {
    let (kroner, part) = amount.split_once([',', '.']).unwrap_or((amount, "0"));
    let kroner: u32 = digits(kroner)?;
    let part: u32 = match part.len() {
        1 => digits::<u32>(part)? * 10,
        2 => digits(part)?,
        _ => return None,
    };
    (kroner <= KRONER_MAX).then(|| kroner * 100 + part)
}

/// Youngest and oldest: `6-12`.
pub(super) fn ages(cell: &Cell) -> Result<(u8, u8), ProblemKind> {
    const AGE_MAX: u8 = 120;
    let read = |text: &str| {
        let (youngest, oldest) = text.split_once(['-', '–'])?;
        let ages: (u8, u8) = (digits(youngest.trim())?, digits(oldest.trim())?);
        (ages.0 <= ages.1 && ages.1 <= AGE_MAX).then_some(ages)
    };
    match cell {
        Cell::Text(text) => read(text),
        _ => None,
    }
    .ok_or_else(|| ProblemKind::NotAges { given: given(cell) })
}

pub(super) fn email(cell: &Cell) -> Result<String, ProblemKind> {
    let address = text(cell)?;
    let parts = address.split_once('@').is_some_and(|(name, place)| {
        !name.is_empty() && place.contains('.') && !place.contains('@') && !place.ends_with('.')
    });
    if parts && !address.contains(char::is_whitespace) {
        Ok(address)
    } else {
        Err(ProblemKind::NotAnEmail { given: given(cell) })
    }
}

pub(super) fn url(cell: &Cell) -> Result<String, ProblemKind> {
    let address = text(cell)?;
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    if rest.is_some_and(|rest| !rest.is_empty()) && !address.contains(char::is_whitespace) {
        Ok(address)
    } else {
        Err(ProblemKind::NotAUrl { given: given(cell) })
    }
}

pub(super) fn telephone(cell: &Cell) -> Result<String, ProblemKind> {
    let number = text(cell)?;
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let plain = number
        .char_indices()
        .all(|(at, c)| c.is_ascii_digit() || c == ' ' || (c == '+' && at == 0));
    if plain && (3..=15).contains(&digits) {
        Ok(number)
    } else {
        Err(ProblemKind::NotATelephone { given: given(cell) })
    }
}

/// A number of digits only: no sign, no blanks.
fn digits<T: core::str::FromStr>(text: &str) -> Option<T> {
    let only_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if only_digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: PartialEq + core::fmt::Debug>(
        read: impl Fn(&Cell) -> Result<T, ProblemKind>,
        typed: &str,
        expect: Option<T>,
    ) {
        assert_eq!(read(&Cell::text(typed)).ok(), expect, "{typed:?}");
    }

    #[test]
    fn every_audience_and_theme_has_a_word() {
        assert_eq!(AUDIENCES.map(|(_, audience)| audience), Audience::ALL);
        assert_eq!(THEMES.map(|(_, theme)| theme), Theme::ALL);
    }

    #[test]
    fn reads_lists() {
        check(audiences, "women", Some(vec![Audience::Women]));
        let two = Some(vec![Audience::Children, Audience::Families]);
        check(audiences, "children families", two.clone());
        check(audiences, "Children, families;children", two);
        check(audiences, "børn", None);
        check(audiences, ",", None);
        check(themes, "food; green", Some(vec![Theme::Food, Theme::Green]));
        check(languages, "da en", Some(vec!["da".into(), "en".into()]));
        check(languages, "dk", None);
        check(languages, "dansk", None);
    }

    #[test]
    fn reads_dates_as_iso_only() {
        check(date, "1970-01-01", None);
        check(date, "2026-09-03", Some(LocalDate(20_699)));
        check(date, "2026-9-3", None);
        check(date, "03.09.2026", None);
        check(date, "2026-02-29", None);
        check(date, "2026-09-03-01", None);
    }

    #[test]
    fn reads_clocks() {
        check(time, "18:30", Some(1110));
        check(time, "9.05", Some(545));
        check(time, "00:00", Some(0));
        for typed in ["24:00", "18:60", "18", "18:3", "kl. 18", "-1:00", "1e:00"] {
            check(time, typed, None);
        }
    }

    #[test]
    fn reads_prices() {
        check(price, "0", Some(Cost::Free));
        check(price, "20", Some(Cost::PerPerson(2000)));
        check(price, "12,50", Some(Cost::PerPerson(1250)));
        check(price, "12.5", Some(Cost::PerPerson(1250)));
        check(price, "50/household", Some(Cost::PerHousehold(5000)));
        check(price, "50 / household", Some(Cost::PerHousehold(5000)));
        assert_eq!(price(&Cell::Number(12.5)), Ok(Cost::PerPerson(1250)));
        for typed in ["20 kr.", "-20", "gratis", "50/family", "0/x", "1,234", "20000", "٣"] {
            check(price, typed, None);
        }
    }

    #[test]
    fn reads_numbers_and_ages() {
        let to_forty = |cell: &Cell| number(cell, 1, 40);
        check(to_forty, "40", Some(40));
        check(to_forty, "41", None);
        check(to_forty, "4,5", None);
        assert_eq!(to_forty(&Cell::Number(8.0)), Ok(8));
        assert!(to_forty(&Cell::Number(8.5)).is_err());
        assert!(to_forty(&Cell::Number(f64::NAN)).is_err());
        check(ages, "6-12", Some((6, 12)));
        check(ages, "15 – 29", Some((15, 29)));
        for typed in ["12-6", "6", "6+", "6-300"] {
            check(ages, typed, None);
        }
    }

    #[test]
    fn reads_contacts() {
        check(email, "raad@naboer.example", Some("raad@naboer.example".into()));
        for typed in ["raad", "raad@naboer", "@naboer.example", "a b@c.example", "a@b@c.dk"] {
            check(email, typed, None);
        }
        check(url, "https://naboer.example/raad", Some("https://naboer.example/raad".into()));
        for typed in ["naboer.example", "javascript:alert(1)", "https://"] {
            check(url, typed, None);
        }
        check(telephone, "+45 39 00 00 00", Some("+45 39 00 00 00".into()));
        for typed in ["12", "39-00", "39+1234", "ring"] {
            check(telephone, typed, None);
        }
    }
}
