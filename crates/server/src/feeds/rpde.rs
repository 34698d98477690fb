//! Pages of what changed, in the order it changed: OpenActive's Realtime Paged Data Exchange 1.0.
//!
//! The order is that of the area's versions and then of ids, the standard's "modified timestamp and ID". What is gone
//! stays in the feed for as long as the database knows of it, which is for ever. A restored copy is another epoch, whose
//! versions say nothing of those before: who asks under another one is given everything from the beginning.

use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// The standard asks for at least so many.
const ITEMS_PER_PAGE: usize = 500;
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Item {
    /// `updated` or `deleted`.
    state: &'static str,
    kind: &'static str,
    /// Its name in the feed.
    pub(crate) id: String,
    /// The version under which it last changed.
    pub(crate) modified: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Value>,
}

impl Item {
    /// Something as it is now.
    pub(super) fn updated(kind: &'static str, id: Uuid, modified: u64, data: Value) -> Self {
        Self { state: "updated", kind, id: id.to_string(), modified, data: Some(data) }
    }

    /// Something that is not there any more.
    pub(super) fn deleted(kind: &'static str, id: Uuid, modified: u64) -> Self {
        Self { state: "deleted", kind, id: id.to_string(), modified, data: None }
    }

    fn place(&self) -> (u64, &str) {
        (self.modified, &self.id)
    }
}

/// Where a reader has come to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct After {
    /// The epoch that its version is of; this one, where a reader kept only the standard's own words.
    pub(crate) epoch: Option<Uuid>,
    /// The last item's version.
    pub(crate) modified: u64,
    /// The last item's id.
    pub(crate) id: String,
}

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Page {
    /// As it travels.
    pub(crate) body: Value,
    /// Whether there is nothing after it now.
    pub(crate) is_last: bool,
}

/// The page after a place; `items` are in their order.
pub(crate) fn page(items: &[Item], epoch: Uuid, after: Option<&After>, address: &str) -> Page {
    let after = after.filter(|after| after.epoch.is_none_or(|of| of == epoch));
    let from = after.map_or(0, |after| {
        let place = (after.modified, after.id.as_str());
        items.partition_point(|item| item.place() <= place)
    });
    let on_page = &items[from..items.len().min(from + ITEMS_PER_PAGE)];
    let last = on_page.last().map(|item| (item.modified, item.id.as_str()));
    let next = match last.or(after.map(|after| (after.modified, after.id.as_str()))) {
        Some((modified, id)) => {
            format!("{address}?epoch={epoch}&afterTimestamp={modified}&afterId={id}")
        }
        None => address.to_owned(),
    };
    let body = json!({ "next": next, "items": on_page, "license": LICENCE });
    Page { body, is_last: on_page.is_empty() }
}

/// Puts items in the order of a feed.
pub(super) fn in_order(mut items: Vec<Item>) -> Vec<Item> {
    items.sort_by(|one, other| one.place().cmp(&other.place()));
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://sammen.example/feed";

    fn items(count: u64) -> Vec<Item> {
        let item = |n: u64| Item::deleted("Thing", Uuid::from_u128(u128::from(n)), 1 + n / 100);
        in_order((0..count).rev().map(item).collect())
    }

    fn read_after(next: &str) -> Option<After> {
        let (_, query) = next.split_once('?')?;
        let value = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
        };
        Some(After {
            epoch: Some(value("epoch")?.parse().unwrap()),
            modified: value("afterTimestamp")?.parse().unwrap(),
            id: value("afterId")?,
        })
    }

    #[test]
    fn every_item_is_on_one_page_and_the_last_page_leads_to_itself() {
        let (items, epoch) = (items(1_234), Uuid::from_u128(7));
        let (mut after, mut seen, mut pages) = (None, Vec::new(), 0);
        loop {
            let page = page(&items, epoch, after.as_ref(), ADDRESS);
            let found = page.body["items"].as_array().unwrap();
            seen.extend(found.iter().map(|item| item["id"].as_str().unwrap().to_owned()));
            let next = read_after(page.body["next"].as_str().unwrap());
            if page.is_last {
                assert_eq!(next, after);
                break;
            }
            (after, pages) = (next, pages + 1);
        }
        assert_eq!(pages, 3);
        assert_eq!(seen, items.iter().map(|item| item.id.clone()).collect::<Vec<_>>());
    }

    #[test]
    fn another_epoch_begins_anew_and_an_empty_feed_leads_to_itself() {
        let items = items(3);
        let epoch = Uuid::from_u128(1);
        let after = After { epoch: Some(epoch), modified: 9, id: String::new() };
        let anew = page(&items, Uuid::from_u128(2), Some(&after), ADDRESS);
        assert_eq!(anew.body["items"].as_array().unwrap().len(), 3);
        let same = page(&items, epoch, Some(&after), ADDRESS);
        assert!(same.is_last);
        let unsaid = After { epoch: None, ..after };
        assert!(page(&items, epoch, Some(&unsaid), ADDRESS).is_last);
        let empty = page(&[], epoch, None, ADDRESS);
        assert_eq!(empty.body["next"], ADDRESS);
    }
}
