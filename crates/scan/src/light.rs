//! Black and white by the light around each pixel.

const WHITE: u8 = 255;
const BLACK: u8 = 0;

/// What is taken for black.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The light around a pixel is that of a square of which so many stand side by side in a row.
    pub sides_in_width: usize,
    /// A pixel is black when it has less than this share of the light around it.
    pub dark_percent: u32,
}

/// Makes frames black and white.
#[derive(Debug, Default)]
pub struct Leveller {
    /// The light of everything above and before each pixel, with a row and a column of nothing first. The numbers
    /// wrap, since only differences of them are looked at.
    sums: Vec<u32>,
    levelled: Vec<u8>,
}

impl Leveller {
    /// Takes in the light of a frame, which must have whole rows.
    pub fn add_up(&mut self, width: usize, frame: &[u8]) {
        self.sums.clear();
        self.sums.resize(width + 1, 0);
        for (y, row) in frame.chunks_exact(width).enumerate() {
            let mut sum = 0_u32;
            self.sums.push(0);
            for (x, light) in row.iter().enumerate() {
                sum += u32::from(*light);
                let above = self.sums[y * (width + 1) + x + 1];
                self.sums.push(above.wrapping_add(sum));
            }
        }
    }

    /// The frame that was last taken in, in black and white.
    pub fn level(&mut self, width: usize, frame: &[u8], look: Look) -> &[u8] {
        let reach = (width / look.sides_in_width / 2).max(1);
        let height = frame.len() / width;
        self.levelled.clear();
        for (y, row) in frame.chunks_exact(width).enumerate() {
            let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(height));
            let above = &self.sums[top * (width + 1)..][..=width];
            let below = &self.sums[bottom * (width + 1)..][..=width];
            let around = |left: usize, right: usize| {
                let to_bottom = below[right].wrapping_sub(below[left]);
                to_bottom.wrapping_sub(above[right].wrapping_sub(above[left]))
            };
            self.levelled.extend(row.iter().enumerate().map(|(x, light)| {
                let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(width));
                let pixels = ((right - left) * (bottom - top)) as u64;
                let mean_of_all = u64::from(around(left, right)) * u64::from(look.dark_percent);
                let is_dark = u64::from(*light) * pixels * 100 < mean_of_all;
                if is_dark { BLACK } else { WHITE }
            }));
        }
        &self.levelled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ink_is_black_in_the_light_and_in_the_shade() {
        let look = Look { sides_in_width: 4, dark_percent: 88 };
        let (width, mut frame) = (16, vec![200; 16 * 16]);
        // The shaded half is darker than the ink in the light.
        for (at, light) in frame.iter_mut().enumerate() {
            let is_ink = at % 8 == 3;
            let is_shaded = at % 16 >= 8;
            *light = match (is_ink, is_shaded) {
                (false, false) => 200,
                (true, false) => 90,
                (false, true) => 60,
                (true, true) => 20,
            };
        }
        let mut leveller = Leveller::default();
        leveller.add_up(width, &frame);
        let levelled = leveller.level(width, &frame, look);
        for row in levelled.chunks_exact(width) {
            assert_eq!((row[3], row[11]), (BLACK, BLACK));
            assert_eq!((row[1], row[14]), (WHITE, WHITE));
        }
    }
}
