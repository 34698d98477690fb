//! The sheet `services`.

use sammen_domain::Service;

use super::{
    content::Context,
    key,
    opening_hours::opening_hours,
    row::{NAME_CHARACTERS_MAX, RowReader, TEXT_CHARACTERS_MAX},
    sheet::Sheet,
};

pub(super) fn read(row: &mut RowReader<'_>, context: &Context) -> Option<Service> {
    let key = row.needed("key", key::key);
    let name = row.needed_text("name", NAME_CHARACTERS_MAX);
    let description = row.needed_text("description", TEXT_CHARACTERS_MAX);
    let audience = row.text("audience", NAME_CHARACTERS_MAX);
    let partner = row.optional("partner", |cell| context.keys.refer(cell, Sheet::Partners));
    let place = row.optional("place", |cell| context.keys.refer(cell, Sheet::Places));
    let opening_hours = row.optional("opening_hours", opening_hours).unwrap_or_default();
    let contact = row.contact();
    Some(Service {
        id: context.ids.service(&key?),
        name: name?,
        description: description?,
        audience,
        partner: partner.map(|key| context.ids.partner(&key)),
        place: place.map(|key| context.ids.place(&key)),
        opening_hours,
        contact,
    })
}
