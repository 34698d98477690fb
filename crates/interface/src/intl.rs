//! Dates, times and numbers as the browser's `Intl` writes them in the person's language.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use sammen_domain::{LocalDate, LocalDateTime, MinuteOfDay, UnixSeconds, Weekday};
use sammen_i18n::{Locale, PluralCategory};
use wasm_bindgen::{JsCast, JsValue};

const MS_PER_DAY: f64 = 86_400_000.0;

thread_local! {
    /// What the browser has made, by language and by what it writes. Making one takes a cheap phone a millisecond or more, and
    /// a list of people needs some for each of them.
    static MADE: RefCell<Vec<(Locale, Box<str>, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// How much of a date is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DateStyle {
    /// `tor`
    WeekdayShort,
    /// `torsdag`
    Weekday,
    /// `nov`
    MonthShort,
    /// `torsdag den 21. november`
    Full,
    /// `tor. 21. nov.`
    Short,
    /// `21. november 2026`
    WithYear,
}

/// The plural category of a number in a language.
#[must_use]
pub fn plural(locale: Locale, number: u32) -> PluralCategory {
    let make = || Intl::PluralRules::new(&locales(locale), &Object::new());
    let rules: Intl::PluralRules = made(locale, "plural", make);
    match String::from(rules.select(f64::from(number))).as_str() {
        "zero" => PluralCategory::Zero,
        "one" => PluralCategory::One,
        "two" => PluralCategory::Two,
        "few" => PluralCategory::Few,
        "many" => PluralCategory::Many,
        _ => PluralCategory::Other,
    }
}

/// A date in words.
#[must_use]
pub fn date(locale: Locale, date: LocalDate, style: DateStyle) -> String {
    let options: &[(&str, &str)] = match style {
        DateStyle::WeekdayShort => &[("weekday", "short")],
        DateStyle::Weekday => &[("weekday", "long")],
        DateStyle::MonthShort => &[("month", "short")],
        DateStyle::Full => &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
        DateStyle::Short => &[("weekday", "short"), ("day", "numeric"), ("month", "short")],
        DateStyle::WithYear => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
    };
    let text = write_utc(locale, options, f64::from(date.0) * MS_PER_DAY);
    // Danish short forms end in a full stop, which is clutter in a day block.
    match style {
        DateStyle::WeekdayShort | DateStyle::MonthShort => text.trim_end_matches('.').to_owned(),
        _ => text,
    }
}

/// The number of a date's day in its month.
#[must_use]
pub fn day_of_month(date: LocalDate) -> u32 {
    Date::new(&JsValue::from_f64(f64::from(date.0) * MS_PER_DAY)).get_utc_date()
}

/// The date for HTML's `datetime` attribute: `2026-11-21`.
#[must_use]
pub fn iso_date(date: LocalDate) -> String {
    let text = Date::new(&JsValue::from_f64(f64::from(date.0) * MS_PER_DAY)).to_iso_string();
    String::from(text).split('T').next().unwrap_or_default().to_owned()
}

/// Reads `2026-11-21`.
#[must_use]
pub fn parse_iso_date(text: &str) -> Option<LocalDate> {
    let ms = Date::parse(text);
    #[expect(clippy::cast_possible_truncation, reason = "dates of our era fit; NaN is passed over")]
    (!ms.is_nan()).then(|| LocalDate((ms / MS_PER_DAY).floor() as i32))
}

/// A clock: `18.30` in Danish.
#[must_use]
pub fn time(locale: Locale, minute: MinuteOfDay) -> String {
    let options = [("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];
    write_utc(locale, &options, f64::from(minute) * 60_000.0)
}

/// A weekday's name.
#[must_use]
pub fn weekday(locale: Locale, weekday: Weekday) -> String {
    // 1970-01-05 was a Monday.
    date(locale, LocalDate(4 + weekday as i32), DateStyle::Weekday)
}

/// An amount of øre as kroner: `20` or `12,50`.
#[must_use]
pub fn kroner(locale: Locale, oere: u32) -> String {
    let options = Object::new();
    let digits = if oere.is_multiple_of(100) { 0.0 } else { 2.0 };
    set(&options, "minimumFractionDigits", &digits.into());
    let format = Intl::NumberFormat::new(&locales(locale), &options);
    let write = format.format();
    write
        .call1(&JsValue::UNDEFINED, &JsValue::from_f64(f64::from(oere) / 100.0))
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| (oere / 100).to_string())
}

/// A language's name in another: `arabisk`.
#[must_use]
pub fn language_name(locale: Locale, code: &str) -> String {
    let name = || -> Option<String> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let constructor: js_sys::Function =
            Reflect::get(&intl, &"DisplayNames".into()).ok()?.into();
        let options = Object::new();
        set(&options, "type", &"language".into());
        let arguments = Array::of2(&locales(locale), &options);
        let names = Reflect::construct(&constructor, &arguments).ok()?;
        let of: js_sys::Function = Reflect::get(&names, &"of".into()).ok()?.into();
        of.call1(&names, &code.into()).ok()?.as_string()
    };
    name().unwrap_or_else(|| code.to_owned())
}

/// An instant as a local date and clock in a time zone.
#[must_use]
pub fn local(time_zone: &str, instant: UnixSeconds) -> LocalDateTime {
    let options = [
        ("year", "numeric"),
        ("month", "2-digit"),
        ("day", "2-digit"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("hourCycle", "h23"),
    ];
    // Swedish writes dates as ISO 8601 does: `2026-11-21 18:30`.
    let swedish = Array::of1(&"sv-SE".into());
    let make = || writer(&swedish, time_zone, &options);
    let text = write(&made(Locale::Da, time_zone, make), instant_ms(instant));
    let (date, clock) = text.split_once(' ').unwrap_or((&text, ""));
    let (hour, minute) = clock.split_once(':').unwrap_or(("0", "0"));
    LocalDateTime {
        date: parse_iso_date(date).unwrap_or_default(),
        minute: hour.parse().unwrap_or(0) * 60 + minute.parse().unwrap_or(0),
    }
}

#[expect(clippy::cast_precision_loss, reason = "seconds of our era are exact in f64")]
fn instant_ms(instant: UnixSeconds) -> f64 {
    instant as f64 * 1_000.0
}

fn write_utc(locale: Locale, options: &[(&str, &str)], ms: f64) -> String {
    let what: String = options.iter().flat_map(|(name, value)| [*name, *value]).collect();
    write(&made(locale, &what, || writer(&locales(locale), "UTC", options)), ms)
}

/// What writes moments in a time zone.
fn writer(locales: &Array, time_zone: &str, options: &[(&str, &str)]) -> Function {
    let bag = Object::new();
    for (name, value) in [("timeZone", time_zone)].iter().chain(options) {
        set(&bag, name, &(*value).into());
    }
    Intl::DateTimeFormat::new(locales, &bag).format()
}

fn write(writer: &Function, ms: f64) -> String {
    let text = writer.call1(&JsValue::UNDEFINED, &JsValue::from_f64(ms));
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// What writes this in a language: made the first time, and kept.
fn made<T: JsCast>(locale: Locale, what: &str, make: impl FnOnce() -> T) -> T {
    let known = MADE.with_borrow(|made| {
        let found = made.iter().find(|(of, kept, _)| (*of, &**kept) == (locale, what));
        found.map(|(_, _, value)| value.clone())
    });
    let value = known.unwrap_or_else(|| {
        let value: JsValue = make().into();
        MADE.with_borrow_mut(|made| made.push((locale, what.into(), value.clone())));
        value
    });
    value.unchecked_into()
}

fn locales(locale: Locale) -> Array {
    // English as it is written in Europe: day before month.
    Array::of1(&if locale == Locale::En { "en-GB" } else { locale.code() }.into())
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a field of a fresh object cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}
