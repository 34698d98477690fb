//! Problems in Danish.

use sammen_xforms::xform::{MEDIA_BYTES_MAX, MEDIA_FILE_BYTES_MAX};

use super::{Problem, ProblemKind, Remedy};
use crate::workbook::{COLUMNS_MAX, ROWS_MAX, WORKBOOK_BYTES_MAX};

pub(super) fn problem(problem: &Problem) -> String {
    let column = problem.column.as_ref().map(|column| format!(", kolonne {column}"));
    let (sheet, row, column) = (problem.sheet, problem.row, column.unwrap_or_default());
    format!("arket {sheet}, række {row}{column}: {}", kind(&problem.kind))
}

/// What is wrong, and what to do.
fn kind(kind: &ProblemKind) -> String {
    about_file(kind)
        .or_else(|| about_columns(kind))
        .or_else(|| about_rows(kind))
        .or_else(|| about_types(kind))
        .or_else(|| about_expressions(kind))
        .unwrap_or_else(|| kind.to_string())
}

fn about_file(kind: &ProblemKind) -> Option<String> {
    use ProblemKind as P;
    Some(match kind {
        P::Unreadable { reason } => {
            format!("filen kan ikke læses ({reason}); gem den som en Excel-projektmappe (.xlsx)")
        }
        P::TooLarge { bytes } => format!("filen er på {bytes} bytes; det højeste er {WORKBOOK_BYTES_MAX}"),
        P::FarCell => format!(
            "en celle står uden for de første {ROWS_MAX} rækker og {COLUMNS_MAX} kolonner; slet den"
        ),
        P::MissingSheet => {
            "arket mangler eller er tomt; lav det, med kolonnernes navne i første række".to_owned()
        }
        P::UnsupportedSheet { name } => format!("arket `{name}` kan ikke bruges; fjern det"),
        P::MissingFile { name } => {
            format!("filen `{name}` er her ikke; læg den ved siden af projektmappen, eller ret navnet")
        }
        P::UnknownMedia { name } => format!(
            "`{name}` er hverken et billede eller en lyd, som telefoner har; brug .png, .jpg, .webp, .gif, .svg, .mp3, .m4a eller .wav"
        ),
        P::MediaTooLarge { name, bytes } => format!(
            "`{name}` er på {bytes} bytes; det højeste er {MEDIA_FILE_BYTES_MAX}: gør billedet mindre eller lyden kortere"
        ),
        P::MediaTooLargeTogether { bytes } => format!(
            "billeder og lyde er på {bytes} bytes tilsammen; det højeste er {MEDIA_BYTES_MAX}: gør dem mindre, eller brug færre"
        ),
        P::UnknownFile { name } => {
            format!("`{name}` er ikke en liste; brug en fil, der ender på .csv, .xml eller .geojson")
        }
        P::NoLanguage => {
            "ingenting siger, hvilket sprog skemaet er på; udfyld default_language, for eksempel med `da`".to_owned()
        }
        P::ExtraRow => "der er én række med indstillinger; slet de andre".to_owned(),
        P::UnknownSetting { given, supported } => {
            format!("`{given}` kan ikke forstås her; skriv {supported}")
        }
        P::LinkedOnSharedDevice => "en fortrolig undersøgelse besvares på folks egne telefoner, hvor de kan \
             tage svar tilbage; skriv `open` eller `invited`"
            .to_owned(),
        P::LinkedAndDelayed => "et fortroligt svar sendes med det samme, for det vides, hvis det er; ryd feltet"
            .to_owned(),
        P::CountedAndCollected => "en undersøgelse, der tæller hver person én gang, besvares kun i vores egen app; \
             ryd feltet"
            .to_owned(),
        P::NotPromised => "en undersøgelse, der lover noget, gemmer hverken tid eller telefon; skriv `no`, \
             eller ryd feltet"
            .to_owned(),
        P::Load { reason } => format!("skemaet kan ikke åbnes: {reason}"),
        _ => return None,
    })
}

