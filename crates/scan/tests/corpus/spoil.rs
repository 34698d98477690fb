//! What light, lenses and sensors do to a picture.

use std::f64::consts::TAU;

use fastrand::Rng;

/// Light that is not even, and ink that is not black.
#[derive(Debug)]
pub struct Light {
    paper: f64,
    ink: f64,
    table: f64,
    /// How much darker it is at the far side, and which side that is.
    fades: f64,
    towards: f64,
    /// A shadow's share of light, and how far from the middle it begins.
    shadow: Option<(f64, f64)>,
}

impl Light {
    /// Any light that there is at a door.
    pub fn random(rng: &mut Rng) -> Self {
        let between = |rng: &mut Rng, from: f64, to: f64| from + (to - from) * rng.f64();
        let has_shadow = rng.bool();
        Self {
            paper: between(rng, 160.0, 245.0),
            ink: between(rng, 10.0, 60.0),
            table: between(rng, 40.0, 200.0),
            fades: between(rng, 0.0, 0.55),
            towards: between(rng, 0.0, TAU),
            shadow: has_shadow.then(|| (between(rng, 0.5, 0.9), between(rng, -0.2, 0.2))),
        }
    }

    /// The light of a point of the frame: of ink or paper, or of the table under the ticket.
    pub fn at(&self, [x, y]: [f64; 2], is_ink: Option<bool>) -> f64 {
        let surface = match is_ink {
            Some(true) => self.ink,
            Some(false) => self.paper,
            // Boards, so that there are edges that are none of the picture's.
            None => self.table * if (x * 9.0).rem_euclid(1.0) < 0.08 { 0.6 } else { 1.0 },
        };
        let along = x * self.towards.cos() + y * self.towards.sin();
        let faded = 1.0 - self.fades * (along + 0.5).clamp(0.0, 1.0);
        let shadow = match self.shadow {
            Some((share, from)) if x - y * 0.3 > from => share,
            _ => 1.0,
        };
        surface * faded * shadow
    }
}

/// A lens that is not in focus; the blur's standard deviation is in pixels.
pub fn blur(frame: &mut [f64], width: usize, deviation_px: f64) {
    let reach = (deviation_px * 3.0).ceil() as usize;
    let weight = |away: usize| (-0.5 * (away as f64 / deviation_px).powi(2)).exp();
    if reach == 0 {
        return;
    }
    let weights: Vec<f64> = (0..=reach).map(weight).collect();
    let height = frame.len() / width;
    for y in 0..height {
        smear(frame, y * width, 1, width, &weights);
    }
    for x in 0..width {
        smear(frame, x, width, height, &weights);
    }
}

/// Blurs one row or column, which begins somewhere and has pixels at a distance from each other.
fn smear(frame: &mut [f64], start: usize, step: usize, count: usize, weights: &[f64]) {
    let line: Vec<f64> = (0..count).map(|at| frame[start + at * step]).collect();
    for at in 0..count {
        let (mut sum, mut total) = (line[at] * weights[0], weights[0]);
        for (away, weight) in weights.iter().enumerate().skip(1) {
            for other in [at.checked_sub(away), Some(at + away)].into_iter().flatten() {
                if let Some(light) = line.get(other) {
                    sum += light * weight;
                    total += weight;
                }
            }
        }
        frame[start + at * step] = sum / total;
    }
}

/// A sensor in little light; the noise's standard deviation is in steps of light.
pub fn add_noise(frame: &mut [f64], deviation: f64, rng: &mut Rng) {
    for light in frame {
        // Three even numbers have a deviation of a half together.
        let even: f64 = (0..3).map(|_| rng.f64()).sum();
        *light += (even - 1.5) * 2.0 * deviation;
    }
}
