//! Rows of one kind, each read when somebody asks for it.

use std::{
    fmt,
    ops::Index,
    sync::{Arc, OnceLock},
};

use sammen_domain::{Activity, ActivityId, Partner, PartnerId, Place as Locality, PlaceId, Row};
use uuid::Uuid;

use super::merge::{Place, Source};

/// What a row can be read as.
pub trait Kept: Sized {
    /// Its id.
    type Id: Copy;

    /// The id as it is in a key.
    fn uuid(id: Self::Id) -> Uuid;

    /// What is in a row, if it is this.
    fn of(row: Row) -> Option<Self>;
}

/// Rows of one kind by id. Each is read once, when it is first asked for: of ten thousand a screen shows fifty.
/// One that cannot be read is as good as not there.
#[derive(Clone)]
pub struct Rows<T> {
    source: Arc<Source>,
    /// In the order of their ids.
    slots: Vec<Slot<T>>,
}

#[derive(Clone)]
struct Slot<T> {
    place: Place,
    read: OnceLock<Option<Box<T>>>,
}

impl<T> Rows<T> {
    /// Those at these places, which are in the order of their ids.
    pub(super) fn at(source: &Arc<Source>, places: &[Place]) -> Self {
        let slot = |place: &Place| Slot { place: *place, read: OnceLock::new() };
        Self { source: Arc::clone(source), slots: places.iter().map(slot).collect() }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Ids and bytes, in the order of the ids.
    pub(super) fn bytes(&self) -> impl Iterator<Item = (Uuid, &[u8])> {
        self.slots.iter().map(|slot| {
            let (key, bytes) = self.source.row(slot.place);
            (key.id, bytes)
        })
    }
}

impl<T: Kept> Rows<T> {
    /// A row by its id.
    #[must_use]
    pub fn get(&self, id: &T::Id) -> Option<&T> {
        let id = T::uuid(*id);
        let order = |slot: &Slot<T>| self.source.row(slot.place).0.id.cmp(&id);
        let at = self.slots.binary_search_by(order).ok()?;
        self.read(&self.slots[at])
    }

    /// Whether there is a row of this id.
    #[must_use]
    pub fn contains_key(&self, id: &T::Id) -> bool {
        self.get(id).is_some()
    }

    /// All rows, in the order of their ids.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.slots.iter().filter_map(|slot| self.read(slot))
    }

    /// All rows with the ids in their keys, in the order of these.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Uuid, &T)> {
        self.slots.iter().filter_map(|slot| {
            let (key, _) = self.source.row(slot.place);
            Some((key.id, self.read(slot)?))
        })
    }

    fn read<'a>(&'a self, slot: &'a Slot<T>) -> Option<&'a T> {
        let (_, bytes) = self.source.row(slot.place);
        let read = || Row::decode(bytes).ok().and_then(T::of).map(Box::new);
        slot.read.get_or_init(read).as_deref()
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { source: Arc::default(), slots: Vec::new() }
    }
}

/// The same rows, read or not.
impl<T> PartialEq for Rows<T> {
    fn eq(&self, other: &Self) -> bool {
        self.slots.len() == other.slots.len() && self.bytes().eq(other.bytes())
    }
}

impl<T: Kept> Index<&T::Id> for Rows<T> {
    type Output = T;

    /// # Panics
    /// Where there is none.
    fn index(&self, id: &T::Id) -> &T {
        self.get(id).expect("there is a row of this id")
    }
}

impl<T> fmt::Debug for Rows<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.bytes().map(|(id, _)| id)).finish()
    }
}

macro_rules! kept {
    ($($row:ident: $type:ident, $id:ident;)*) => {$(
        impl Kept for $type {
            type Id = $id;

            fn uuid(id: $id) -> Uuid {
                id.0
            }

            fn of(row: Row) -> Option<Self> {
                if let Row::$row(row) = row { Some(row) } else { None }
            }
        }
    )*};
}

kept! {
    Activity: Activity, ActivityId;
    Partner: Partner, PartnerId;
    Place: Locality, PlaceId;
}
