//! Frames as phones see them at a door, made from a fixed seed: tilted, turned, blurred, noisy and unevenly lit.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod scene;
mod spoil;

use fastrand::Rng;
use sammen_scan::Reader;
use sammen_ticket::{Claims, SigningSeed, Subject, issue};

use scene::{FRAME_SIDE, Scene};

const SEED: u64 = 20_261_122;
const FRAMES: u32 = 240;
/// At least as many of a hundred frames are read.
const READ_PERCENT_MIN: u32 = 95;

#[test]
fn nearly_all_frames_are_read_and_none_wrongly() {
    let mut rng = Rng::with_seed(SEED);
    let mut reader = Reader::default();
    let mut read = 0;
    for number in 0..FRAMES {
        let text = ticket(&mut rng);
        let scene = Scene::random(&mut rng);
        match reader.read(FRAME_SIDE, &scene.frame(&text, &mut rng)) {
            Some(found) => {
                assert_eq!(found, text, "frame {number} is read wrongly");
                read += 1;
            }
            None => println!("frame {number} is not read: {scene:?}"),
        }
    }
    println!("decoding rate: {read} of {FRAMES} frames");
    assert!(read * 100 >= FRAMES * READ_PERCENT_MIN, "{read} of {FRAMES} frames");
}

#[test]
fn what_has_no_ticket_in_it_is_read_as_nothing() {
    let mut rng = Rng::with_seed(SEED);
    let mut reader = Reader::default();
    for _ in 0..40 {
        let (width, height) = (rng.usize(0..90), rng.usize(0..90));
        let noise: Vec<u8> = (0..width * height).map(|_| rng.u8(..)).collect();
        assert_eq!(reader.read(width, &noise), None);
    }
    assert_eq!(reader.read(0, &[]), None);
    assert_eq!(reader.read(10, &[0; 9]), None);
}

/// Any real ticket.
fn ticket(rng: &mut Rng) -> String {
    let mut registration = [0; 16];
    rng.fill(&mut registration);
    let claims = Claims {
        key: rng.u16(1..4),
        registration,
        subject: Subject::Date(rng.u64(..).to_be_bytes()),
        not_before_minutes: rng.u32(29_000_000..30_000_000),
        not_after_minutes: rng.u32(30_000_000..31_000_000),
    };
    issue(&claims, &SigningSeed([7; 32]))
}
