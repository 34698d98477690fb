//! From one relevant question to another.

use super::Session;

/// How far a person has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The current question's number among the relevant ones, from 1.
    pub position: usize,
    /// How many questions are relevant now.
    pub total: usize,
}

impl Session {
    /// The first relevant question; none where the answers leave nothing to ask.
    pub fn first(&self) -> Option<usize> {
        self.relevant().next()
    }

    /// The relevant question after `current`; none after the last.
    pub fn next(&self, current: usize) -> Option<usize> {
        self.relevant().find(|index| *index > current)
    }

    /// The relevant question before `current`; none before the first.
    pub fn previous(&self, current: usize) -> Option<usize> {
        self.relevant().take_while(|index| *index < current).last()
    }

    /// How far `current` is among the questions that are relevant now.
    pub fn progress(&self, current: usize) -> Progress {
        let position = self.relevant().take_while(|index| *index <= current).count();
        Progress { position: position.max(1), total: self.relevant().count() }
    }

    /// Where to go on: the first question with a violation or, if it comes earlier, the one after
    /// the last answer. None where every question to the end has been passed and nothing is wrong.
    pub fn first_unfinished(&self) -> Option<usize> {
        let last_answered = self.relevant().filter(|index| self.answer(*index).is_some()).last();
        let after = last_answered.map_or_else(|| self.first(), |last| self.next(last));
        let violation = self.relevant().find(|index| self.violation(*index).is_some());
        [after, violation].into_iter().flatten().min()
    }

    fn relevant(&self) -> impl Iterator<Item = usize> {
        (0..self.form.questions().len()).filter(|index| self.is_relevant(*index))
    }
}
