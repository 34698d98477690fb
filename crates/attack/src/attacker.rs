//! Somebody who holds all that the server keeps.

use std::collections::BTreeMap;

use anyhow::Result;
use sammen_domain::UnixSeconds;
use uuid::Uuid;

use crate::{Leak, World};

/// A way of guessing, with a score for each pair of a resident and a response.
pub struct Guess {
    /// What it goes by.
    pub by: &'static str,
    /// Scores, and whether the pair is a true one.
    pub scores: Vec<(f64, bool)>,
}

/// A response, as it is stored.
struct Stored {
    id: Uuid,
    /// Where it comes among all, by the database's own order, from 0 to 1.
    place: f64,
    /// The day it is told to have come on.
    day: i64,
    /// When it came, where anything tells.
    moment: Option<UnixSeconds>,
    /// Who sent it, where anything tells.
    device: Option<[u8; 32]>,
    /// How often the same was answered.
    sames: usize,
}

/// Somebody who had a token.
struct Known {
    device: [u8; 32],
    place: f64,
    /// Where they come among all by when they first did anything else, from 0 to 1.
    first_place: f64,
    /// When they did anything else, in seconds, from the ids of what they did.
    moments: Vec<UnixSeconds>,
    /// The days of that.
    days: Vec<i64>,
}

/// Something that somebody did, and the number of the transaction that wrote it, where the database keeps one.
struct Deed {
    owner: [u8; 32],
    at: UnixSeconds,
    transaction: i64,
}

type Score = fn(&Known, &Stored) -> f64;

const WAYS: [(&str, Score); 7] = [
    ("the order of the rows", |known, stored| -(known.place - stored.place).abs()),
    ("the order in which they were first there", |known, stored| {
        -(known.first_place - stored.place).abs()
    }),
    ("the days of what else they did", |known, stored| likeness(&known.days, stored.day)),
    ("the first day of what else they did", |known, stored| likeness(&known.days[..1], stored.day)),
    ("the moments of what else they did", |known, stored| {
        stored.moment.map_or(0.0, |moment| nearness(&known.moments, moment))
    }),
    ("rare answers, of those who are seldom there", |known, stored| {
        let (rarity, seldom) = (1.0 / count(stored.sames), 1.0 / count(known.days.len()));
        -(rarity - seldom).abs()
    }),
    ("the device", |known, stored| f64::from(u8::from(stored.device == Some(known.device)))),
];

/// Every way of guessing.
///
/// # Errors
/// When the database cannot be read.
pub async fn guesses(world: &World, leak: Option<Leak>) -> Result<Vec<Guess>> {
    let deeds = deeds(world).await?;
    let residents = residents(world, &deeds).await?;
    let responses = responses(world, &deeds, leak).await?;
    let guess = |(by, score): (&'static str, Score)| {
        let of_resident = |resident| responses.iter().map(move |response| (resident, response));
        let score = |(resident, response): (&Known, &Stored)| {
            let is_true = world.truth.get(&resident.device) == Some(&response.id);
            (score(resident, response), is_true)
        };
        Guess { by, scores: residents.iter().flat_map(of_resident).map(score).collect() }
    };
    Ok(WAYS.into_iter().map(guess).collect())
}

/// How well days fit a day: those before it and near to it, since answers are sent after they were begun.
fn likeness(days: &[i64], day: i64) -> f64 {
    let fit = |one: &i64| match day - one {
        0 => 1.0,
        1 => 0.5,
        // The last day of a month or a year says that it was one of them before it.
        apart @ 2..=366 => 1.0 / (2.0 + count(usize::try_from(apart).unwrap_or_default())),
        _ => 0.0,
    };
    days.iter().map(fit).fold(0.0, f64::max)
}

/// How near the nearest of some moments is to one.
fn nearness(moments: &[UnixSeconds], moment: UnixSeconds) -> f64 {
    let apart = moments.iter().map(|one| one.abs_diff(moment)).min().unwrap_or(u64::MAX);
    1.0 / (1.0 + count(usize::try_from(apart).unwrap_or(usize::MAX)))
}

/// What everybody did in the app. Ids of that say when.
async fn deeds(world: &World) -> Result<Vec<Deed>> {
    let query = if world.server.appends() {
        "SELECT owner, id, xmin::text::bigint FROM operation"
    } else {
        "SELECT owner, id, 0 FROM operation"
    };
    let mut deeds = Vec::new();
    for mut row in world.server.rows(query).await? {
        let (owner, op): (Vec<u8>, Uuid) = (row.take(0)?, row.take(1)?);
        let seconds = op.get_timestamp().map_or(0, |timestamp| timestamp.to_unix().0);
        let (owner, at) = (owner.try_into().unwrap_or_default(), i64::try_from(seconds)?);
        deeds.push(Deed { owner, at, transaction: row.take(2)? });
    }
    deeds.sort_by_key(|deed| deed.transaction);
    Ok(deeds)
}