fn about_columns(kind: &ProblemKind) -> Option<String> {
    use ProblemKind as P;
    Some(match kind {
        P::UnknownColumn { supported } => {
            format!("kolonnen kendes ikke; fjern den, eller brug en af {supported}")
        }
        P::UnsupportedColumn => "telefoner kender ikke kolonnen; fjern den".to_owned(),
        P::DuplicateColumn => "to kolonner betyder det samme; fjern den ene".to_owned(),
        P::UnnamedColumn { given } => {
            format!(
                "`{given}` står i en kolonne uden navn; giv kolonnen et navn, eller slet cellen"
            )
        }
        P::MissingColumn => "kolonnen mangler; lav den".to_owned(),
        P::NotText { given } => {
            let given = match *given {
                "a date" => "en dato",
                "a duration" => "et tidsrum",
                _ => "en fejl",
            };
            format!("cellen rummer {given}; formatér den som tekst, og skriv den igen")
        }
        P::Empty => "cellen er tom; udfyld den".to_owned(),
        P::MissingTranslation => "ordene er ikke oversat til dette sprog; skriv dem".to_owned(),
        P::NotForType { given, of } => {
            format!("`{given}` betyder intet for typen {of}; ryd cellen")
        }
        P::MessageWithoutRule { rule } => {
            format!("der er en besked, men ingen {rule}; skriv {rule}, eller ryd beskeden")
        }
        _ => return None,
    })
}

fn about_rows(kind: &ProblemKind) -> Option<String> {
    use ProblemKind as P;
    Some(match kind {
        P::InvalidName { given } => format!(
            "`{given}` er ikke et navn; begynd med et bogstav eller _, og fortsæt med bogstaver, tal, _, - eller ."
        ),
        P::DuplicateName { given, first_row } => {
            format!("`{given}` er også navnet i række {first_row}; omdøb den ene")
        }
        P::ReservedName { given } => format!("navnet `{given}` bruger skemaet selv; vælg et andet"),
        P::InvalidChoice { given } => {
            format!("navnet `{given}` på et valg har mellemrum; brug ét ord")
        }
        P::Unclosed { of } => format!("{of} slutter aldrig; tilføj en række af typen `end {of}`"),
        P::UnopenedGroup => {
            "intet er begyndt før dette; slet rækken, eller tilføj en med `begin`".to_owned()
        }
        P::WrongEnd { ends, open, row } => {
            format!("her slutter {ends}, men {open} fra række {row} er åben; slut den først")
        }
        P::MixedTable { first, given } => format!(
            "spørgsmålene i en tabel vælger fra én liste, her `{first}` og ikke `{given}`; flyt spørgsmålet ud"
        ),
        P::Metadata { of } => format!(
            "en anonym undersøgelse gemmer ikke `{of}`; slet rækken, eller skriv `day` under metadata på arket settings for kun at gemme dagen"
        ),
        P::Identifying { of } => format!(
            "`{of}` røber, hvem der svarede; slet rækken, eller skriv `exact` under metadata på arket settings, hvis folk har sagt ja"
        ),
        P::RequiredPlace => "ingen skal sige, hvor de er; ryd `required`".to_owned(),
        _ => return None,
    })
}

