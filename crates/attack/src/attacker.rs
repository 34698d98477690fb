//! Somebody who holds all that the server keeps.

use std::collections::BTreeMap;

use anyhow::Result;
use sammen_domain::LocalDate;
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
    moments: Vec<i64>,
    /// The days of that.
    days: Vec<i64>,
}

/// Every way of guessing.
///
/// # Errors
/// When the database cannot be read.
pub async fn guesses(world: &World, leak: Option<Leak>) -> Result<Vec<Guess>> {
    let residents = residents(world).await?;
    let responses = responses(world, leak).await?;
    let pairs = |by, score: &dyn Fn(&Known, &Stored) -> f64| {
        let of_resident = |resident| responses.iter().map(move |response| (resident, response));
        let score = |(resident, response): (&Known, &Stored)| {
            let is_true = world.truth.get(&resident.device) == Some(&response.id);
            (score(resident, response), is_true)
        };
        Guess { by, scores: residents.iter().flat_map(of_resident).map(score).collect() }
    };
    Ok(vec![
        pairs("the order of the rows", &|resident, response| {
            -(resident.place - response.place).abs()
        }),
        pairs("the order in which they were first there", &|resident, response| {
            -(resident.first_place - response.place).abs()
        }),
        pairs("the days of what else they did", &|resident, response| {
            likeness(&resident.days, response.day)
        }),
        pairs("the first day of what else they did", &|resident, response| {
            likeness(&resident.days[..1], response.day)
        }),
        pairs("rare answers, of those who are seldom there", &|resident, response| {
            let (rarity, seldom) = (1.0 / count(response.sames), 1.0 / count(resident.days.len()));
            -(rarity - seldom).abs()
        }),
    ])
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

/// Those who had a token, in the order that the database gives them in.
async fn residents(world: &World) -> Result<Vec<Known>> {
    let mut moments: BTreeMap<[u8; 32], Vec<i64>> = BTreeMap::new();
    for mut row in world.server.rows("SELECT owner, id FROM operation ORDER BY rowid").await? {
        let (owner, op): (Vec<u8>, Uuid) = (row.take(0)?, row.take(1)?);
        let seconds = op.get_timestamp().map_or(0, |timestamp| timestamp.to_unix().0);
        let owner = owner.try_into().unwrap_or_default();
        moments.entry(owner).or_default().push(i64::try_from(seconds)?);
    }
    // Whose digest it is, anybody can work out who knows the devices.
    let holders = holders(world, moments.keys()).await?;
    let all = count(holders.len());
    let known = holders.into_iter().enumerate().map(|(place, device)| {
        let moments = moments.remove(&device).unwrap_or_else(|| vec![0]);
        let days = moments.iter().map(|moment| moment / 86_400).collect();
        Known { device, place: count(place) / all, first_place: 0.0, moments, days }
    });
    let mut known: Vec<Known> = known.collect();
    known.sort_by_key(|resident| resident.moments.iter().min().copied());
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
    let by_number = world.server.rows("SELECT holder FROM token_given ORDER BY rowid").await;
    let rows = match by_number {
        Ok(rows) => rows,
        Err(_) => world.server.rows("SELECT holder FROM token_given").await?,
    };
    let mut holders = Vec::new();
    for mut row in rows {
        let holder: Vec<u8> = row.take(0)?;
        holders.extend(by_holder.get(holder.as_slice()));
    }
    Ok(holders)
}

/// The responses, in the order that the database gives them in.
async fn responses(world: &World, leak: Option<Leak>) -> Result<Vec<Stored>> {
    let by_number =
        world.server.rows("SELECT id, received_day, answers FROM response ORDER BY rowid").await;
    let rows = match by_number {
        Ok(rows) => rows,
        Err(_) => world.server.rows("SELECT id, received_day, answers FROM response").await?,
    };
    let mut read: Vec<(Uuid, i32, Vec<u8>)> = Vec::new();
    for mut row in rows {
        read.push((row.take(0)?, row.take(1)?, row.take(2)?));
    }
    if leak == Some(Leak::Order) {
        let place = |id: &Uuid| world.server.arrived.iter().position(|arrived| arrived == id);
        read.sort_by_key(|(id, _, _)| place(id));
    }
    let mut sames: BTreeMap<&[u8], usize> = BTreeMap::new();
    for (_, _, answers) in &read {
        *sames.entry(answers).or_default() += 1;
    }
    let all = count(read.len());
    let stored = read.iter().enumerate().map(|(place, (id, day, answers))| Stored {
        id: *id,
        place: count(place) / all,
        day: i64::from(LocalDate(*day).0),
        sames: sames[answers.as_slice()],
    });
    Ok(stored.collect())
}

#[expect(clippy::cast_precision_loss, reason = "a population is far smaller than 2^52")]
fn count(number: usize) -> f64 {
    number as f64
}
