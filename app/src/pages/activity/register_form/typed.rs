//! What has been typed and chosen, and what it asks for.

use std::collections::BTreeMap;

use leptos::prelude::*;
use sammen_domain::{Answer, AnswerValue, Per, PlaceRegistration, RegistrationId};
use sammen_sync_indexeddb::new_uuid;

use super::{super::registration::FormFacts, problems::Problem};

/// How many one expects to come until they say otherwise.
const PERSONS_FIRST: u16 = 1;

/// One question as one of those who are asked sees it.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Asked {
    /// Which of the activity's questions; the first is 0.
    pub question: usize,
    /// Whose answer it is, where each participant is asked; the first is 0.
    pub participant: Option<u16>,
}

/// What has been typed and chosen; Copy.
#[derive(Clone, Copy)]
pub struct Typed {
    /// How many come.
    pub persons: RwSignal<u16>,
    /// The names as typed; longer than `persons`, so that one fewer and one more loses nothing.
    pub names: RwSignal<Vec<String>>,
    /// The ages as typed; as many as names.
    pub ages: RwSignal<Vec<String>>,
    /// The answers as given.
    pub answers: RwSignal<BTreeMap<Asked, AnswerValue>>,
}

impl Typed {
    /// Nothing is typed yet.
    #[must_use]
    pub fn new(household_max: u16) -> Self {
        let none = vec![String::new(); usize::from(household_max)];
        Self {
            persons: RwSignal::new(PERSONS_FIRST),
            names: RwSignal::new(none.clone()),
            ages: RwSignal::new(none),
            answers: RwSignal::default(),
        }
    }

    /// Whether there is anything that would be lost. Tracks it.
    #[must_use]
    pub fn is_anything(self) -> bool {
        let any = |typed: &Vec<String>| typed.iter().any(|words| !words.is_empty());
        self.names.with(any) || self.ages.with(any) || self.answers.with(|all| !all.is_empty())
    }

    /// The registration that is asked for by what is typed.
    #[must_use]
    pub fn request(self, facts: &FormFacts) -> PlaceRegistration {
        let persons = self.persons.get_untracked();
        let count = usize::from(persons);
        let names = self.names.with_untracked(|names| {
            let typed = names.iter().take(count).map(|name| name.trim().to_owned());
            let must = facts.terms.names_required;
            typed.filter(|name| must || !name.is_empty()).collect()
        });
        let ages = self.ages.with_untracked(|ages| {
            let typed = ages.iter().take(count).filter(|_| facts.ages.is_some());
            typed.filter_map(|age| read_age(age)).collect()
        });
        let answers = self.answers.with_untracked(|answers| {
            asked(facts, persons)
                .into_iter()
                .filter_map(|asked| {
                    let question = facts.terms.questions.get(asked.question)?.key.clone();
                    let value = answers.get(&asked)?.clone();
                    Some(Answer { question, participant: asked.participant, value })
                })
                .collect()
        });
        PlaceRegistration { names, ages, answers, ..bare_request(facts, persons) }
    }

    /// Everything that is missing or does not fit, in the order of the fields.
    #[must_use]
    pub fn problems(self, facts: &FormFacts) -> Vec<Problem> {
        let persons = self.persons.get_untracked();
        let mut problems = Vec::new();
        if facts.terms.names_required {
            self.names.with_untracked(|names| {
                let typed = names.iter().take(usize::from(persons)).enumerate();
                let missing = typed.filter(|(_, name)| name.trim().is_empty());
                problems.extend(missing.map(|(index, _)| Problem::NameMissing(index)));
            });
        }
        if let Some(limits) = facts.ages {
            let ages = self.ages.with_untracked(|ages| {
                ages.iter().take(usize::from(persons)).map(|age| read_age(age)).collect::<Vec<_>>()
            });
            problems.extend(age_problems(facts, limits, &ages));
        }
        self.answers.with_untracked(|answers| {
            let is_missing = |asked: &Asked| {
                facts.terms.questions[asked.question].required
                    && answers.get(asked).is_none_or(is_empty)
            };
            let missing = asked(facts, persons).into_iter().filter(is_missing);
            problems.extend(missing.map(Problem::AnswerMissing));
        });
        problems
    }
}

fn age_problems(facts: &FormFacts, limits: (u8, u8), ages: &[Option<u8>]) -> Vec<Problem> {
    let of = |(index, age): (usize, &Option<u8>)| match *age {
        None => Some(Problem::AgeMissing(index)),
        Some(age) if facts.terms.admits(limits, age) => None,
        Some(_) => Some(Problem::AgeOutside { index, limits }),
    };
    let mut problems: Vec<Problem> = ages.iter().enumerate().filter_map(of).collect();
    let is_within = |age: &Option<u8>| age.is_some_and(|a| (limits.0..=limits.1).contains(&a));
    if problems.is_empty() && !ages.iter().any(is_within) {
        problems.push(Problem::AgeNobody { limits });
    }
    problems
}

fn is_empty(value: &AnswerValue) -> bool {
    match value {
        AnswerValue::Text(words) => words.trim().is_empty(),
        AnswerValue::Choices(chosen) => chosen.is_empty(),
        AnswerValue::YesNo(_) => false,
    }
}

/// An age in digits.
fn read_age(typed: &str) -> Option<u8> {
    typed.trim().parse().ok()
}

/// The questions as everybody who is asked sees them, in the order of the form.
#[must_use]
pub fn asked(facts: &FormFacts, persons: u16) -> Vec<Asked> {
    let mut all = Vec::new();
    for (question, known) in facts.terms.questions.iter().enumerate() {
        match known.per {
            Per::Household => all.push(Asked { question, participant: None }),
            Per::Participant => {
                let each = (0..persons).map(|n| Asked { question, participant: Some(n) });
                all.extend(each);
            }
        }
    }
    all
}

/// A registration of so many of whom nothing is said.
#[must_use]
pub fn bare_request(facts: &FormFacts, persons: u16) -> PlaceRegistration {
    let id = RegistrationId(new_uuid());
    let request = PlaceRegistration::new(id, facts.occurrence, persons);
    PlaceRegistration { series: facts.series.is_some(), on_behalf: facts.on_behalf, ..request }
}
