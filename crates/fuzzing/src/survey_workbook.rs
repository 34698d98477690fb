//! Survey workbooks.

use sammen_xforms::xform::XForm;
use sammen_xlsform::{Accept, convert};

use crate::parts;

/// Reads an input as a survey workbook: an archive, or the parts of one.
pub fn read(input: &[u8]) {
    let read = if parts::is_archive(input) {
        convert(input, &[], Accept::Phones)
    } else {
        let Some(archive) = parts::archive(&parts::split(input)) else { return };
        convert(&archive, &[], Accept::Phones)
    };
    match read {
        Ok(converted) => {
            let bytes = converted.form.to_bytes();
            assert_eq!(XForm::from_bytes(&bytes).as_ref(), Ok(&converted.form));
        }
        Err(problems) => assert!(!problems.is_empty(), "nothing was read and nothing is wrong"),
    }
}
