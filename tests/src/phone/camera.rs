//! A phone's camera, and what is held before it.

use std::{fs, path::PathBuf};

use qrcode::{Color, QrCode};

use super::Phone;
use crate::{Server, hook};

const WIDTH: usize = 640;
const HEIGHT: usize = 480;
/// The code's side in what the camera sees, and its upper left corner there.
const SIDE: usize = 330;
const LEFT: usize = (WIDTH - SIDE) / 2;
const TOP: usize = (HEIGHT - SIDE) / 2;
const FRAMES: usize = 5;
/// The light of paper, ink and table, and a colour that is none.
const PAPER: u8 = 220;
const INK: u8 = 30;
const TABLE: u8 = 120;
const GREY: u8 = 128;

/// A code as it is drawn: its squares, with the light ones around it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Code {
    side: usize,
    dark: Vec<bool>,
}

impl Code {
    /// The code of any text.
    ///
    /// # Panics
    /// When the text is too long.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let code = QrCode::new(text).expect("the text is short");
        let margin = 4;
        let side = code.width() + 2 * margin;
        let inside = margin..side - margin;
        let is_dark = |(x, y): (usize, usize)| {
            inside.contains(&x)
                && inside.contains(&y)
                && code[(x - margin, y - margin)] == Color::Dark
        };
        let dark = (0..side * side).map(|at| is_dark((at % side, at / side))).collect();
        Self { side, dark }
    }

    /// Reads the strokes that a page draws a code with: `M4 4h7v1h-7z` is a row of seven dark squares.
    fn of_strokes(side: usize, strokes: &str) -> Option<Self> {
        let mut dark = vec![false; side * side];
        for stroke in strokes.split('M').filter(|stroke| !stroke.is_empty()) {
            let (from, run) = stroke.split_once('h')?;
            let (x, y) = from.split_once(' ')?;
            let (x, y): (usize, usize) = (x.parse().ok()?, y.parse().ok()?);
            let run: usize = run.split('v').next()?.parse().ok()?;
            dark.get_mut(y * side + x..y * side + x + run)?.fill(true);
        }
        Some(Self { side, dark })
    }

    /// The number of squares in a row, and which of all are dark, row by row.
    #[must_use]
    pub fn squares(&self) -> (usize, &[bool]) {
        (self.side, &self.dark)
    }

    fn light(&self, x: usize, y: usize) -> u8 {
        let inside = |from: usize, at: usize| at.checked_sub(from).filter(|at| *at < SIDE);
        let (Some(x), Some(y)) = (inside(LEFT, x), inside(TOP, y)) else { return TABLE };
        let square = |at: usize| at * self.side / SIDE;
        if self.dark[square(y) * self.side + square(x)] { INK } else { PAPER }
    }
}

impl Phone {
    /// A phone that knows the server by its name and has a camera, which everybody may use.
    pub async fn with_camera(owner: &str, server: &Server) -> Self {
        Self::start(owner, server.site(), true).await
    }

    /// Holds a code before the camera, from when the camera is next opened.
    ///
    /// # Panics
    /// When the file of what the camera sees cannot be written.
    pub fn hold(&self, code: &Code) {
        let pixels = (0..WIDTH * HEIGHT).map(|at| code.light(at % WIDTH, at / WIDTH));
        let luminance: Vec<u8> = pixels.collect();
        let mut film =
            format!("YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n").into_bytes();
        for _ in 0..FRAMES {
            film.extend(b"FRAME\n");
            film.extend(&luminance);
            film.extend([GREY; WIDTH * HEIGHT / 2]);
        }
        fs::write(self.film(), film).expect("the phone's folder can be written");
    }

    /// What the camera sees.
    pub(super) fn film(&self) -> PathBuf {
        self.folder.path().join("camera.y4m")
    }

    /// The picture of the ticket that is open, as the page draws it.
    pub async fn ticket_code(&self) -> Code {
        self.wait_for(&format!("{} svg", hook("ticket"))).await;
        let script = "const svg = document.querySelector('[data-test=\"ticket\"] svg');
            return [svg.viewBox.baseVal.width, svg.querySelector('path').getAttribute('d')];";
        let drawn = self.run(script, Vec::new()).await;
        let side = drawn[0].as_u64().and_then(|side| usize::try_from(side).ok());
        let code = side.zip(drawn[1].as_str()).and_then(|(side, d)| Code::of_strokes(side, d));
        code.unwrap_or_else(|| panic!("no code is drawn: {drawn}"))
    }
}
