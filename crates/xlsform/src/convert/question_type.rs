//! What each question type is in an XForm.

use crate::problem::Remedy;

/// A type of question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct QuestionType {
    pub name: &'static str,
    /// The element that shows it; nothing where nobody sees it.
    pub control: Option<&'static str>,
    /// The type of its answers.
    pub value: &'static str,
    pub read_only: bool,
    /// What the device fills in, and with which parameter.
    pub preload: Option<(&'static str, &'static str)>,
    /// The kind of file that is uploaded.
    pub media: Option<&'static str>,
    /// A rule that comes with the type.
    pub constraint: Option<&'static str>,
    pub hint: Option<&'static str>,
    /// Why phones do not have it.
    pub refused: Option<Remedy>,
}

const fn shown(name: &'static str, control: &'static str, value: &'static str) -> QuestionType {
    QuestionType { control: Some(control), ..hidden(name, value) }
}

const fn hidden(name: &'static str, value: &'static str) -> QuestionType {
    QuestionType {
        name,
        control: None,
        value,
        read_only: false,
        preload: None,
        media: None,
        constraint: None,
        hint: None,
        refused: None,
    }
}

const fn input(name: &'static str, value: &'static str) -> QuestionType {
    shown(name, "input", value)
}

const fn upload(name: &'static str, media: &'static str) -> QuestionType {
    let shown = shown(name, "upload", "binary");
    QuestionType { media: Some(media), refused: Some(Remedy::Upload), ..shown }
}

const fn moment(name: &'static str, parameter: &'static str) -> QuestionType {
    QuestionType { preload: Some(("timestamp", parameter)), ..hidden(name, "dateTime") }
}

const fn device(name: &'static str, property: &'static str) -> QuestionType {
    QuestionType { preload: Some(("property", property)), ..hidden(name, "string") }
}

impl QuestionType {
    const fn refused(self, remedy: Remedy) -> Self {
        Self { refused: Some(remedy), ..self }
    }

    const fn constrained(self, constraint: &'static str, hint: Option<&'static str>) -> Self {
        let refused = Some(Remedy::OldName("integer"));
        Self { constraint: Some(constraint), hint, refused, ..self }
    }

    /// By its name in the `type` column; `old` names are those of workbooks from before XLSForm had its own.
    pub fn named(name: &str) -> Option<Self> {
        let known = TYPES.iter().find(|known| known.name == name).copied();
        known.or_else(|| {
            let (_, now) = OLD_NAMES.iter().find(|(old, _)| *old == name)?;
            let known = TYPES.iter().find(|known| known.name == *now)?;
            Some(known.refused(known.refused.unwrap_or(Remedy::OldName(known.name))))
        })
    }

    /// Whether the device fills it in with what may identify a person or the moment.
    pub fn is_metadata(self) -> bool {
        self.preload.is_some()
    }
}

pub(crate) const SELECT_ONE: QuestionType = shown("select_one", "select1", "string");
pub(crate) const SELECT_MULTIPLE: QuestionType = shown("select_multiple", "select", "string");
pub(crate) const RANK: QuestionType = shown("rank", "odk:rank", "odk:rank");
pub(crate) const TEXT: QuestionType = input("text", "string");
pub(crate) const CALCULATE: QuestionType = hidden("calculate", "string");
pub(crate) const NOTE: QuestionType = QuestionType { read_only: true, ..input("note", "string") };

