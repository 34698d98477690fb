//! What a replica has beside its chunks.

use sammen_domain::{AreaId, Availability, RowKey};
use sammen_sync::{Left, Meta, NamedChunk, OutboxEntry, RefusedEntry, Snapshot};

use super::{read_all, read_meta, read_seats};
use crate::storage::{
    codec,
    connection::{Boxed, Tables},
    failure::Failure,
    keys,
    names::OpenNames,
    schema::{META, OUTBOX, REFUSED, ROWS, SEATS, SETTINGS},
    settings,
};

/// All but the figures and the chunks.
pub(super) struct Small {
    outbox: Vec<OutboxEntry>,
    refused: Vec<RefusedEntry>,
    left: Option<Left>,
    rows: Vec<(RowKey, Vec<u8>)>,
    seats: Vec<Availability>,
}

type Answer<'a, T> = Boxed<'a, Result<T, Failure>>;

/// Asks now for the figures and for the rest: everything before the first answer, which would each take a while.
pub(super) fn ask<'a>(
    tables: &Tables<'_, '_>,
    names: &'a OpenNames,
    area: &'a AreaId,
) -> Result<(Answer<'a, Meta>, Answer<'a, Small>), Failure> {
    let prefix = keys::area_prefix(area);
    let meta = tables.table(META)?.ask(area.as_str())?;
    let outbox = tables.table(OUTBOX)?.ask_values(&prefix)?;
    let refused = tables.table(REFUSED)?.ask_values(&prefix)?;
    let rows = tables.table(ROWS)?.ask_entries(&prefix)?;
    let seats = tables.table(SEATS)?.ask(area.as_str())?;
    let left = tables.table(SETTINGS)?.ask(&settings::left(area))?;
    let small = async move {
        // A row of a kind that is not known here is of another shape, and is pulled anew.
        let row = |(key, bytes): (String, _)| Some((keys::parse_row(&key)?, bytes));
        let mut rows: Vec<_> = rows.await?.into_iter().filter_map(row).collect();
        names.add_to(area, &mut rows);
        Ok(Small {
            outbox: read_all(OUTBOX, &outbox.await?)?,
            refused: read_all(REFUSED, &refused.await?)?,
            left: left.await?.and_then(|bytes| codec::read(SETTINGS, &bytes).ok()),
            rows,
            seats: read_seats(seats.await?),
        })
    };
    Ok((Box::pin(async move { read_meta(area, meta.await?) }), Box::pin(small)))
}

impl Small {
    pub(super) fn snapshot(self, meta: Meta, chunks: Vec<NamedChunk>) -> Snapshot {
        let Self { outbox, refused, left, rows, seats } = self;
        Snapshot { meta, outbox, refused, left, chunks, rows, seats }
    }
}
