//! Who is to answer a question, in words that refer to other questions.
//!
//! A form's rule is an expression of any kind. What it comes to is found by trying: every combination of answers to the
//! questions that it reads is given to the form. Where the question is asked whenever one of several things was answered, or
//! whenever all of them were, that can be said in a sentence, and is said only if it is right for every combination.

use std::collections::{BTreeSet, HashMap};

use sammen_xforms::{
    document::NodeId,
    xform::{FormSession, ModelId},
};

use crate::layout::{Asked, Kind, LAID_OUT, Layout};

/// So many combinations are tried.
const TRIED_MAX: usize = 40_000;
/// Numbers that people write are tried from 0 to here.
const WRITTEN_MAX: u32 = 150;

/// Who answers a question, by what they answered before.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rule {
    /// Whether one of the parts is enough; else all must hold.
    pub any: bool,
    /// At least one.
    pub parts: Vec<Part>,
}

/// What was answered to one question.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Part {
    /// The question's number.
    pub question: u32,
    /// What the answer is.
    pub is: Is,
}

/// What an answer is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Is {
    /// One of these, by their codes; where several may be chosen, at least one of them.
    OneOf(Vec<String>),
    /// None of these, or no answer.
    NoneOf(Vec<String>),
    /// An answer, but none of these.
    OtherThan(Vec<String>),
    /// Any answer.
    Given,
    /// At least so much.
    AtLeast(u32),
    /// At most so much.
    AtMost(u32),
    /// From the first to the second.
    Between(u32, u32),
}

/// Who answers.
pub(crate) enum Asks {
    Everybody,
    Nobody,
    Some(Rule),
}

/// It cannot be said in a sentence.
#[derive(Debug)]
pub(crate) struct TooWide;

/// Who answers the question at `node`.
pub(crate) fn of(layout: &Layout<'_>, model: ModelId, node: NodeId) -> Result<Asks, TooWide> {
    let read = layout.form.relevant_by(model);
    if read.is_empty() {
        let view = layout.session.view(node);
        let is_asked = view.is_some_and(|view| view.relevant);
        return Ok(if is_asked { Asks::Everybody } else { Asks::Nobody });
    }
    let asked = |id: &ModelId| layout.numbers.get(id).cloned().ok_or(TooWide);
    let direct: Vec<Asked> = read.iter().map(asked).collect::<Result<_, _>>()?;
    // What these depend on themselves is tried too: a question that is not asked has no answer.
    let mut behind = read.clone();
    let mut at = 0;
    while let Some(id) = behind.get(at).copied() {
        at += 1;
        for more in layout.form.relevant_by(id) {
            if !behind.contains(&more) {
                behind.push(more);
            }
        }
    }
    let all: Vec<Asked> = behind.iter().map(asked).collect::<Result<_, _>>()?;
    let tried = try_all(layout.session.clone(), &all, &direct, node)?;
    if tried.values().all(|is_asked| *is_asked) {
        return Ok(Asks::Everybody);
    }
    if !tried.values().any(|is_asked| *is_asked) {
        return Ok(Asks::Nobody);
    }
    sentence(&direct, &tried).map(Asks::Some).ok_or(TooWide)
}

/// Answers, one for each question, and whether the form then asks.
type Tried = HashMap<Vec<String>, bool>;

/// What may be answered to a question; first nothing.
fn domain(kind: &Kind) -> Option<Vec<String>> {
    let mut answers = vec![String::new()];
    let codes = || kind.choices().iter().map(|choice| choice.code.clone());
    match kind {
        Kind::One(_) | Kind::Scale(_) => answers.extend(codes()),
        Kind::Many(choices) => {
            answers.extend(codes());
            // Two at a time show what a third does not change.
            for (at, one) in choices.iter().enumerate() {
                let others = choices[at + 1..].iter();
                answers.extend(others.map(|other| [&*one.code, &*other.code].join(" ")));
            }
        }
        Kind::Number { is_whole: true, .. } => {
            answers.extend((0..=WRITTEN_MAX).map(|number| number.to_string()));
        }
        Kind::Read => answers.push("OK".to_owned()),
        Kind::Number { .. }
        | Kind::Rank(_)
        | Kind::Date
        | Kind::Time
        | Kind::DateTime
        | Kind::Words { .. } => return None,
    }
    Some(answers)
}

/// Gives the form every combination of answers to `all`, and tells by those to `direct`, as the form then has them.
fn try_all(
    mut session: FormSession,
    all: &[Asked],
    direct: &[Asked],
    node: NodeId,
) -> Result<Tried, TooWide> {
    let domains: Vec<Vec<String>> =
        all.iter().map(|asked| domain(&asked.kind)).collect::<Option<_>>().ok_or(TooWide)?;
    let count = domains.iter().try_fold(1_usize, |count, domain| count.checked_mul(domain.len()));
    if count.is_none_or(|count| count > TRIED_MAX) {
        return Err(TooWide);
    }
    let mut tried = Tried::new();
    let mut places = vec![0; all.len()];
    loop {
        for ((asked, domain), place) in all.iter().zip(&domains).zip(&places) {
            if session.kept(asked.node) != domain[*place] {
                session.answer(asked.node, &domain[*place], &LAID_OUT).map_err(|_| TooWide)?;
            }
        }
        let is_asked = |id: NodeId| session.view(id).is_some_and(|view| view.relevant);
        let answer = |asked: &Asked| match is_asked(asked.node) {
            true => session.kept(asked.node).to_owned(),
            false => String::new(),
        };
        let answers = direct.iter().map(answer).collect();
        let is_asked = is_asked(node);
        // The same answers, and another way there that matters: no sentence about these says it.
        if tried.insert(answers, is_asked).is_some_and(|before| before != is_asked) {
            return Err(TooWide);
        }
        let Some(next) = (0..places.len()).find(|at| places[*at] + 1 < domains[*at].len()) else {
            return Ok(tried);
        };
        places[next] += 1;
        places[..next].fill(0);
    }
}

