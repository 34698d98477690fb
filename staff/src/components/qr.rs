//! A link as a picture that phones read.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// The empty border that readers need, in squares.
const BORDER: usize = 4;

/// A QR code. It is dark on light by night too, since some phones read no other.
#[component]
pub fn QrView(
    /// What it says.
    text: String,
    /// What it is, for those who do not see it.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let Ok(code) = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M) else {
        // A link that is too long for any picture can still be copied.
        return ().into_any();
    };
    let side = code.width() + 2 * BORDER;
    view! {
        <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=label>
            <rect class="qr__paper" width=side height=side />
            <path class="qr__ink" d=squares(&code) />
        </svg>
    }
    .into_any()
}

/// The dark squares, a stroke for each run of a row.
fn squares(code: &QrCode) -> String {
    let width = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|color| **color == Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + BORDER, y + BORDER));
            }
            x += run.max(1);
        }
    }
    path
}
