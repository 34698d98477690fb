//! The compact form of a message: see `src/codes.rs`.

use super::{Key, Message, Piece};
use crate::codes::{ARGUMENT, END, FIRST_ARGUMENT, SELECT, VALUE, VARIANT};

/// Writes a message in the form that the crate's interpreter reads.
pub fn encode(message: &Message) -> String {
    let mut out = String::new();
    encode_pieces(message, &message.pieces, &mut out);
    out
}

fn encode_pieces(message: &Message, pieces: &[Piece], out: &mut String) {
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Argument(name) => {
                out.push(ARGUMENT);
                out.push(digit(message, name));
            }
            Piece::Select { argument, variants } => {
                out.push(SELECT);
                out.push(digit(message, argument));
                for (key, pieces) in variants {
                    out.push(VARIANT);
                    if let Key::Value(value) = key {
                        out.push_str(value);
                    }
                    out.push(VALUE);
                    encode_pieces(message, pieces, out);
                }
                out.push(END);
            }
        }
    }
}

fn digit(message: &Message, name: &str) -> char {
    let index = message.arguments.iter().position(|argument| argument.name == name);
    let index = index.expect("each piece's argument is in the message's list");
    char::from(FIRST_ARGUMENT + u8::try_from(index).expect("a message has few arguments"))
}
