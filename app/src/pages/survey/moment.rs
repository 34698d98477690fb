//! A day, a time, or both, by the browser's own fields.

use leptos::prelude::*;
use sammen_xforms::{document::NodeId, xform::ValueType};
use web_sys::HtmlInputElement;

use super::{
    answering::Answering,
    page::name_of,
    problem::Problem,
    question::{described_by, invalid, question_id},
};

/// What of a moment is asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Part {
    Day,
    Month,
    Year,
    Time,
    DayAndTime,
}

impl Part {
    fn of(answering: Answering, node: NodeId, value_type: ValueType) -> Self {
        let has = |word| {
            answering.session.with_untracked(|session| {
                session.control(node).is_some_and(|control| control.has_appearance(word))
            })
        };
        match value_type {
            ValueType::Time => Self::Time,
            ValueType::DateTime => Self::DayAndTime,
            _ if has("month-year") => Self::Month,
            _ if has("year") => Self::Year,
            _ => Self::Day,
        }
    }

    /// The type of the field.
    const fn field(self) -> &'static str {
        match self {
            Self::Day => "date",
            Self::Month => "month",
            Self::Year => "text",
            Self::Time => "time",
            Self::DayAndTime => "datetime-local",
        }
    }

    /// What stands in the field for what the form keeps.
    fn shown(self, kept: &str) -> &str {
        let length = match self {
            Self::Day => 10,
            Self::Month => 7,
            Self::Year => 4,
            Self::Time => 5,
            Self::DayAndTime => 16,
        };
        kept.get(..length).unwrap_or(kept)
    }

    /// What the form keeps for what stands in the field.
    fn kept(self, shown: &str) -> Option<String> {
        Some(match self {
            _ if shown.is_empty() => String::new(),
            Self::Day => shown.to_owned(),
            Self::Month => [shown, "-01"].concat(),
            Self::Year => {
                let is_year = shown.len() == 4 && shown.bytes().all(|byte| byte.is_ascii_digit());
                return is_year.then(|| [shown, "-01-01"].concat());
            }
            Self::Time | Self::DayAndTime => [shown, ":00.000"].concat(),
        })
    }
}

/// The field.
#[component]
pub fn MomentField(
    /// Who answers.
    answering: Answering,
    /// The question.
    node: NodeId,
    /// What the answer is.
    value_type: ValueType,
) -> impl IntoView {
    let part = Part::of(answering, node, value_type);
    let initial =
        answering.session.with_untracked(|session| part.shown(session.kept(node)).to_owned());
    let type_in = move |event| {
        let field: HtmlInputElement = event_target(&event);
        // A day that is half written has no value, and says so only here.
        let is_broken = field.validity().bad_input();
        let read = part.kept(field.value().trim()).filter(|_| !is_broken);
        answering.type_in(node, read.ok_or(Problem::NotMoment));
    };
    view! {
        <input
            class="field__input survey__moment"
            type=part.field()
            inputmode=(part == Part::Year).then_some("numeric")
            autocomplete="off"
            name=name_of(answering, node)
            value=initial
            aria-labelledby=question_id(node)
            aria-describedby=described_by(answering, node)
            aria-invalid=invalid(answering, node)
            on:input=type_in
            on:blur=move |_| answering.flush()
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_and_the_form_mean_the_same_moment() {
        let check = |part: Part, shown, kept| {
            assert_eq!(part.kept(shown).as_deref(), Some(kept));
            assert_eq!(part.shown(kept), shown);
        };
        check(Part::Day, "2026-11-22", "2026-11-22");
        check(Part::Month, "2026-11", "2026-11-01");
        check(Part::Year, "1967", "1967-01-01");
        check(Part::Time, "14:30", "14:30:00.000");
        check(Part::DayAndTime, "2026-11-22T14:30", "2026-11-22T14:30:00.000");
        check(Part::Day, "", "");
        assert_eq!(Part::Year.kept("67"), None);
    }
}
