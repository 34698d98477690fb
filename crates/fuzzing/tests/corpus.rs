//! What the fuzzer has found, and where it began, once more: without a fuzzer.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{alloc::System, fs, path::PathBuf};

use cap::Cap;
use sammen_fuzzing::{TARGETS, Target};

/// Inputs are of some kilobytes; what needs more than this for one is a finding.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, 256 * 1024 * 1024);

/// The inputs kept for a target, by file name.
fn kept(target: &Target) -> Vec<(String, Vec<u8>)> {
    let corpus = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let folder = corpus.join(target.name);
    let listed = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("failed to list {}: {error}", folder.display()));
    let mut inputs: Vec<_> = listed
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read(path).unwrap())
        })
        .collect();
    inputs.sort();
    inputs
}

#[test]
fn no_kept_input_breaks_anything() {
    for target in &TARGETS {
        let inputs = kept(target);
        assert!(!inputs.is_empty(), "the corpus of {} is gone", target.name);
        for (name, bytes) in inputs {
            println!("{}/{name}", target.name);
            target.run(&bytes);
        }
    }
}

#[test]
fn corpora_stay_small() {
    for target in &TARGETS {
        let inputs = kept(target);
        let bytes: usize = inputs.iter().map(|(_, bytes)| bytes.len()).sum();
        assert!(inputs.len() < 300, "{} has {} files", target.name, inputs.len());
        assert!(bytes < 1_000_000, "{} has {bytes} bytes", target.name);
    }
}

#[test]
fn no_seed_breaks_anything() {
    for target in &TARGETS {
        for seed in target.seeds() {
            target.run(&seed);
        }
    }
}
