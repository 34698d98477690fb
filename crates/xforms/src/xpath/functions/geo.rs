use super::Call;
use crate::xpath::evaluate::Evaluated;
use crate::xpath::{Function, Math, Value};

/// The Earth's radius at the equator, as the other engines have it.
const RADIUS_M: f64 = 6_378_100.0;

/// Degrees north and east.
#[derive(Clone, Copy, PartialEq)]
struct Point {
    latitude: f64,
    longitude: f64,
}

/// Functions of one number.
type Functions<'a> = &'a dyn Fn(Math, f64) -> f64;

impl Call<'_> {
    pub(super) fn of_places(&self) -> Evaluated {
        if self.function == Function::Geofence {
            let point = read_point(&self.text(0)?);
            let fence = read_points(&self.text(1)?);
            let inside = point.is_some_and(|point| is_inside(point, &fence.unwrap_or_default()));
            return Ok(Value::Boolean(inside));
        }
        let points = self.points()?;
        let points = points.unwrap_or_default();
        let math = |function, x| self.math(function, x, 0.0);
        let metres = match self.function {
            Function::Area => area(&points, &math),
            _ => length(&points, &math),
        };
        Ok(Value::Number((metres * 100.0).round() / 100.0))
    }

    /// Points of one trace, or one point an argument or node.
    fn points(&self) -> Evaluated<Option<Vec<Point>>> {
        let mut all = Vec::new();
        for id in self.arguments {
            for text in self.run.strings_of(*id, self.focus)? {
                match read_points(&text) {
                    Some(mut points) => all.append(&mut points),
                    None => return Ok(None),
                }
            }
        }
        Ok(Some(all))
    }
}

fn read_points(text: &str) -> Option<Vec<Point>> {
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts.map(read_point).collect()
}

/// Latitude and longitude; altitude and accuracy may follow.
fn read_point(text: &str) -> Option<Point> {
    let numbers: Option<Vec<f64>> = text.split_whitespace().map(crate::decimal::read).collect();
    match numbers?.as_slice() {
        [latitude, longitude, rest @ ..]
            if rest.len() <= 2 && latitude.abs() <= 90.0 && longitude.abs() <= 180.0 =>
        {
            Some(Point { latitude: *latitude, longitude: *longitude })
        }
        _ => None,
    }
}

/// The area in square metres on a sphere: what lies under each side, down to the south pole, added up.
fn area(points: &[Point], math: Functions<'_>) -> f64 {
    let Some(last) = points.last().filter(|_| points.len() > 2) else {
        return 0.0;
    };
    let mut from = *last;
    let mut sum = 0.0;
    for to in points {
        let sine = |point: Point| math(Math::Sin, point.latitude.to_radians());
        let sines = sine(from) + sine(*to);
        sum += (to.longitude - from.longitude).to_radians() * (2.0 + sines);
        from = *to;
    }
    (sum * RADIUS_M * RADIUS_M / 2.0).abs()
}

/// The length in metres along great circles.
fn length(points: &[Point], math: Functions<'_>) -> f64 {
    points.windows(2).map(|pair| between(pair[0], pair[1], math)).sum()
}

fn between(from: Point, to: Point, math: Functions<'_>) -> f64 {
    let north = (to.latitude - from.latitude).to_radians() / 2.0;
    let east = (to.longitude - from.longitude).to_radians() / 2.0;
    let cosine = |point: Point| math(Math::Cos, point.latitude.to_radians());
    let sine_squared = |angle| {
        let sine = math(Math::Sin, angle);
        sine * sine
    };
    let chord = sine_squared(north) + cosine(from) * cosine(to) * sine_squared(east);
    2.0 * RADIUS_M * math(Math::Asin, chord.sqrt().min(1.0))
}

/// Whether a line from the point to the east crosses the fence an odd number of times.
fn is_inside(point: Point, fence: &[Point]) -> bool {
    if fence.len() < 3 {
        return false;
    }
    let mut inside = false;
    let mut previous = fence[fence.len() - 1];
    for corner in fence {
        let spans = (corner.latitude > point.latitude) != (previous.latitude > point.latitude);
        if spans {
            let share = (point.latitude - corner.latitude) / (previous.latitude - corner.latitude);
            let crossing = corner.longitude + share * (previous.longitude - corner.longitude);
            inside ^= point.longitude < crossing;
        }
        previous = *corner;
    }
    inside
}
