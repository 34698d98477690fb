//! A confidential survey of one question, whose form has two versions that are both answered.

use sammen_domain::{SurveyAudience, SurveyId, SurveyPromise};
use sammen_server::{DeclaredTerms, SurveyForm, survey_id};

use crate::content::area_id;

/// How many versions of the form there are.
pub(crate) const VERSIONS: u8 = 2;
const FORM: &str = "tryghed";

/// The survey of an area.
pub(crate) fn id(area: u8) -> SurveyId {
    survey_id(&area_id(area), FORM)
}

/// A version of its form.
pub(crate) fn form(version: u8) -> SurveyForm {
    let xml = format!(
        "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head>\
             <h:title>Tryghed</h:title><model><instance><data id=\"{FORM}\" version=\"{version}\"><years/></data>\
             </instance><bind nodeset=\"/data/years\" type=\"int\"/></model></h:head>\
         <h:body><input ref=\"/data/years\"><label>?</label></input></h:body></h:html>"
    );
    let form = SurveyForm::from_xml(&xml, &[]).expect("it is a form");
    let (audience, promise) = (SurveyAudience::Open, SurveyPromise::Confidential);
    let terms = DeclaredTerms { audience, promise, delay_minutes_max: 0 };
    SurveyForm { terms: Some(terms), ..form }
}

/// Answers to it, as a phone writes them.
pub(crate) fn answers(version: u8, value: u8) -> Vec<u8> {
    format!("<data id=\"{FORM}\" version=\"{version}\"><years>{value}</years></data>").into_bytes()
}
