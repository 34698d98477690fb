//! Who reads what, and in which order all is recomputed.

use super::form::{Computation, Kind, Reader, Readers, XForm};
use super::reads::{Read, reads};
use crate::xpath::Function;
use crate::xpath::program::{Op, Start};

/// Values that need themselves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("order the calculations: {} needs its own value", .0.join(" needs ") )]
pub struct CycleError(pub Vec<String>);

/// Finds readers and ranks of all computations.
pub(super) fn build(form: &mut XForm) -> Result<(), CycleError> {
    find_known(form);
    let all: Vec<Vec<Read>> =
        form.computations.iter().map(|one| computation_reads(form, one)).collect();
    form.readers = vec![Readers::default(); form.model.len()];
    for (computation, reads) in all.iter().enumerate() {
        for read in reads {
            let reader = Reader { computation: computation as u32, common: read.common };
            let readers = &mut form.readers[read.node as usize];
            let list =
                if read.structure { &mut readers.of_structure } else { &mut readers.of_value };
            list.push(reader);
        }
    }
    rank(form, &all)
}

/// What it reads; a constraint is also asked anew when its own node changes.
fn computation_reads(form: &XForm, computation: &Computation) -> Vec<Read> {
    let mut found = reads(form, form.program(computation.program), computation.target);
    if computation.kind == Kind::Constraint {
        let target = computation.target;
        found.push(Read { node: target, common: target, structure: false });
    }
    found
}

/// Replaces paths that can only mean one node by that node.
fn find_known(form: &mut XForm) {
    let mut programs = std::mem::take(&mut form.programs);
    for op in programs.iter_mut().flat_map(|program| &mut program.ops) {
        if let Op::Path(Start::Root | Start::Bound, steps) = op
            && let Some(model) = super::reads::only(form, steps)
        {
            *op = Op::Known(model);
        }
    }
    form.programs = programs;
}

/// Orders computations so that each comes after those whose results it reads.
fn rank(form: &mut XForm, all: &[Vec<Read>]) -> Result<(), CycleError> {
    let feeds = feeds(form, all);
    let left = order(form, &feeds);
    let stuck = in_rings(&feeds, &left);
    // Nodes may decide about each other's relevance and counts; no value may need itself.
    let is_value = |at: &&usize| form.computations[**at].kind == Kind::Calculate;
    let Some(first) = stuck.iter().filter(is_value).find(|at| reaches_itself(form, &feeds, **at))
    else {
        return Ok(());
    };
    let target = form.computations[*first].target;
    Err(CycleError(vec![form.path(target)]))
}

/// For each computation those that read what it decides.
fn feeds(form: &XForm, all: &[Vec<Read>]) -> Vec<Vec<usize>> {
    let mut feeds = vec![Vec::new(); form.computations.len()];
    for (reader, reads) in all.iter().enumerate() {
        for read in reads {
            for around in form.around(read.node) {
                for id in &form.model(around).computations {
                    let kind = form.computations[*id as usize].kind;
                    let decides = match kind {
                        Kind::Calculate => around == read.node && !read.structure,
                        Kind::Relevant => !read.structure,
                        Kind::Count => true,
                        _ => false,
                    };
                    // What a node's own readonly, required and constraint say does not touch its value.
                    if decides {
                        feeds[*id as usize].push(reader);
                    }
                }
            }
        }
    }
    // A value is computed once its node is known to be relevant.
    for (at, computation) in form.computations.iter().enumerate() {
        if computation.kind != Kind::Relevant && computation.kind != Kind::Count {
            for around in form.around(computation.target) {
                for id in &form.model(around).computations {
                    if form.computations[*id as usize].kind == Kind::Relevant {
                        feeds[*id as usize].push(at);
                    }
                }
            }
        }
    }
    for list in &mut feeds {
        list.sort_unstable();
        list.dedup();
    }
    feeds
}

/// Gives ranks in the order in which inputs are ready, and returns those that never were, ranked last.
fn order(form: &mut XForm, feeds: &[Vec<usize>]) -> Vec<usize> {
    let mut waiting = vec![0_usize; feeds.len()];
    feeds.iter().flatten().for_each(|reader| waiting[*reader] += 1);
    let mut ready: std::collections::VecDeque<usize> =
        (0..feeds.len()).filter(|at| waiting[*at] == 0).collect();
    let mut rank = 0;
    let mut ranked = vec![false; feeds.len()];
    while let Some(at) = ready.pop_front() {
        form.computations[at].rank = rank;
        ranked[at] = true;
        rank += 1;
        for reader in &feeds[at] {
            waiting[*reader] -= 1;
            if waiting[*reader] == 0 {
                ready.push_back(*reader);
            }
        }
    }
    let left: Vec<usize> = (0..feeds.len()).filter(|at| !ranked[*at]).collect();
    for at in &left {
        form.computations[*at].rank = rank;
        rank += 1;
    }
    left
}

/// Those of `left` that feed another of them, and that one another, and so on.
fn in_rings(feeds: &[Vec<usize>], left: &[usize]) -> Vec<usize> {
    let mut is_left = vec![false; feeds.len()];
    left.iter().for_each(|at| is_left[*at] = true);
    loop {
        let ends = |at: &usize| is_left[*at] && !feeds[*at].iter().any(|reader| is_left[*reader]);
        let Some(end) = left.iter().copied().find(ends) else {
            return left.iter().copied().filter(|at| is_left[*at]).collect();
        };
        is_left[end] = false;
    }
}

/// Whether a value needs itself, other than by how many instances a repeat has.
fn reaches_itself(form: &XForm, feeds: &[Vec<usize>], from: usize) -> bool {
    let mut seen = vec![false; feeds.len()];
    let mut next = vec![from];
    while let Some(at) = next.pop() {
        for reader in &feeds[at] {
            if *reader == from {
                return true;
            }
            if !seen[*reader] && form.computations[*reader].kind != Kind::Count {
                seen[*reader] = true;
                next.push(*reader);
            }
        }
    }
    false
}

/// Whether a program's value is words of the form, which change with the language.
pub(super) fn is_in_words(form: &XForm, program: u32) -> bool {
    let in_words = |op: &Op| matches!(op, Op::Call(Function::Itext | Function::ChoiceName, _));
    form.program(program).ops.iter().any(in_words)
}
