use super::Parser;
use crate::xpath::SyntaxError;
use crate::xpath::program::{Axis, Op, OpId, Start, Step, Test};

const NODE_TYPES: [&str; 4] = ["node", "text", "comment", "processing-instruction"];

impl Parser<'_> {
    pub(super) fn path(&mut self) -> Result<OpId, SyntaxError> {
        if self.begins_primary() {
            return self.filtered();
        }
        let mut steps = Vec::new();
        let start = if self.cursor.take("//") {
            self.abbreviated(&mut steps)?;
            Start::Root
        } else if self.cursor.take("/") {
            if !self.begins_step() {
                return Ok(self.add(Op::Path(Start::Root, [].into())));
            }
            steps.push(self.step()?);
            Start::Root
        } else {
            if !self.begins_step() {
                return Err(self.cursor.error("an expression"));
            }
            steps.push(self.step()?);
            Start::Context
        };
        self.more_steps(&mut steps)?;
        Ok(self.add(Op::Path(start, steps.into())))
    }

    /// A value that may be filtered and walked on from.
    fn filtered(&mut self) -> Result<OpId, SyntaxError> {
        let mut value = self.primary()?;
        let predicates = self.predicates()?;
        if !predicates.is_empty() {
            value = self.add(Op::Filter(value, predicates));
        }
        let mut steps = Vec::new();
        self.more_steps(&mut steps)?;
        Ok(if steps.is_empty() {
            value
        } else {
            self.add(Op::Path(Start::Of(value), steps.into()))
        })
    }

    fn more_steps(&mut self, steps: &mut Vec<Step>) -> Result<(), SyntaxError> {
        loop {
            if self.cursor.take("//") {
                self.abbreviated(steps)?;
            } else if self.cursor.take("/") {
                steps.push(self.step()?);
            } else {
                return Ok(());
            }
        }
    }

    /// What follows `//`.
    fn abbreviated(&mut self, steps: &mut Vec<Step>) -> Result<(), SyntaxError> {
        let mut step = self.step()?;
        // Positions are counted among siblings, so a predicate needs both steps.
        if step.axis == Axis::Child && step.predicates.is_empty() {
            step.axis = Axis::Descendant;
        } else {
            steps.push(plain(Axis::DescendantOrSelf));
        }
        steps.push(step);
        Ok(())
    }

    fn begins_primary(&mut self) -> bool {
        self.cursor.peek(|cursor| {
            if cursor.sees("(")
                || cursor.sees("\"")
                || cursor.sees("'")
                || cursor.number().is_some()
            {
                return true;
            }
            match cursor.name() {
                Some(name) => !NODE_TYPES.contains(&name.as_str()) && cursor.sees("("),
                None => false,
            }
        })
    }

    fn begins_step(&mut self) -> bool {
        self.cursor.peek(|cursor| {
            [".", "@", "*"].iter().any(|token| cursor.sees(token)) || cursor.name().is_some()
        })
    }

    fn step(&mut self) -> Result<Step, SyntaxError> {
        if self.cursor.take("..") {
            let predicates = self.predicates()?;
            return Ok(Step { predicates, ..plain(Axis::Parent) });
        }
        if self.cursor.take(".") {
            let predicates = self.predicates()?;
            return Ok(Step { predicates, ..plain(Axis::Itself) });
        }
        let axis = self.axis()?;
        let test = self.test()?;
        let predicates = self.predicates()?;
        Ok(Step { axis, test, predicates })
    }

    fn axis(&mut self) -> Result<Axis, SyntaxError> {
        if self.cursor.take("@") {
            return Ok(Axis::Attribute);
        }
        let named = self.cursor.peek(|cursor| cursor.name().filter(|_| cursor.sees("::")));
        let Some(name) = named else {
            return Ok(Axis::Child);
        };
        let axis = Axis::named(&name).ok_or_else(|| self.cursor.error("an axis"))?;
        self.cursor.name();
        self.cursor.expect("::")?;
        Ok(axis)
    }

    fn test(&mut self) -> Result<Test, SyntaxError> {
        if self.cursor.take("*") {
            return Ok(Test::Any);
        }
        let name = self.cursor.name().ok_or_else(|| self.cursor.error("the name of a node"))?;
        if NODE_TYPES.contains(&name.as_str()) && self.cursor.take("(") {
            return self.node_type(&name);
        }
        match name.split_once(':') {
            Some((prefix, local)) => Ok(Test::Name(self.space(prefix)?, self.names.intern(local))),
            None if self.cursor.take(":*") => Ok(Test::Space(self.space(&name)?)),
            None => Ok(Test::Name(0, self.names.intern(&name))),
        }
    }

    fn node_type(&mut self, name: &str) -> Result<Test, SyntaxError> {
        let test = match name {
            "node" => Test::Node,
            "text" => Test::Text,
            "comment" => Test::Comment,
            _ => Test::Instruction(self.cursor.literal()?.map(Into::into)),
        };
        self.cursor.expect(")")?;
        Ok(test)
    }
}

fn plain(axis: Axis) -> Step {
    Step { axis, test: Test::Node, predicates: [].into() }
}