const TYPES: &[QuestionType] = &[
    NOTE,
    TEXT,
    CALCULATE,
    input("integer", "int"),
    input("decimal", "decimal"),
    shown("range", "range", "int"),
    input("date", "date"),
    input("time", "time"),
    input("dateTime", "dateTime"),
    input("geopoint", "geopoint"),
    shown("acknowledge", "trigger", "string"),
    hidden("hidden", "string"),
    moment("start", "start"),
    moment("end", "end"),
    QuestionType { preload: Some(("date", "today")), ..hidden("today", "date") },
    device("deviceid", "deviceid"),
    device("phonenumber", "phonenumber"),
    device("username", "username"),
    device("email", "email"),
    device("simserial", "simserial").refused(Remedy::Tracking),
    device("subscriberid", "subscriberid").refused(Remedy::Tracking),
    device("uri:deviceid", "uri:deviceid").refused(Remedy::Tracking),
    device("uri:phonenumber", "uri:phonenumber").refused(Remedy::Tracking),
    device("uri:username", "uri:username").refused(Remedy::Tracking),
    device("uri:email", "uri:email").refused(Remedy::Tracking),
    device("uri:simserial", "uri:simserial").refused(Remedy::Tracking),
    device("uri:subscriberid", "uri:subscriberid").refused(Remedy::Tracking),
    hidden("audit", "binary").refused(Remedy::Tracking),
    hidden("start-geopoint", "geopoint").refused(Remedy::Tracking),
    hidden("background-geopoint", "geopoint").refused(Remedy::Tracking),
    hidden("background-audio", "binary").refused(Remedy::Tracking),
    input("barcode", "barcode").refused(Remedy::Barcode),
    input("geotrace", "geotrace").refused(Remedy::Line),
    input("geoshape", "geoshape").refused(Remedy::Line),
    upload("image", "image/*"),
    upload("audio", "audio/*"),
    upload("video", "video/*"),
    upload("file", "application/*"),
    shown("trigger", "trigger", "").refused(Remedy::OldName("acknowledge")),
    input("percentage", "int").constrained("0 <= . and . <= 100", None),
    input("number of days in last month", "int")
        .constrained("0 <= . and . <= 31", Some("Enter a number 0-31.")),
    input("number of days in last six months", "int")
        .constrained("0 <= . and . <= 183", Some("Enter a number 0-183.")),
    input("number of days in last year", "int")
        .constrained("0 <= . and . <= 365", Some("Enter a number 0-365.")),
    input("phone number", "string")
        .constrained("regex(., '^\\d*$')", Some("Enter numbers only."))
        .refused(Remedy::OldName("text")),
];

const OLD_NAMES: &[(&str, &str)] = &[
    ("int", "integer"),
    ("string", "text"),
    ("datetime", "dateTime"),
    ("date time", "dateTime"),
    ("gps", "geopoint"),
    ("location", "geopoint"),
    ("photo", "image"),
    ("imei", "deviceid"),
    ("device id", "deviceid"),
    ("get device id", "deviceid"),
    ("start time", "start"),
    ("get start time", "start"),
    ("end time", "end"),
    ("get end time", "end"),
    ("get today", "today"),
    ("get phone number", "phonenumber"),
    ("sim id", "simserial"),
    ("get sim id", "simserial"),
    ("subscriber id", "subscriberid"),
    ("get subscriber id", "subscriberid"),
    ("q string", "text"),
    ("q int", "integer"),
    ("q decimal", "decimal"),
    ("q date", "date"),
    ("q dateTime", "dateTime"),
    ("q date time", "dateTime"),
    ("q note", "note"),
    ("q calculate", "calculate"),
    ("q geopoint", "geopoint"),
    ("q location", "geopoint"),
    ("q geotrace", "geotrace"),
    ("q geoshape", "geoshape"),
    ("q acknowledge", "acknowledge"),
    ("q barcode", "barcode"),
    ("q picture", "image"),
    ("q image", "image"),
    ("q audio", "audio"),
    ("q video", "video"),
    ("add text prompt", "text"),
    ("add integer prompt", "integer"),
    ("add decimal prompt", "decimal"),
    ("add date prompt", "date"),
    ("add date time prompt", "dateTime"),
    ("add dateTime prompt", "dateTime"),
    ("add note prompt", "note"),
    ("add calculate prompt", "calculate"),
    ("add location prompt", "geopoint"),
    ("add acknowledge prompt", "acknowledge"),
    ("add barcode prompt", "barcode"),
    ("add image prompt", "image"),
    ("add photo prompt", "image"),
    ("add audio prompt", "audio"),
    ("add video prompt", "video"),
    ("add file prompt", "file"),
];
