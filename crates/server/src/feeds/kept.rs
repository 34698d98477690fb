//! Feeds as they were made last, so that who asks often costs little.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use sammen_domain::AreaId;
use sammen_sync::Cookie;

use super::{Item, Kind, Published};

/// The most that is kept: there are few areas, feeds and languages, unless somebody makes areas up.
const FEEDS_MAX: usize = 200;

/// Which feed, in which language.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Feed {
    /// What they are all made of.
    Published,
    /// The calendar.
    Calendar(&'static str),
    /// The dates for search engines.
    Events(&'static str),
    /// Sport.
    Sport(Kind),
}

/// What was made.
#[derive(Clone, Debug)]
pub(crate) enum Made {
    /// What the others are made of.
    Published(Arc<Published>),
    /// A text, and the tag of its content.
    Text(Arc<(String, String)>),
    /// Items in their order.
    Items(Arc<Vec<Item>>),
}

/// The feeds of this process, each of the newest version that somebody asked for.
#[derive(Debug, Default)]
pub(crate) struct Kept(Mutex<HashMap<(AreaId, Feed), (Cookie, Made)>>);

impl Kept {
    /// A feed, if it was made of this moment's data.
    pub(crate) fn find(&self, area: &AreaId, feed: Feed, now: Cookie) -> Option<Made> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (of, made) = kept.get(&(area.clone(), feed))?;
        (*of == now).then(|| made.clone())
    }

    /// Keeps a feed.
    pub(crate) fn put(&self, area: &AreaId, feed: Feed, now: Cookie, made: Made) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= FEEDS_MAX {
            kept.clear();
        }
        kept.insert((area.clone(), feed), (now, made));
    }
}