fn about_types(kind: &ProblemKind) -> Option<String> {
    use ProblemKind as P;
    Some(match kind {
        P::UnknownType { given, supported } => {
            format!("typen `{given}` kendes ikke; brug en af {supported}")
        }
        P::UnsupportedType { given, remedy } => {
            format!("telefoner har ikke typen `{given}`; {}", remedied(*remedy))
        }
        P::MissingList { given } => format!("`{given}` skal have navnet på en liste; skriv `{given} LISTE`"),
        P::UnknownList { list } => {
            format!("ingen valg har list_name `{list}`; tilføj dem, eller ret navnet")
        }
        P::UnknownAppearance { given, supported } => {
            format!("udseendet `{given}` kendes ikke; brug {supported}")
        }
        P::UnknownParameter { given, of, supported } => {
            format!("parameteren `{given}` kan ikke forstås; {of} har {supported}")
        }
        P::UnevenScale { given, start, end, step } => format!(
            "skalaen fra {start} til {end} med {step} passer ikke med `{given}`; det skal ligge på trinene mellem enderne"
        ),
        P::FilterWithOther => {
            "et spørgsmål med et andet svar kan ikke filtrere sine valg; skriv selv valget og spørgsmålet til det".to_owned()
        }
        P::OtherUntranslated { language } => format!(
            "der er ingen ord for et andet svar på `{language}`; skriv selv valget `other` og et spørgsmål af typen text"
        ),
        _ => return None,
    })
}

fn about_expressions(kind: &ProblemKind) -> Option<String> {
    use ProblemKind as P;
    Some(match kind {
        P::BrokenReference { given } => {
            format!("`{given}` er ikke en henvisning; skriv `${{navn}}` med navnet på et spørgsmål")
        }
        P::UnknownReference { name } => {
            format!("`${{{name}}}` er ikke på arket survey; ret navnet, eller tilføj spørgsmålet")
        }
        P::AmbiguousReference { name } => {
            format!("flere rækker hedder `{name}`, så `${{{name}}}` er ikke klart; omdøb en af dem")
        }
        P::LastSaved { name } => {
            format!(
                "telefoner glemmer, hvad der er sendt, så `${{last-saved#{name}}}` er tom; fjern den"
            )
        }
        P::Syntax { given, near, expected } => format!(
            "udtrykket `{given}` kan ikke læses fra `{near}`: der skulle komme {}",
            awaited(expected)
        ),
        P::TooDeep { given } => {
            format!(
                "udtrykket `{given}` har for mange parenteser i hinanden; del det med `calculate`"
            )
        }
        P::UnknownFunction { name } => format!("der er ingen funktion `{name}`; ret dens navn"),
        P::InvalidTrigger { given } => {
            format!("`{given}` sætter intet i gang; skriv et spørgsmål, der vises, som `${{navn}}`")
        }
        P::Ring { path } => format!("en værdi har brug for sig selv: {path}; bryd ringen"),
        _ => return None,
    })
}

fn awaited(expected: &str) -> &str {
    match expected {
        "an expression" => "et udtryk",
        "an operator or the end" => "et regnetegn eller slutningen",
        "the end of a string" => "slutningen på en tekst",
        "the name of a node" => "et navn",
        "an axis" => "en akse",
        other => other,
    }
}

fn remedied(remedy: Remedy) -> String {
    let text = match remedy {
        Remedy::Upload => "der sendes ikke filer; bed om ord med `text`, eller slet rækken",
        Remedy::Barcode => "bed om nummeret med `text`",
        Remedy::Line => "bed om ét sted med `geopoint`, eller slet rækken",
        Remedy::Tracking => "intet optages bag folks ryg; slet rækken",
        Remedy::Entities => "intet slås op om personer; slet rækken",
        Remedy::Include => "kopiér den fils rækker til dette ark",
        Remedy::Loop => "skriv en gruppe for hver, eller brug `begin repeat`",
        Remedy::ExternalChoices => {
            "brug `select_one LISTE` med et choice_filter, eller `select_one_from_file FIL.csv`"
        }
        Remedy::OldName(name) => return format!("skriv `{name}`"),
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use crate::{Language, Problem, ProblemKind, Sheet};

    #[test]
    fn a_problem_is_told_in_danish_with_its_place() {
        let column = Some("label::English (en)".to_owned());
        let problem = Problem { sheet: Sheet::Survey, row: 7, column, kind: ProblemKind::Empty };
        let expect =
            "arket survey, række 7, kolonne label::English (en): cellen er tom; udfyld den";
        assert_eq!(problem.words(Language::Danish), expect);
    }
}
