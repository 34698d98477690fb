//! The sheets of a workbook and the columns each may have.

/// A sheet; the order is that of reading and of reporting.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Sheet {
    Area,
    Partners,
    Places,
    Services,
    Activities,
    Dates,
    Questions,
    Choices,
}

/// A column that a sheet may have.
#[derive(Debug)]
pub(super) struct Column {
    /// Its heading.
    pub(super) name: &'static str,
    /// Whether the column must be there and every row must fill it.
    pub(super) needed: bool,
    /// Whether `name::English (en)` may stand beside it.
    pub(super) translated: bool,
}

const fn needed(name: &'static str) -> Column {
    Column { name, needed: true, translated: false }
}
const fn needed_text(name: &'static str) -> Column {
    Column { name, needed: true, translated: true }
}
const fn optional(name: &'static str) -> Column {
    Column { name, needed: false, translated: false }
}
const fn optional_text(name: &'static str) -> Column {
    Column { name, needed: false, translated: true }
}

const AREA: &[Column] =
    &[needed("key"), needed_text("name"), needed_text("part_of"), optional("time_zone")];

const PARTNERS: &[Column] = &[
    needed("key"),
    needed_text("name"),
    optional_text("description"),
    optional("email"),
    optional("telephone"),
    optional("url"),
];

const PLACES: &[Column] = &[
    needed("key"),
    needed_text("name"),
    optional_text("description"),
    needed_text("address"),
    optional_text("accessibility"),
    optional("opening_hours"),
    optional("partner"),
];

const SERVICES: &[Column] = &[
    needed("key"),
    needed_text("name"),
    needed_text("description"),
    optional_text("audience"),
    optional("partner"),
    optional("place"),
    optional("opening_hours"),
    optional("email"),
    optional("telephone"),
    optional("url"),
];

const ACTIVITIES: &[Column] = &[
    needed("key"),
    needed_text("title"),
    needed_text("description"),
    needed("place"),
    needed("organizer"),
    needed("audience"),
    optional("age_range"),
    needed("theme"),
    optional("price"),
    optional("languages"),
    needed("sign_up"),
    optional("maximum_attendee_capacity"),
    optional("household_max"),
    optional("names_required"),
    optional("opens_hours_before"),
    optional("closes_hours_before"),
    optional("opens_date"),
    optional("opens_time"),
    optional("register_for"),
    optional("guardians"),
    optional("offer_hours"),
    optional("held_seats"),
    optional("held_until_hours_before"),
    optional_text("numbered_seats"),
    needed("start_date"),
    needed("start_time"),
    needed("end_time"),
    optional("rrule"),
    optional("calendar"),
    optional("status"),
    optional("programme"),
];

const DATES: &[Column] = &[
    needed("activity"),
    needed("date"),
    needed("status"),
    optional_text("reason"),
    optional("new_date"),
    optional("start_time"),
    optional("end_time"),
    optional("maximum_attendee_capacity"),
];

const QUESTIONS: &[Column] = &[
    needed("activity"),
    needed("key"),
    needed_text("question"),
    needed("answer"),
    optional("asked_of"),
    optional("required"),
];

const CHOICES: &[Column] =
    &[needed("activity"), needed("question"), needed("key"), needed_text("label")];

impl Sheet {
    pub(super) const ALL: [Self; 8] = [
        Self::Area,
        Self::Partners,
        Self::Places,
        Self::Services,
        Self::Activities,
        Self::Dates,
        Self::Questions,
        Self::Choices,
    ];

    /// Whether a row's key is its own within the whole sheet.
    pub(super) fn has_own_keys(self) -> bool {
        !matches!(self, Self::Dates | Self::Questions | Self::Choices)
    }

    /// What the sheet is called in the workbook, and a CSV file without its extension.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Partners => "partners",
            Self::Places => "places",
            Self::Services => "services",
            Self::Activities => "activities",
            Self::Dates => "dates",
            Self::Questions => "questions",
            Self::Choices => "choices",
        }
    }

    /// Whether there is nothing to import without it.
    pub(super) fn needed(self) -> bool {
        !matches!(self, Self::Services | Self::Dates | Self::Questions | Self::Choices)
    }

    pub(super) fn columns(self) -> &'static [Column] {
        match self {
            Self::Area => AREA,
            Self::Partners => PARTNERS,
            Self::Places => PLACES,
            Self::Services => SERVICES,
            Self::Activities => ACTIVITIES,
            Self::Dates => DATES,
            Self::Questions => QUESTIONS,
            Self::Choices => CHOICES,
        }
    }

    /// The sheet of a name, in any case.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sheet| sheet.name().eq_ignore_ascii_case(name.trim()))
    }

    pub(super) fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }

    pub(super) fn file_names() -> String {
        Self::ALL.map(|sheet| format!("{}.csv", sheet.name())).join(", ")
    }

    pub(super) fn column_names(self) -> String {
        self.columns().iter().map(|column| column.name).collect::<Vec<_>>().join(", ")
    }
}
