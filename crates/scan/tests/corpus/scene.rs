//! A ticket held before a camera.

use fastrand::Rng;
use qrcode::{Color, EcLevel, QrCode};

use crate::spoil::{Light, add_noise, blur};

/// The side of a frame in pixels.
pub const FRAME_SIDE: usize = 480;
/// Light squares around the picture.
const QUIET: f64 = 4.0;
/// How far the paper is away, in its own sides: the nearer, the more perspective.
const DISTANCE: f64 = 2.2;
/// Points within a pixel whose light is taken together, in each direction.
const POINTS: usize = 2;

/// How a ticket is held and lit.
#[derive(Debug)]
pub struct Scene {
    /// Turned in the plane, tilted to the side and to the back; in degrees.
    turned: [f64; 3],
    /// The share of the frame that the picture fills.
    fills: f64,
    /// How far it is off the middle, in parts of the frame.
    off: [f64; 2],
    light: Light,
    /// Standard deviations, in pixels and in steps of light.
    blur_px: f64,
    noise: f64,
}

type Vector = [f64; 3];

impl Scene {
    /// Any scene that a person would expect to work.
    pub fn random(rng: &mut Rng) -> Self {
        let between = |rng: &mut Rng, from: f64, to: f64| from + (to - from) * rng.f64();
        Self {
            turned: [
                between(rng, 0.0, 360.0),
                between(rng, -35.0, 35.0),
                between(rng, -35.0, 35.0),
            ],
            fills: between(rng, 0.45, 0.8),
            off: [between(rng, -0.06, 0.06), between(rng, -0.06, 0.06)],
            light: Light::random(rng),
            blur_px: between(rng, 0.0, 1.4),
            noise: between(rng, 0.0, 16.0),
        }
    }

    /// What the camera sees when the ticket says this.
    pub fn frame(&self, text: &str, rng: &mut Rng) -> Vec<u8> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).unwrap();
        let paper = self.paper();
        let all = (0..FRAME_SIDE).flat_map(|y| (0..FRAME_SIDE).map(move |x| (x, y)));
        let mut frame: Vec<f64> = all.map(|(x, y)| self.pixel(&code, paper, x, y)).collect();
        blur(&mut frame, FRAME_SIDE, self.blur_px);
        add_noise(&mut frame, self.noise, rng);
        frame.into_iter().map(|light| light.clamp(0.0, 255.0) as u8).collect()
    }

    fn pixel(&self, code: &QrCode, paper: [Vector; 3], x: usize, y: usize) -> f64 {
        let points = (0..POINTS * POINTS).map(|point| {
            let within = |step: usize| (step as f64 + 0.5) / POINTS as f64;
            let at = |pixel: usize, step| (pixel as f64 + within(step)) / FRAME_SIDE as f64 - 0.5;
            let (x, y) = (at(x, point % POINTS), at(y, point / POINTS));
            let off = [x - self.off[0], y - self.off[1]];
            let ink = self.on_paper(code, paper, off);
            self.light.at([x, y], ink)
        });
        points.sum::<f64>() / (POINTS * POINTS) as f64
    }

    /// Whether a point of the frame is on the ticket, and then whether it is dark there.
    fn on_paper(&self, code: &QrCode, paper: [Vector; 3], [x, y]: [f64; 2]) -> Option<bool> {
        let [right, down, towards] = paper;
        let ray = [x / self.fills, y / self.fills, DISTANCE];
        // The middle of the paper is straight ahead, at the distance.
        let far = DISTANCE * towards[2] / dot(ray, towards);
        let point = [ray[0] * far, ray[1] * far, ray[2] * far - DISTANCE];
        let side = code.width() as f64 + 2.0 * QUIET;
        let square = |along: Vector| (dot(point, along) + 0.5) * side - QUIET;
        let (column, row) = (square(right), square(down));
        let whole = -QUIET..side - QUIET;
        if !whole.contains(&column) || !whole.contains(&row) {
            return None;
        }
        let inside = 0.0..code.width() as f64;
        let is_code = inside.contains(&column) && inside.contains(&row);
        Some(is_code && code[(column as usize, row as usize)] == Color::Dark)
    }

    /// The paper's directions: to its right, down, and out of it.
    fn paper(&self) -> [Vector; 3] {
        let [turn, side, back] = self.turned.map(f64::to_radians);
        let turned = |[x, y, z]: Vector| {
            let [x, y] = [x * turn.cos() - y * turn.sin(), x * turn.sin() + y * turn.cos()];
            let [x, z] = [x * side.cos() + z * side.sin(), z * side.cos() - x * side.sin()];
            [x, y * back.cos() - z * back.sin(), y * back.sin() + z * back.cos()]
        };
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]].map(turned)
    }
}

fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}
