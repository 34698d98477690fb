//! What registering for an activity asks for and gives: the columns of `activities` that say so.

use sammen_domain::{Covers, Held, LocalDate, MinuteOfDay, Terms};

use super::{problem::ProblemKind, row::RowReader, value};

/// Seats that one activity may have.
pub(super) const CAPACITY_MAX: u32 = 10_000;
/// Persons that one household may bring unless the row says otherwise.
const HOUSEHOLD_MAX: u32 = 10;
/// A year, in hours.
const HOURS_MAX: u32 = 8_784;
/// A month, in hours: a household that is asked for longer holds others up.
const OFFER_HOURS_MAX: u32 = 744;

/// Columns that mean something only where people register.
pub(super) const COLUMNS: [&str; 13] = [
    "maximum_attendee_capacity",
    "household_max",
    "names_required",
    "opens_hours_before",
    "opens_date",
    "opens_time",
    "closes_hours_before",
    "register_for",
    "guardians",
    "offer_hours",
    "held_seats",
    "held_until_hours_before",
    "numbered_seats",
];

/// When registration opens, by the clocks of the area.
pub(super) type Opening = (LocalDate, MinuteOfDay);

/// Reads what registering asks for; the dates of a series and the instant at which it opens are filled in when
/// they are known.
pub(super) fn read(row: &mut RowReader<'_>) -> (Option<Terms>, Option<Opening>) {
    let hours = |cell: &_| value::number(cell, 0, HOURS_MAX);
    if !row.is_filled("maximum_attendee_capacity") {
        row.report("maximum_attendee_capacity", ProblemKind::CapacityMissing);
    }
    let seats = |cell: &_| value::number(cell, 1, CAPACITY_MAX);
    let capacity = row.optional("maximum_attendee_capacity", seats);
    let household = row.optional("household_max", |cell| value::number(cell, 1, 100));
    // Of numbered seats a household has one.
    let are_numbered = row.is_filled("numbered_seats");
    if are_numbered && household.is_some_and(|given| given > 1) {
        row.report("household_max", ProblemKind::NumberedSeatsShared);
    }
    let names_required = row.optional("names_required", value::yes_or_no).unwrap_or(false);
    let opens_hours_before = row.optional("opens_hours_before", hours);
    let closes_hours_before = row.optional("closes_hours_before", hours).unwrap_or(0);
    if opens_hours_before.is_some_and(|opens| opens <= closes_hours_before) {
        row.report("opens_hours_before", ProblemKind::OpensAfterItCloses);
    }
    let covers = row.optional("register_for", value::covers).unwrap_or(Covers::Date);
    let guardians = row.optional("guardians", value::yes_or_no).unwrap_or(false);
    if guardians && !row.is_filled("age_range") {
        row.report("guardians", ProblemKind::GuardiansWithoutAges);
    }
    let offer_hours = row.optional("offer_hours", |cell| value::number(cell, 1, OFFER_HOURS_MAX));
    let opening = read_opening(row);
    let held = read_held(row, capacity);
    let Some(capacity) = capacity else { return (None, opening) };
    if let Some(given) = household.filter(|given| *given > capacity) {
        row.report("household_max", ProblemKind::HouseholdAboveCapacity { given, capacity });
    }
    let usual = if are_numbered { 1 } else { HOUSEHOLD_MAX.min(capacity) };
    let household_max = household.unwrap_or(usual);
    let terms = Terms {
        household_max: u16::try_from(household_max).expect("a household has at most 100"),
        names_required,
        opens_hours_before,
        closes_hours_before,
        covers,
        guardians,
        offer_hours,
        held,
        ..Terms::new(capacity)
    };
    (Some(terms), opening)
}

fn read_opening(row: &mut RowReader<'_>) -> Option<Opening> {
    let date = row.optional("opens_date", value::date);
    let time = row.optional("opens_time", value::time);
    if !row.is_filled("opens_date") && row.is_filled("opens_time") {
        row.report("opens_date", ProblemKind::MissingCell);
    }
    // Without a clock it opens when the day begins.
    Some((date?, time.unwrap_or(0)))
}

fn read_held(row: &mut RowReader<'_>, capacity: Option<u32>) -> Option<Held> {
    let most = capacity.unwrap_or(CAPACITY_MAX);
    let seats = row.optional("held_seats", |cell| value::number(cell, 1, most));
    let hours = row.optional("held_until_hours_before", |cell| value::number(cell, 0, HOURS_MAX));
    if !row.is_filled("held_seats") && row.is_filled("held_until_hours_before") {
        row.report("held_until_hours_before", ProblemKind::NothingHeld);
    }
    // Held to the end, unless the row says otherwise.
    Some(Held { seats: seats?, released_hours_before: hours.unwrap_or(0) })
}
