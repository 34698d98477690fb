//! The sheets `questions` and `choices`: what an activity asks of those who register.

use std::collections::BTreeMap;

use sammen_domain::{Activity, Choice, Per, Question, QuestionKind, SignUp};

use super::{
    cell::Cell,
    content::Context,
    key,
    problem::ProblemKind,
    row::{NAME_CHARACTERS_MAX, RowReader},
    sheet::Sheet,
    value,
};

/// Questions that one activity may ask; more keep people from registering.
const QUESTIONS_MAX: usize = 10;
/// Choices that one question may have.
const CHOICES_MAX: usize = 20;

/// How a question is answered, before its choices are known.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum AnswerWord {
    Text,
    OneOf,
    ManyOf,
    YesNo,
}

/// The questions by activity, in the order of their rows.
pub(super) type Questions = BTreeMap<String, Vec<Question>>;

/// Reads a row of `questions`.
pub(super) fn read(
    row: &mut RowReader<'_>,
    context: &Context,
    activities: &[(String, Activity)],
    questions: &mut Questions,
) -> Option<()> {
    let activity = row.needed("activity", |cell| context.keys.refer(cell, Sheet::Activities));
    let key = row.needed("key", key::key);
    let label = row.needed_text("question", NAME_CHARACTERS_MAX);
    let answer = row.needed("answer", answer_word);
    let per = row.optional("asked_of", asked_of).unwrap_or(Per::Household);
    let required = row.optional("required", value::yes_or_no).unwrap_or(false);
    let activity = activity?;
    let asks_nobody = activities
        .iter()
        .any(|(known, found)| *known == activity && found.sign_up == SignUp::DropIn);
    if asks_nobody {
        row.report("activity", ProblemKind::OnlyForRegistration);
        return None;
    }
    let key = key?;
    let known = questions.entry(activity).or_default();
    if known.iter().any(|question| question.key == key) {
        row.report("key", ProblemKind::QuestionTwice { given: key });
        return None;
    }
    if known.len() == QUESTIONS_MAX {
        row.report("key", ProblemKind::TooManyQuestions { max: QUESTIONS_MAX });
        return None;
    }
    let kind = match answer? {
        AnswerWord::Text => QuestionKind::Text,
        AnswerWord::OneOf => QuestionKind::OneOf(Vec::new()),
        AnswerWord::ManyOf => QuestionKind::ManyOf(Vec::new()),
        AnswerWord::YesNo => QuestionKind::YesNo,
    };
    known.push(Question { key, label: label?, kind, per, required });
    Some(())
}

/// Reads a row of `choices`.
pub(super) fn read_choice(
    row: &mut RowReader<'_>,
    context: &Context,
    questions: &mut Questions,
) -> Option<()> {
    let activity = row.needed("activity", |cell| context.keys.refer(cell, Sheet::Activities));
    let question = row.needed("question", key::key);
    let key = row.needed("key", key::key);
    let label = row.needed_text("label", NAME_CHARACTERS_MAX);
    let question = question?;
    let of = |known: &&mut Question| known.key == question;
    let found = questions.get_mut(&activity?).and_then(|all| all.iter_mut().find(of));
    let Some(found) = found else {
        row.report("question", ProblemKind::UnknownQuestion { given: question });
        return None;
    };
    let (QuestionKind::OneOf(choices) | QuestionKind::ManyOf(choices)) = &mut found.kind else {
        row.report("question", ProblemKind::NothingToChoose);
        return None;
    };
    let key = key?;
    if choices.iter().any(|choice| choice.key == key) {
        row.report("key", ProblemKind::ChoiceTwice { given: key });
        return None;
    }
    if choices.len() == CHOICES_MAX {
        row.report("key", ProblemKind::TooManyChoices { max: CHOICES_MAX });
        return None;
    }
    choices.push(Choice { key, label: label? });
    Some(())
}

/// Says which questions have nothing to choose from, once every choice is read.
pub(super) fn check_choices(
    row: &mut RowReader<'_>,
    context: &Context,
    questions: &Questions,
) -> Option<()> {
    let activity = row.quietly("activity", |cell| context.keys.refer(cell, Sheet::Activities))?;
    let key = row.quietly("key", key::key)?;
    let question = questions.get(&activity)?.iter().find(|question| question.key == key)?;
    let chooses = matches!(question.kind, QuestionKind::OneOf(_) | QuestionKind::ManyOf(_));
    if chooses && question.kind.choices().len() < 2 {
        row.report("answer", ProblemKind::ChoicesMissing);
    }
    Some(())
}

/// Puts the questions where they are asked.
pub(super) fn attach(activities: &mut [(String, Activity)], mut questions: Questions) {
    for (key, activity) in activities {
        if let (SignUp::Registration(terms), Some(asked)) =
            (&mut activity.sign_up, questions.remove(key))
        {
            terms.questions = asked;
        }
    }
}

fn answer_word(cell: &Cell) -> Result<AnswerWord, ProblemKind> {
    match value::text(cell)?.to_lowercase().as_str() {
        "text" => Ok(AnswerWord::Text),
        "one-of" => Ok(AnswerWord::OneOf),
        "many-of" => Ok(AnswerWord::ManyOf),
        "yes-no" => Ok(AnswerWord::YesNo),
        _ => Err(ProblemKind::UnknownAnswer { given: value::given(cell) }),
    }
}

fn asked_of(cell: &Cell) -> Result<Per, ProblemKind> {
    match value::text(cell)?.to_lowercase().as_str() {
        "household" => Ok(Per::Household),
        "participant" => Ok(Per::Participant),
        _ => Err(ProblemKind::UnknownAsked { given: value::given(cell) }),
    }
}
