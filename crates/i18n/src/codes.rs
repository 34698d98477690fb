//! The control characters of the compact form of a message.
//!
//! A message is its text, in which stand:
//! - [`ARGUMENT`] and a digit: the argument of that number;
//! - [`SELECT`] and a digit, then variants, then [`END`]; a variant is [`VARIANT`], a key, [`VALUE`] and a text that
//!   may itself select. The last variant's key is empty and fits always.

pub const ARGUMENT: char = '\u{1}';
pub const SELECT: char = '\u{2}';
pub const VARIANT: char = '\u{3}';
pub const VALUE: char = '\u{4}';
pub const END: char = '\u{5}';

/// The first argument's digit; the others follow it in ASCII.
pub const FIRST_ARGUMENT: u8 = b'0';
