//! Whole forms of the kind that are used, kept beside this file.

use std::sync::Arc;

use sammen_xforms::xform::{FormSession, load};

use crate::any::fill;

#[test]
fn whole_forms_take_any_answers() {
    let forms = [include_str!("forms/household.xml"), include_str!("forms/safety.xml")];
    for (seed, xml) in forms.into_iter().enumerate() {
        let form = load(xml, &[]).expect("the form loads");
        let form = Arc::new(form);
        let session = fill(Arc::clone(&form), 300, seed as u64);
        assert_eq!(session.problems(), []);
        for page in session.pages() {
            assert!(session.view(page.node).is_some_and(|view| view.relevant));
        }
        let phone = crate::scenario::Phone::default();
        let (restored, lost) = FormSession::restore(form, &session.save(), &phone);
        assert_eq!((restored.nodes().len(), lost.len()), (session.nodes().len(), 0));
    }
}
