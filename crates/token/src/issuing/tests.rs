//! The vectors of RFC 9497 for the verifiable mode over ristretto255 (A.1.2), and what follows from them.

use voprf::VoprfClient;

use super::*;
use crate::{Blinding, FinishError};

const SEED: [u8; 32] = [0xa3; 32];
const PUBLIC: &str = "c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e";
const BLIND: &str = "64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706";
const PROOF_SCALAR: &str = "222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e";

struct Vector {
    input: &'static [u8],
    blinded: &'static str,
    evaluation: &'static str,
    proof: &'static str,
    output: &'static str,
}

const VECTORS: [Vector; 2] = [
    Vector {
        input: &[0],
        blinded: "863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945",
        evaluation: "aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e",
        proof: "ddef93772692e535d1a53903db24367355cc2cc78de93b3be5a8ffcc6985dd06\
                6d4346421d17bf5117a2a1ff0fcb2a759f58a539dfbe857a40bce4cf49ec600d",
        output: "b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7d\
                 a4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c",
    },
    Vector {
        input: &[0x5a; 17],
        blinded: "cc0b2a350101881d8a4cba4c80241d74fb7dcbfde4a61fde2f91443c2bf9ef0c",
        evaluation: "60a59a57208d48aca71e9e850d22674b611f752bed48b36f7a91b372bd7ad468",
        proof: "401a0da6264f8cf45bb2f5264bc31e109155600babb3cd4e5af7d181a2c9dc0a\
                67154fabf031fd936051dec80b0b6ae29c9503493dde7393b722eafdf5a50b02",
        output: "8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60\
                 356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6",
    },
];

fn bytes<const N: usize>(hexadecimal: &str) -> [u8; N] {
    let digit = |place: usize| {
        u8::from_str_radix(&hexadecimal[2 * place..2 * place + 2], 16).expect("digits")
    };
    std::array::from_fn(digit)
}

/// Random bytes that give just this scalar.
fn scalar(hexadecimal: &str) -> [u8; RANDOM_BYTES] {
    let mut random = [0; RANDOM_BYTES];
    random[..32].copy_from_slice(&bytes::<32>(hexadecimal));
    random
}

#[test]
fn keys_blinding_evaluation_proof_and_output_are_those_of_the_standard() {
    let key = IssuingKey::derived(&SEED, b"test key");
    assert_eq!(key.public().to_bytes(), bytes::<32>(PUBLIC));
    for vector in VECTORS {
        let mut random = Given::new(&scalar(BLIND));
        let client = VoprfClient::<Ristretto255>::blind(vector.input, &mut random).expect("hides");
        let blinded: [u8; 32] = client.message.serialize().into();
        assert_eq!(blinded, bytes::<32>(vector.blinded));
        let made = key.evaluate(&blinded, &scalar(PROOF_SCALAR)).expect("it hides a number");
        assert_eq!(made.element, bytes::<32>(vector.evaluation));
        assert_eq!(made.proof.as_flattened(), bytes::<64>(vector.proof));
        let element = voprf::EvaluationElement::deserialize(&made.element).expect("reads");
        let proof = voprf::Proof::deserialize(made.proof.as_flattened()).expect("reads");
        let output = client.state.finalize(vector.input, &element, &proof, key.0.get_public_key());
        assert_eq!(output.expect("it is proved").as_slice(), bytes::<64>(vector.output));
    }
}

fn asked(number: u8) -> Blinding {
    Blinding::new([number; 32], &[number.wrapping_add(1); RANDOM_BYTES])
}

#[test]
fn a_token_is_known_by_its_own_survey_alone() {
    let (key, other) = (IssuingKey::of_seed(&[1; 32]), IssuingKey::of_seed(&[2; 32]));
    let hidden = asked(5);
    let kept = Blinding::from_bytes(&hidden.to_bytes()).expect("it is whole");
    let made = key.evaluate(&kept.element(), &[9; RANDOM_BYTES]).expect("evaluates");
    let token = hidden.finish(&made, &key.public()).expect("it is proved");
    assert_eq!(kept.finish(&made, &key.public()), Ok(token));
    assert!(key.made(&token) && !other.made(&token));
    let mut wrong = token;
    wrong.output[1][31] ^= 1;
    assert!(!key.made(&wrong));
    assert_ne!(token.digest(), Token { input: [6; 32], ..token }.digest());
}

#[test]
fn a_key_for_one_phone_alone_is_found_out() {
    let (key, tagging) = (IssuingKey::of_seed(&[1; 32]), IssuingKey::of_seed(&[2; 32]));
    let hidden = asked(5);
    let made = tagging.evaluate(&hidden.element(), &[9; RANDOM_BYTES]).expect("evaluates");
    assert_eq!(hidden.finish(&made, &key.public()), Err(FinishError::OtherKey));
    let damaged = Evaluation { element: [0xff; 32], ..made };
    assert_eq!(hidden.finish(&damaged, &key.public()), Err(FinishError::Damaged));
}

#[test]
fn what_hides_no_number_is_not_evaluated() {
    let key = IssuingKey::of_seed(&[1; 32]);
    for element in [[0; 32], [0xff; 32]] {
        assert_eq!(key.evaluate(&element, &[9; RANDOM_BYTES]), Err(NotAnElement));
    }
    assert_eq!(PublicKey::from_bytes(&[0xff; 32]), Err(NotAKey));
}

#[test]
fn the_same_number_under_two_blindings_looks_like_two() {
    let one = Blinding::new([5; 32], &[1; RANDOM_BYTES]);
    let two = Blinding::new([5; 32], &[2; RANDOM_BYTES]);
    assert_ne!(one.element(), two.element());
}
