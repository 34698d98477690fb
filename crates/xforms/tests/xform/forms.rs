//! Whole forms of the kind that are used, kept beside this file.

use std::sync::Arc;

use sammen_xforms::xform::load;

use crate::any::fill;

#[test]
fn whole_forms_take_any_answers() {
    let forms = [include_str!("forms/household.xml"), include_str!("forms/safety.xml")];
    for (seed, xml) in forms.into_iter().enumerate() {
        let form = load(xml, &[]).expect("the form loads");
        let session = fill(Arc::new(form), 300, seed as u64);
        assert_eq!(session.problems(), []);
    }
}
