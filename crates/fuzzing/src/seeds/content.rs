//! The secretariat's files: small ones that use every column, and the demo's.

use sammen_demo::AREAS;

use super::workbook;
use crate::parts;

const AREA: &str = "key|name|part_of|name::English (en)|time_zone
byen|Byen|Købing|Town|Europe/Copenhagen";
const PARTNERS: &str = "key|name|description|email|telephone|url
foreningen|Foreningen|Liv i husene|hus@byen.dk|+45 39 00 00 00|https://byen.dk";
const PLACES: &str = "key|name|description|address|accessibility|opening_hours|partner
salen|Salen|En sal|I stuen|Ingen trin|Mo 10:00-17:00; We-Fr 10:00-15:00; Sa,Su 11:00-13:00|foreningen";
const SERVICES: &str = "key|name|description|audience|partner|place|opening_hours|telephone
hjaelp|Hjælp|Til breve|Alle|foreningen|salen|Tu 9:30-11:00|39 00 00 00";
const ACTIVITIES: &str = "key|title|description|place|organizer|audience|age_range|theme|price|languages|sign_up|maximum_attendee_capacity|household_max|names_required|opens_hours_before|closes_hours_before|start_date|start_time|end_time|rrule|status
spil|Spil|Kom|salen|foreningen|children families|6-12|sport play|12,50|da en|registration|12|4|yes|336|2|2026-09-07|18:00|20:00|FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261218|running
kaffe|Kaffe|Kom|salen|foreningen|everyone||food|20/household|da|drop-in||||||2026-09-02|12:00|15:00|FREQ=MONTHLY;BYDAY=1WE;COUNT=6|
tur|Tur|Kom|salen|foreningen|elders||green|0|ar|registration|8|||||2026-03-29|02:30|03:10|FREQ=YEARLY;INTERVAL=1;BYMONTH=3,10;BYWEEKNO=13;BYSETPOS=1;COUNT=3;WKST=SU|cancelled";
const DATES: &str =
    "activity|date|status|reason|new_date|start_time|end_time|maximum_attendee_capacity
spil|2026-09-10|cancelled|Ferie||||
spil|2026-09-14|moved||2026-09-15|19:00|21:00|
spil|2026-09-17|changed||||21:30|20
spil|2026-10-25|extra|||02:30|03:30|";

const SHEETS: [(&str, &str); 6] = [
    ("area", AREA),
    ("partners", PARTNERS),
    ("places", PLACES),
    ("services", SERVICES),
    ("activities", ACTIVITIES),
    ("dates", DATES),
];

/// Files of one area in every form that is taken.
pub fn content() -> Vec<Vec<u8>> {
    let demo = AREAS.iter().flat_map(|area| area.files);
    let archives = demo.filter(|(name, _)| name.ends_with(".xlsx")).map(|(_, bytes)| *bytes);
    let mut seeds: Vec<_> =
        archives.clone().map(<[u8]>::to_vec).chain(archives.map(workbook::parts_of)).collect();
    seeds.extend([csv(";"), csv(","), workbook::of_sheets(&SHEETS)]);
    seeds
}

/// Small files that are right and use every column.
pub fn small_files() -> Vec<u8> {
    csv(",")
}

/// The sheets as CSV files with a separator.
fn csv(separator: &str) -> Vec<u8> {
    let files = SHEETS.map(|(name, rows)| {
        // A cell that holds the separator is quoted.
        let cell = |cell: &str| {
            if cell.contains(separator) { format!("\"{cell}\"") } else { cell.to_owned() }
        };
        let line = |row: &str| row.split('|').map(cell).collect::<Vec<_>>().join(separator);
        (format!("{name}.csv"), rows.lines().map(line).collect::<Vec<_>>().join("\n"))
    });
    parts::join(files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use sammen_server::import::{ImportOptions, read_content};

    use super::*;
    use crate::content::files;

    #[test]
    fn the_small_files_are_right_in_every_form() {
        for seed in [csv(";"), csv(","), workbook::of_sheets(&SHEETS)] {
            let content = read_content(&files(&seed), &ImportOptions::default()).unwrap();
            assert_eq!((content.activities.len(), content.services.len()), (3, 1));
            assert!(content.occurrences.len() > 30);
        }
    }
}