/// Those who had a token, in the order that the database gives them in.
async fn residents(world: &World, deeds: &[Deed]) -> Result<Vec<Known>> {
    let mut moments: BTreeMap<[u8; 32], Vec<UnixSeconds>> = BTreeMap::new();
    for deed in deeds {
        moments.entry(deed.owner).or_default().push(deed.at);
    }
    // Whose digest it is, anybody can work out who knows the devices.
    let holders = holders(world, moments.keys()).await?;
    let all = count(holders.len());
    let known = holders.into_iter().enumerate().map(|(place, device)| {
        let mut moments = moments.remove(&device).unwrap_or_else(|| vec![0]);
        moments.sort_unstable();
        let days = moments.iter().map(|moment| moment / 86_400).collect();
        Known { device, place: count(place) / all, first_place: 0.0, moments, days }
    });
    let mut known: Vec<Known> = known.collect();
    known.sort_by_key(|resident| resident.moments[0]);
    for (place, resident) in known.iter_mut().enumerate() {
        resident.first_place = count(place) / all;
    }
    Ok(known)
}

async fn holders<'a>(
    world: &World,
    devices: impl Iterator<Item = &'a [u8; 32]>,
) -> Result<Vec<[u8; 32]>> {
    let by_holder: BTreeMap<[u8; 32], [u8; 32]> =
        devices.map(|device| (world.server.holder(device), *device)).collect();
    let query = if world.server.appends() {
        "SELECT holder FROM token_given ORDER BY xmin::text::bigint, ctid"
    } else {
        "SELECT holder FROM token_given"
    };
    let mut holders = Vec::new();
    for mut row in world.server.rows(query).await? {
        let holder: Vec<u8> = row.take(0)?;
        holders.extend(by_holder.get(holder.as_slice()));
    }
    Ok(holders)
}

/// A response as the database gives it: its id, day, answers and the number of its transaction.
type Row = (Uuid, i64, Vec<u8>, i64);

/// The responses, in the order that the database gives them in.
async fn responses(world: &World, deeds: &[Deed], leak: Option<Leak>) -> Result<Vec<Stored>> {
    let query = if world.server.appends() {
        "SELECT id, received_day, answers, xmin::text::bigint FROM response
         ORDER BY xmin::text::bigint, ctid"
    } else {
        "SELECT id, received_day, answers, 0 FROM response"
    };
    let mut read: Vec<Row> = Vec::new();
    for mut row in world.server.rows(query).await? {
        read.push((row.take(0)?, row.take(1)?, row.take(2)?, row.take(3)?));
    }
    let place = |id: &Uuid| world.server.arrived.iter().position(|arrival| arrival.id == *id);
    if leak == Some(Leak::Order) {
        read.sort_by_key(|(id, ..)| place(id));
    }
    let mut sames: BTreeMap<&[u8], usize> = BTreeMap::new();
    for (_, _, answers, _) in &read {
        *sames.entry(answers).or_default() += 1;
    }
    let all = count(read.len());
    let stored = read.iter().enumerate().map(|(at, (id, day, answers, transaction))| {
        let arrival = place(id).map(|place| &world.server.arrived[place]);
        let kept = |what| arrival.filter(|_| leak == Some(what));
        Stored {
            id: *id,
            place: count(at) / all,
            day: kept(Leak::Day).map_or(*day, |arrival| arrival.at / 86_400),
            moment: kept(Leak::Moment).map(|arrival| arrival.at).or(told(deeds, *transaction)),
            device: kept(Leak::Device).map(|arrival| arrival.device),
            sames: sames[answers.as_slice()],
        }
    });
    Ok(stored.collect())
}

/// When a transaction was, by those before it whose time is known.
fn told(deeds: &[Deed], transaction: i64) -> Option<UnixSeconds> {
    let before = deeds.partition_point(|deed| deed.transaction < transaction);
    (transaction > 0 && before > 0).then(|| deeds[before - 1].at)
}

#[expect(clippy::cast_precision_loss, reason = "a population is far smaller than 2^52")]
fn count(number: usize) -> f64 {
    number as f64
}
