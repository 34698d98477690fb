//! The sheet `places`.

use sammen_domain::Place;

use super::{
    content::Context,
    key,
    opening_hours::opening_hours,
    row::{NAME_CHARACTERS_MAX, RowReader, TEXT_CHARACTERS_MAX},
    sheet::Sheet,
};

pub(super) fn read(row: &mut RowReader<'_>, context: &Context) -> Option<Place> {
    let key = row.needed("key", key::key);
    let name = row.needed_text("name", NAME_CHARACTERS_MAX);
    let description = row.text("description", TEXT_CHARACTERS_MAX);
    let address = row.needed_text("address", TEXT_CHARACTERS_MAX);
    let accessibility = row.text("accessibility", TEXT_CHARACTERS_MAX);
    let opening_hours = row.optional("opening_hours", opening_hours).unwrap_or_default();
    let partner = row.optional("partner", |cell| context.keys.refer(cell, Sheet::Partners));
    Some(Place {
        id: context.ids.place(&key?),
        name: name?,
        description,
        address: address?,
        accessibility,
        opening_hours,
        partner: partner.map(|key| context.ids.partner(&key)),
    })
}