/// One part is enough, or all must hold; whichever is right for everything that was tried.
fn sentence(direct: &[Asked], tried: &Tried) -> Option<Rule> {
    let any = || {
        let alone = |at: usize| {
            tried.iter().filter(move |(answers, is_asked)| {
                **is_asked
                    && answers
                        .iter()
                        .enumerate()
                        .all(|(other, answer)| other == at || answer.is_empty())
            })
        };
        let part = |(at, asked): (usize, &Asked)| {
            let answers: BTreeSet<&str> = alone(at).map(|(answers, _)| &*answers[at]).collect();
            // Nothing said alone makes it asked; with others it may, which the last look finds out.
            (!answers.is_empty()).then(|| Some((at, said(&asked.kind, &answers)?)))
        };
        let parts: Option<Vec<(usize, Is)>> = direct.iter().enumerate().filter_map(part).collect();
        parts.map(|parts| (true, parts))
    };
    let all = || {
        let part = |(at, asked): (usize, &Asked)| {
            let holding = tried.iter().filter(|(_, is_asked)| **is_asked);
            let answers: BTreeSet<&str> = holding.map(|(answers, _)| &*answers[at]).collect();
            let every: BTreeSet<&str> = tried.keys().map(|answers| &*answers[at]).collect();
            (answers != every).then(|| Some((at, said(&asked.kind, &answers)?)))
        };
        let parts: Option<Vec<(usize, Is)>> = direct.iter().enumerate().filter_map(part).collect();
        parts.map(|parts| (false, parts))
    };
    [any(), all()].into_iter().flatten().find_map(|(any, parts)| {
        let holds = |answers: &[String]| {
            let mut each = parts.iter().map(|(at, is)| fits(&direct[*at].kind, is, &answers[*at]));
            if any { each.any(|holds| holds) } else { each.all(|holds| holds) }
        };
        let is_right = tried.iter().all(|(answers, is_asked)| holds(answers) == *is_asked);
        let part = |(at, is): &(usize, Is)| Part { question: direct[*at].number, is: is.clone() };
        (is_right && !parts.is_empty())
            .then(|| Rule { any: any && parts.len() > 1, parts: parts.iter().map(part).collect() })
    })
}

/// How to say that an answer is one of these.
fn said(kind: &Kind, answers: &BTreeSet<&str>) -> Option<Is> {
    let codes: Vec<String> = kind.choices().iter().map(|choice| choice.code.clone()).collect();
    let (inside, outside): (Vec<String>, Vec<String>) =
        codes.into_iter().partition(|code| answers.contains(&**code));
    match kind {
        Kind::One(_) | Kind::Scale(_) => Some(match (answers.contains(""), outside.is_empty()) {
            (true, _) => Is::NoneOf(outside),
            (false, true) => Is::Given,
            (false, false) if outside.len() == 1 && inside.len() > 2 => Is::OtherThan(outside),
            (false, false) => Is::OneOf(inside),
        }),
        Kind::Many(_) => {
            let ways = [
                outside.is_empty().then_some(Is::Given),
                Some(Is::OneOf(inside)),
                Some(Is::OtherThan(outside.clone())),
                Some(Is::NoneOf(outside)),
            ];
            let every = domain(kind)?;
            let is_right = |is: &Is| {
                every.iter().all(|answer| fits(kind, is, answer) == answers.contains(&**answer))
            };
            ways.into_iter().flatten().find(is_right)
        }
        Kind::Number { .. } => number_said(answers),
        Kind::Read => (!answers.contains("")).then_some(Is::Given),
        _ => None,
    }
}

/// How to say that a number is one of these, which must follow one on the other.
fn number_said(answers: &BTreeSet<&str>) -> Option<Is> {
    let mut numbers: Vec<u32> =
        answers.iter().map(|answer| answer.parse().ok()).collect::<Option<_>>()?;
    numbers.sort_unstable();
    let (first, last) = (*numbers.first()?, *numbers.last()?);
    let is_row = numbers.len() == (last - first) as usize + 1;
    is_row.then_some(match (first, last) {
        (0, WRITTEN_MAX) => Is::Given,
        (first, WRITTEN_MAX) => Is::AtLeast(first),
        (0, last) => Is::AtMost(last),
        (first, last) => Is::Between(first, last),
    })
}

/// Whether an answer is as it is said.
fn fits(kind: &Kind, is: &Is, answer: &str) -> bool {
    let has_one = |codes: &[String]| match kind {
        Kind::Many(_) => answer.split(' ').any(|one| codes.iter().any(|code| code == one)),
        _ => codes.iter().any(|code| code == answer),
    };
    let number = answer.parse::<u32>();
    match is {
        Is::OneOf(codes) => has_one(codes),
        Is::NoneOf(codes) => !has_one(codes),
        Is::OtherThan(codes) => !answer.is_empty() && !has_one(codes),
        Is::Given => !answer.is_empty(),
        Is::AtLeast(least) => number.is_ok_and(|number| number >= *least),
        Is::AtMost(most) => number.is_ok_and(|number| number <= *most),
        Is::Between(least, most) => number.is_ok_and(|number| (*least..=*most).contains(&number)),
    }
}
