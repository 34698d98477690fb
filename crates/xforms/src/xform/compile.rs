use super::form::ProgramId;
use super::load::LoadError;
use crate::document::Names;
use crate::xpath::program::{Op, Start};
use crate::xpath::{Function, Prefixes, Program, compile};

/// A form's expressions while it is read.
#[derive(Default)]
pub(super) struct Programs {
    pub list: Vec<Program>,
    pub prefixes: Vec<(String, String)>,
}

impl Programs {
    /// Compiles an expression of the form; `place` says where it stands, for people.
    pub fn add(
        &mut self,
        source: &str,
        names: &mut Names,
        place: &str,
    ) -> Result<ProgramId, LoadError> {
        let wrong = |reason: String| LoadError::Expression {
            place: place.to_owned(),
            source_text: source.trim().to_owned(),
            reason,
        };
        let prefixes: Prefixes<'_> = &self.prefixes;
        let mut program =
            compile(source, names, prefixes).map_err(|error| wrong(error.to_string()))?;
        if let Some(name) = program.unknown_functions().next() {
            return Err(wrong(format!("there is no function {name}()")));
        }
        bind_paths(&mut program);
        self.list.push(program);
        Ok(self.list.len() as ProgramId - 1)
    }

    /// Whether an expression is nothing but `true()`.
    pub fn is_true(&self, program: ProgramId) -> bool {
        matches!(self.list[program as usize].ops[..], [Op::Call(Function::True, _)])
    }
}

/// ODK reads an absolute path to one node as relative to the repeat instances around: such paths are marked. What a
/// function takes as a set of nodes stays as it is.
fn bind_paths(program: &mut Program) {
    let mut in_sets = vec![false; program.ops.len()];
    for op in &program.ops {
        if let Op::Call(function, arguments) = op
            && takes_sets(*function)
        {
            for id in arguments {
                in_sets[*id as usize] = true;
            }
        }
    }
    // What is walked on from, filtered or united in a set is a set too.
    for at in (0..program.ops.len()).rev() {
        if in_sets[at] {
            match &program.ops[at] {
                Op::Path(Start::Of(id), _) | Op::Filter(id, _) => in_sets[*id as usize] = true,
                Op::Union(ids) => ids.iter().for_each(|id| in_sets[*id as usize] = true),
                _ => {}
            }
        }
    }
    for (op, in_set) in program.ops.iter_mut().zip(in_sets) {
        if let Op::Path(start @ Start::Root, _) = op
            && !in_set
        {
            *start = Start::Bound;
        }
    }
}

fn takes_sets(function: Function) -> bool {
    use Function as F;
    matches!(
        function,
        F::Count
            | F::Sum
            | F::Min
            | F::Max
            | F::CountNonEmpty
            | F::Join
            | F::IndexedRepeat
            | F::Randomize
            | F::Position
            | F::Area
            | F::Distance
    )
}
