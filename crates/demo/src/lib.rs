//! Demo content, as the files a secretariat would have.
//!
//! The neighbourhoods, their partners and kinds of activity are those of public documents; every time,
//! date and address is invented, and the mail addresses lead nowhere. `docs/import.md` describes the
//! format. The dates were written for one week and move with today.

/// The files of one neighbourhood.
#[derive(Clone, Copy, Debug)]
pub struct DemoArea {
    /// The area's key.
    pub area: &'static str,
    /// Each file's name and bytes, to be imported together.
    pub files: &'static [(&'static str, &'static [u8])],
}

/// The neighbourhoods.
pub const AREAS: &[DemoArea] = &[
    DemoArea {
        area: "hoeje-gladsaxe",
        files: &[
            ("indhold.xlsx", include_bytes!("../content/hoeje-gladsaxe/indhold.xlsx")),
            ("partners.csv", include_bytes!("../content/hoeje-gladsaxe/partners.csv")),
            ("kalender.ics", include_bytes!("../content/hoeje-gladsaxe/kalender.ics")),
        ],
    },
    DemoArea {
        area: "vaerebro-park",
        files: &[
            ("indhold.xlsx", include_bytes!("../content/vaerebro-park/indhold.xlsx")),
            ("partners.csv", include_bytes!("../content/vaerebro-park/partners.csv")),
        ],
    },
];

/// What the young lend out, as CSV: the area's key and the file's bytes. Its columns are the activity's key, the toy in two
/// languages, and how many there are.
pub const TOYS: &[(&str, &[u8])] =
    &[("hoeje-gladsaxe", include_bytes!("../content/hoeje-gladsaxe/legetoej.csv"))];

/// Shifts of volunteers, as CSV: the area's key and the file's bytes. A shift has the activity's key, what is to be done in
/// two languages, day and clocks, how many it needs, which duty and which skill it takes, whether somebody of the staff is
/// there, whether money is handled, and how many hours before it is given out.
pub const SHIFTS: &[(&str, &[u8])] =
    &[("hoeje-gladsaxe", include_bytes!("../content/hoeje-gladsaxe/vagter.csv"))];

/// The surveys as XLSForm workbooks: the area's key, the file's name and its bytes.
pub const SURVEYS: &[(&str, &str, &[u8])] = &[
    ("hoeje-gladsaxe", "tryghed-og-faellesskab.xlsx", TRYGHED_OG_FAELLESSKAB),
    ("vaerebro-park", "tryghed-og-faellesskab.xlsx", TRYGHED_OG_FAELLESSKAB),
];

/// The questionnaires that every area may use, as XLSForm workbooks: the file's name and its bytes. `docs/surveys.md`
/// says where their questions come from.
pub const QUESTIONNAIRES: &[(&str, &[u8])] = &[
    ("ni-temaer.xlsx", include_bytes!("../content/surveys/ni-temaer.xlsx")),
    (
        "faellesskab-og-medborgerskab.xlsx",
        include_bytes!("../content/surveys/faellesskab-og-medborgerskab.xlsx"),
    ),
    ("tryghed.xlsx", include_bytes!("../content/surveys/tryghed.xlsx")),
];

const TRYGHED_OG_FAELLESSKAB: &[u8] =
    include_bytes!("../content/surveys/tryghed-og-faellesskab.xlsx");

/// The Monday of the week that the dates were written for, 2026-09-07, in days since 1970-01-01. Moving
/// every date by this week's Monday less this one makes that week the current one.
pub const WRITTEN_FOR_MONDAY: i32 = 20_703;
