//! Takes the names of functions out of the built program: half of its bytes, and only debuggers read
//! them. The compiler must leave them in, since wasm-bindgen reads a section beside them.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::{files_in, write_file};

const MAGIC_AND_VERSION_BYTES: usize = 8;
const CUSTOM_SECTION: u8 = 0;
const LEFT_OUT: [&[u8]; 2] = [b"name", b"producers"];

/// Rewrites every program in the folder.
pub fn take_out(dir: &Path) -> Result<()> {
    for (name, bytes) in files_in(dir)? {
        if name.ends_with(".wasm") {
            let without =
                without_names(&bytes).with_context(|| format!("failed to read {name}"))?;
            write_file(&dir.join(&name), &without)?;
        }
    }
    Ok(())
}

/// Sections follow each other: a kind, a length, that many bytes; a custom one begins with its name.
fn without_names(program: &[u8]) -> Result<Vec<u8>> {
    let (head, mut rest) = program
        .split_at_checked(MAGIC_AND_VERSION_BYTES)
        .context("it is too short to be a program")?;
    if !head.starts_with(b"\0asm") {
        bail!("it is not a WebAssembly program");
    }
    let mut kept = head.to_vec();
    while let Some((&kind, after_kind)) = rest.split_first() {
        let (length, content) = read_length(after_kind)?;
        let (content, after) =
            content.split_at_checked(length).context("a section is cut short")?;
        let section = &rest[..rest.len() - after.len()];
        if kind != CUSTOM_SECTION || !is_left_out(content)? {
            kept.extend_from_slice(section);
        }
        rest = after;
    }
    Ok(kept)
}

fn is_left_out(custom: &[u8]) -> Result<bool> {
    let (length, content) = read_length(custom)?;
    let name = content.get(..length).context("a section's name is cut short")?;
    Ok(LEFT_OUT.contains(&name))
}

/// A length in LEB128: seven bits a byte, the lowest first.
fn read_length(bytes: &[u8]) -> Result<(usize, &[u8])> {
    let mut length = 0;
    for (index, byte) in bytes.iter().enumerate().take(5) {
        length |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Ok((length, &bytes[index + 1..]));
        }
    }
    bail!("a length is cut short")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &[u8] = b"\0asm\x01\0\0\0";

    fn program(sections: &[&[u8]]) -> Vec<u8> {
        [&[HEAD], sections].concat().concat()
    }

    #[test]
    fn only_names_and_producers_go() {
        let code: &[u8] = &[10, 2, 7, 7];
        let names: &[u8] = b"\0\x07\x04nameab";
        let producers: &[u8] = b"\0\x0a\x09producers";
        let features: &[u8] = b"\0\x0a\x09otherwise";
        let stripped = without_names(&program(&[code, names, producers, features])).unwrap();
        assert_eq!(stripped, program(&[code, features]));
    }

    #[test]
    fn what_is_no_program_is_refused() {
        for bad in [&b"\0asm"[..], b"MZ......", b"\0asm\x01\0\0\0\x0a\x7f", b"\0asm\x01\0\0\0\x0a"]
        {
            assert!(without_names(bad).is_err(), "{bad:?}");
        }
    }
}
