//! Brotli, as hard as it goes: done once here, and saved on every phone.

use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;

use super::{files_in, write_file};

const ENDINGS: [&str; 7] = [".js", ".wasm", ".css", ".html", ".svg", ".json", ".webmanifest"];
const QUALITY: i32 = 11;
const WINDOW_BITS: i32 = 22;

/// Writes a `.br` beside every file that compresses.
pub fn write(dir: &Path) -> Result<()> {
    for (name, bytes) in files_in(dir)? {
        if is_compressible(&name) {
            write_file(&dir.join(format!("{name}.br")), &brotli(&bytes)?)?;
        }
    }
    Ok(())
}

/// Whether the server sends the file compressed; pictures and fonts are so by themselves.
pub fn is_compressible(name: &str) -> bool {
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// The bytes as they travel.
pub fn brotli(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW_BITS,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)
        .context("failed to compress")?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compressed_can_be_read_again() {
        let text = "det sker i kvarteret ".repeat(100);
        let compressed = brotli(text.as_bytes()).unwrap();
        assert!(compressed.len() < 100);
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut compressed.as_slice(), &mut read).unwrap();
        assert_eq!(read, text.as_bytes());
    }

    #[test]
    fn only_what_compresses_is_compressed() {
        assert!(is_compressible("app-1_bg.wasm") && is_compressible("site.webmanifest"));
        assert!(!is_compressible("icon.png") && !is_compressible("app.js.br"));
    }
}
