//! One side of the exchange as a program, so that others' programs can be the other side: `cargo xtask conform tokens`.
//!
//! What it is asked stands in its arguments and what it answers in its output, bytes in hexadecimal digits.

#![expect(clippy::print_stdout, reason = "its answer is what it prints")]

use sammen_token::{Blinding, Evaluation, IssuingKey, PublicKey, RANDOM_BYTES, Token};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["public", seed] => print(&key(seed).public().to_bytes()),
        ["evaluate", seed, element] => {
            let made = key(seed).evaluate(&bytes(element), &[5; RANDOM_BYTES]).expect("an element");
            print(&[made.element, made.proof[0], made.proof[1]].concat());
        }
        ["blind", input, random] => print(&Blinding::new(bytes(input), &bytes(random)).to_bytes()),
        ["element", kept] => print(&hidden(kept).element()),
        ["finish", kept, made, public] => {
            let made: [u8; 96] = bytes(made);
            let part = |from: usize| made[from..from + 32].try_into().expect("32 bytes");
            let made = Evaluation { element: part(0), proof: [part(32), part(64)] };
            let key = PublicKey::from_bytes(&bytes(public)).expect("a key");
            match hidden(kept).finish(&made, &key) {
                Ok(token) => print(token.output.as_flattened()),
                Err(error) => println!("failed to {error}"),
            }
        }
        ["made", seed, input, output] => {
            let output: [u8; 64] = bytes(output);
            let mut token = Token { input: bytes(input), output: [[0; 32]; 2] };
            token.output.as_flattened_mut().copy_from_slice(&output);
            println!("{}", key(seed).made(&token));
        }
        _ => panic!("public, evaluate, blind, element, finish or made"),
    }
}

fn key(seed: &str) -> IssuingKey {
    IssuingKey::of_seed(&bytes(seed))
}

fn hidden(kept: &str) -> Blinding {
    Blinding::from_bytes(&bytes::<{ Blinding::BYTES }>(kept)).expect("a blinding")
}

fn print(bytes: &[u8]) {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    println!("{}", digits.concat());
}

fn bytes<const N: usize>(digits: &str) -> [u8; N] {
    let byte = |place: usize| {
        u8::from_str_radix(&digits[2 * place..2 * place + 2], 16).expect("hexadecimal digits")
    };
    core::array::from_fn(byte)
}
