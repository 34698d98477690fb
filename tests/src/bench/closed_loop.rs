//! So many at a time, each asking again as soon as it is answered.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

/// Somebody who asks.
pub(super) trait Asker {
    /// Makes what is asked next, outside the time that counts.
    fn prepare(&mut self);
    /// Asks, and waits for the answer.
    async fn ask(&mut self);
}

/// How long each answer took.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Samples {
    times: Vec<Duration>,
    elapsed: Duration,
}

/// How fast answers came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Speed {
    /// Answers a second, of all askers together.
    pub(super) per_s: f64,
    /// Half of the answers came within this.
    pub(super) p50_ms: f64,
    /// All but one in a hundred came within this.
    pub(super) p99_ms: f64,
    /// How many were counted.
    pub(super) answers: usize,
}

/// Lets all ask for so long, and gives them back.
pub(super) async fn run<A: Asker + 'static>(
    askers: Vec<A>,
    duration: Duration,
) -> (Vec<A>, Samples) {
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for mut asker in askers {
        tasks.spawn_local(async move {
            let mut times = Vec::new();
            while start.elapsed() < duration {
                asker.prepare();
                let asked = Instant::now();
                asker.ask().await;
                times.push(asked.elapsed());
            }
            (asker, times)
        });
    }
    let (askers, times): (Vec<A>, Vec<Vec<Duration>>) = tasks.join_all().await.into_iter().unzip();
    (askers, Samples { times: times.concat(), elapsed: start.elapsed() })
}

impl Samples {
    /// Takes more of the same.
    pub(super) fn add(&mut self, mut more: Self) {
        self.times.append(&mut more.times);
        self.elapsed += more.elapsed;
    }

    /// What they come to.
    pub(super) fn speed(mut self) -> Speed {
        self.times.sort_unstable();
        let count = self.times.len();
        let at = |share: f64| {
            let index = ((count as f64 * share) as usize).min(count.saturating_sub(1));
            self.times.get(index).map_or(f64::NAN, |time| time.as_secs_f64() * 1_000.0)
        };
        Speed {
            per_s: count as f64 / self.elapsed.as_secs_f64(),
            p50_ms: at(0.5),
            p99_ms: at(0.99),
            answers: count,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slow_answer_in_a_hundred_is_the_99th_percentile() {
        let ms = Duration::from_millis;
        let mut samples = Samples { times: vec![ms(1); 60], elapsed: ms(500) };
        samples
            .add(Samples { times: [vec![ms(1); 39], vec![ms(50)]].concat(), elapsed: ms(1_500) });
        let speed = samples.speed();
        assert_eq!((speed.per_s, speed.p50_ms, speed.p99_ms), (50.0, 1.0, 50.0));
        let fast = Samples { times: vec![ms(1); 300], elapsed: ms(1_000) }.speed();
        assert_eq!((fast.p99_ms, fast.answers), (1.0, 300));
    }
}
