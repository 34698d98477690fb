//! What a household must say of those who come.

use super::{Book, PlaceRegistration, Refusal, answer::check_answers};
use crate::{Answer, Terms};

const NAME_CHARS_MAX: u16 = 100;

/// What is kept of a household.
pub(super) struct Household {
    pub(super) names: Vec<String>,
    pub(super) ages: Vec<u8>,
    pub(super) answers: Vec<Answer>,
}

/// Checks what is said of a household, and takes from it what the activity asks for and nothing else.
pub(super) fn check_household(
    book: &Book<'_>,
    terms: &Terms,
    request: &PlaceRegistration,
) -> Result<Household, Refusal> {
    let max = terms.household_max;
    let persons = usize::from(request.persons);
    if request.persons == 0 || request.persons > max || request.names.len() > persons {
        return Err(Refusal::HouseholdSize { max });
    }
    let names = check_names(terms, request)?;
    let ages = check_ages(book, terms, request)?;
    let answers =
        check_answers(&terms.questions, request.persons, &request.answers, request.was_asked)?;
    Ok(Household { names, ages, answers })
}

fn check_names(terms: &Terms, request: &PlaceRegistration) -> Result<Vec<String>, Refusal> {
    let names: Vec<String> = request.names.iter().map(|name| name.trim().to_owned()).collect();
    if names.iter().any(|name| name.chars().count() > usize::from(NAME_CHARS_MAX)) {
        return Err(Refusal::NameTooLong { max: NAME_CHARS_MAX });
    }
    let named = names.iter().filter(|name| !name.is_empty()).count();
    // Whoever registers somebody else need not name her.
    let are_required = terms.names_required && !request.on_behalf;
    if are_required && named < usize::from(request.persons) {
        return Err(Refusal::NameMissing);
    }
    Ok(names)
}

/// An app that could not ask for ages is not refused for it; those at the door can still see.
fn check_ages(
    book: &Book<'_>,
    terms: &Terms,
    request: &PlaceRegistration,
) -> Result<Vec<u8>, Refusal> {
    let Some((youngest, oldest)) = book.activity.ages.filter(|_| request.was_asked) else {
        return Ok(Vec::new());
    };
    if request.ages.len() != usize::from(request.persons) {
        return Err(Refusal::AgeMissing);
    }
    let may_come = |age: &u8| terms.admits((youngest, oldest), *age);
    let is_within = |age: &u8| (youngest..=oldest).contains(age);
    if !request.ages.iter().all(may_come) || !request.ages.iter().any(is_within) {
        return Err(Refusal::AgeOutside { youngest, oldest });
    }
    Ok(request.ages.clone())
}
