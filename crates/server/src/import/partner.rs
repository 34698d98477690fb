//! The sheet `partners`.

use sammen_domain::Partner;

use super::{
    content::Context,
    key,
    row::{NAME_CHARACTERS_MAX, RowReader, TEXT_CHARACTERS_MAX},
};

pub(super) fn read(row: &mut RowReader<'_>, context: &Context) -> Option<Partner> {
    let key = row.needed("key", key::key);
    let name = row.needed_text("name", NAME_CHARACTERS_MAX);
    let description = row.text("description", TEXT_CHARACTERS_MAX);
    let contact = row.contact();
    Some(Partner { id: context.ids.partner(&key?), name: name?, description, contact })
}
