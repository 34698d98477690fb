//! The simulation itself: that it repeats, that it reaches everything, that it finds and makes small.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use sammen_domain::mutant::{Mutant, switch};
use sammen_server::Database;
use sammen_simulation::{Case, Trace, Violation, World, catch, generate, shrink};

/// Runs a case; what happened, and what it broke.
fn run(case: &Case, disk: &Database) -> (String, Option<Violation>) {
    let mut world = World::new(case, disk, Trace::kept()).unwrap();
    let broken = world.run().err().map(|(_, violation)| violation);
    (world.trace().to_string(), broken)
}

#[test]
fn one_seed_is_one_trace_byte_for_byte() {
    // On one disk the second run comes after others; on the other it comes first.
    let (used, fresh) = (Database::in_memory().unwrap(), Database::in_memory().unwrap());
    for seed in 1..=40 {
        let case = generate(seed);
        assert_eq!(case, generate(seed));
        let (first, broken) = run(&case, &used);
        assert_eq!(broken, None, "seed {seed}");
        assert!(first.lines().count() > case.steps.len(), "{first}");
        assert_eq!(first, run(&case, &used).0, "seed {seed}");
        assert_eq!(first, run(&case, &fresh).0, "seed {seed}");
    }
}

#[test]
fn every_kind_of_step_comes_up() {
    let mut kinds = BTreeSet::new();
    for seed in 1..=400 {
        for step in generate(seed).steps {
            let debug = format!("{step:?}");
            kinds.insert(debug.split([' ', '{']).next().unwrap().to_owned());
        }
    }
    assert_eq!(kinds.len(), 33, "{kinds:?}");
}

/// Cases that broke a promise once.
#[test]
fn what_was_broken_once_stays_mended() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/regressions");
    let disk = Database::in_memory().unwrap();
    let mut cases = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let case: Case = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let (trace, broken) = run(&case, &disk);
        assert_eq!(broken, None, "{}:\n{trace}", path.display());
        cases += 1;
    }
    assert!(cases > 0, "there are cases in {folder}");
}

#[test]
fn a_failing_case_is_made_small_and_still_fails() {
    let disk = Database::in_memory().unwrap();
    let caught = catch(Mutant::RefusalDropped, 1, 5_000, &disk).unwrap();
    let case = generate(caught.seed);
    switch(Some(Mutant::RefusalDropped));
    let small = shrink(&case, &caught.violation, &disk);
    let (trace, broken) = run(&small, &disk);
    switch(None);
    assert_eq!(broken.map(|violation| violation.kind()), Some(caught.violation.kind()), "{trace}");
    assert!(small.steps.len() <= 4, "{:?}", small.steps);
    assert_eq!(run(&small, &disk).1, None, "without the bug nothing is broken");
}
