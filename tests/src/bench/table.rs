//! Figures, for people and for programs.

use std::time::Duration;

use serde_json::{Value, json};

use super::closed_loop::Speed;

/// One line of the table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    what: String,
    connections: usize,
    speed: Speed,
    /// What would be possible at most, in the same time.
    possible: Speed,
    server_cpu_us: f64,
    database_cpu_us: f64,
}

impl Figure {
    /// What a server does, and what would be possible at most.
    pub(super) fn new(what: &str, connections: usize, speed: Speed, possible: Speed) -> Self {
        let (server_cpu_us, database_cpu_us) = (0.0, 0.0);
        Self { what: what.to_owned(), connections, speed, possible, server_cpu_us, database_cpu_us }
    }

    /// With the processors' time that all answers took together.
    pub(super) fn with_cpu(self, server: Duration, database: Duration) -> Self {
        let each_us = |all: Duration| all.as_secs_f64() * 1e6 / self.speed.answers as f64;
        Self { server_cpu_us: each_us(server), database_cpu_us: each_us(database), ..self }
    }

    /// The line for programs.
    pub(super) fn to_json(&self) -> Value {
        json!({
            "what": self.what,
            "connections": self.connections,
            "per_s": self.speed.per_s,
            "p50_ms": self.speed.p50_ms,
            "p99_ms": self.speed.p99_ms,
            "possible_per_s": self.possible.per_s,
            "of_possible": self.of_possible(),
            "server_cpu_us": self.server_cpu_us,
            "database_cpu_us": self.database_cpu_us,
        })
    }

    fn of_possible(&self) -> f64 {
        self.speed.per_s / self.possible.per_s
    }

    fn line(&self) -> String {
        format!(
            "{:30} {:>7} {:>9.0} {:>8.2} {:>8.2} {:>9.0} {:>6.2} {:>7.0} {:>7.0}",
            self.what,
            self.connections,
            self.speed.per_s,
            self.speed.p50_ms,
            self.speed.p99_ms,
            self.possible.per_s,
            self.of_possible(),
            self.server_cpu_us,
            self.database_cpu_us,
        )
    }
}

/// Shows the lines for people. What is possible at most is, for a push, one plain INSERT committed through
/// the same driver; for a pull, a request that asks for nothing.
pub(super) fn show(title: &str, figures: &[Figure]) {
    println!(
        "{title:30} {:>7} {:>9} {:>8} {:>8} {:>9} {:>6} {:>7} {:>7}",
        "at once", "a second", "p50 ms", "p99 ms", "possible", "share", "CPU µs", "db µs"
    );
    figures.iter().for_each(|figure| println!("{}", figure.line()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_a_share_of_what_is_possible_and_of_the_processors_time() {
        let speed = |per_s| Speed { per_s, p50_ms: 1.0, p99_ms: 2.0, answers: 100 };
        let cpu = (Duration::from_millis(50), Duration::ZERO);
        let figure = Figure::new("push", 16, speed(500.0), speed(2_000.0)).with_cpu(cpu.0, cpu.1);
        let line = figure.line();
        let fields: Vec<&str> = line.split_whitespace().collect();
        assert_eq!(fields, ["push", "16", "500", "1.00", "2.00", "2000", "0.25", "500", "0"]);
        assert_eq!(figure.to_json()["of_possible"], 0.25);
    }
}
