//! Survey workbooks.

use sammen_xforms::Form;
use sammen_xlsform::read_form;

use crate::parts;

/// Reads an input as a survey workbook: an archive, or the parts of one.
pub fn read(input: &[u8]) {
    let read = if parts::is_archive(input) {
        read_form(input)
    } else {
        let Some(archive) = parts::archive(&parts::split(input)) else { return };
        read_form(&archive)
    };
    match read {
        Ok(form) => {
            let bytes = postcard::to_allocvec(&form).expect("a form is stored as postcard");
            assert_eq!(postcard::from_bytes::<Form>(&bytes).as_ref(), Ok(&form));
        }
        Err(problems) => assert!(!problems.is_empty(), "nothing was read and nothing is wrong"),
    }
}
