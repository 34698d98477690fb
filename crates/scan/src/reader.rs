//! From a frame to a text.

use quircs::Quirc;

use crate::light::{Leveller, Look};

/// How a frame is looked at, one way after the other until one finds a code. The first finds nearly all; the second those
/// in the sharpest shadows.
const LOOKS: [Look; 2] =
    [Look { sides_in_width: 6, dark_percent: 88 }, Look { sides_in_width: 10, dark_percent: 80 }];

/// Reads frames one after the other; it keeps its memory from frame to frame.
#[derive(Debug, Default)]
pub struct Reader {
    leveller: Leveller,
    quirc: Quirc,
}

impl Reader {
    /// What the first code in a frame says that can be read; `None` when there is none.
    ///
    /// The frame is as many rows of `width` pixels as there are bytes for; 0 is black. A frame without a whole row has no
    /// code.
    ///
    /// ```
    /// let mut reader = sammen_scan::Reader::default();
    /// assert_eq!(reader.read(64, &[255; 64 * 64]), None);
    /// ```
    pub fn read(&mut self, width: usize, luminance: &[u8]) -> Option<String> {
        let height = luminance.len().checked_div(width)?;
        let frame = luminance.get(..width * height).filter(|frame| !frame.is_empty())?;
        self.leveller.add_up(width, frame);
        LOOKS.into_iter().find_map(|look| {
            let levelled = self.leveller.level(width, frame, look);
            let codes = self.quirc.identify(width, height, levelled);
            codes.flatten().find_map(|code| String::from_utf8(code.decode().ok()?.payload).ok())
        })
    }
}
