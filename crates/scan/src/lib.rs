//! Reads the pictures of tickets in what a camera sees, where the browser cannot do that itself.
//!
//! A frame is only its luminance, a byte for each pixel. It is made black and white by the light around each pixel,
//! since a door's light is never even, and then searched for a QR code. What a code says is checked by its own error
//! correction; whether it is a ticket is for others to say. Everything but the binding to the browser is pure.

#[cfg(target_arch = "wasm32")]
mod browser;
mod light;
mod reader;

pub use reader::Reader;
