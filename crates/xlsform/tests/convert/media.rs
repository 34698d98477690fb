use sammen_xforms::xform::{MEDIA_BYTES_MAX, MEDIA_FILE_BYTES_MAX, Resource};
use sammen_xlsform::{Accept, Language, convert};

use crate::workbook::{Answering, Phone, SETTINGS, converted, workbook};

pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and what follows";
const MP3: &[u8] = b"ID3 and what follows";

const SHEETS: [(&str, &str); 3] = [
    (
        "survey",
        "type|name|label|image|audio
         select_one l|pick|Hvor?||hvor.mp3",
    ),
    (
        "choices",
        "list_name|name|label|image
         l|arena|Byens Arena|arena.png
         l|ingen|Ingen steder|no.svg",
    ),
    SETTINGS,
];

fn file<'a>(name: &'a str, bytes: &'a [u8]) -> Resource<'a> {
    Resource { name, bytes }
}

/// What is wrong when the form is given these files.
fn told(files: &[Resource<'_>]) -> Vec<String> {
    let problems = convert(&workbook(&SHEETS), files, Accept::Phones).unwrap_err();
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn pictures_and_sounds_travel_with_the_form() {
    let files = [file("arena.png", PNG), file("hvor.mp3", MP3), file("unused.png", PNG)];
    let form = Answering::start(converted(&SHEETS, &files).form).0;
    let pick = form.find("/data/pick").unwrap();
    let control = form.control(pick).unwrap();
    let sound = form.label_media(control, pick, &Phone).audio.unwrap();
    let sound = form.form().media_file(&sound).unwrap();
    assert_eq!((sound.media_type.mime(), &*sound.bytes), ("audio/mpeg", MP3));
    let choices = form.choices(pick, &Phone);
    let pictures: Vec<_> = choices.iter().map(|choice| choice.media.image.as_deref()).collect();
    assert_eq!(pictures, [Some("jr://images/arena.png"), Some("jr://images/no.svg")]);
    assert_eq!(&*form.form().media_file("jr://images/arena.png").unwrap().bytes, PNG);
    // The app has a pictogram of this name.
    assert_eq!(form.form().media_file("jr://images/no.svg"), None);
    assert_eq!(form.form().media_file("unused.png"), None);
}

#[test]
fn files_that_phones_could_not_have_are_named_with_their_cells() {
    let [picture, sound] = [file("arena.png", PNG), file("hvor.mp3", MP3)];
    assert_eq!(
        told(&[picture]),
        [
            "survey row 2, column audio: the file `hvor.mp3` is not there; put it beside the workbook or correct the name"
        ]
    );
    let told_of_type = told(&[file("arena.png", b"MZ"), sound]);
    assert!(told_of_type[0].starts_with("choices row 2, column image: `arena.png` is no picture"));
    let large = [PNG, &vec![0; MEDIA_FILE_BYTES_MAX]].concat();
    let told_of_size = told(&[file("arena.png", &large), sound]);
    assert!(told_of_size[0].starts_with("choices row 2, column image: `arena.png` has 1000"));
    assert_eq!((told_of_type.len(), told_of_size.len()), (1, 1));
}

#[test]
fn files_are_weighed_together() {
    let names: Vec<String> = (0..4).map(|n| format!("{n}.png")).collect();
    let rows: String = names.iter().map(|name| format!("\nl|c{name}|Her|{name}")).collect();
    let choices = format!("list_name|name|label|image{rows}");
    let sheets =
        [("survey", "type|name|label\nselect_one l|pick|Hvor?"), ("choices", &choices), SETTINGS];
    let each = MEDIA_BYTES_MAX / names.len() + 1;
    let bytes = [PNG, &vec![0; each - PNG.len()]].concat();
    let files: Vec<_> = names.iter().map(|name| file(name, &bytes)).collect();
    let problems = convert(&workbook(&sheets), &files, Accept::Phones).unwrap_err();
    let danish = problems[0].words(Language::Danish);
    assert!(danish.contains("billeder og lyde er på 300004 bytes tilsammen"), "{danish}");
}
