//! Sheets as a page of HTML to print.

use sammen_i18n::{PaperMessages, PluralCategory, Tongue};

use crate::{
    layout::{Choice, Item, Kind, Question, Sheet},
    number::SheetNumber,
    rule::{Is, Rule},
};

/// What is printed.
#[derive(Clone, Copy, Debug)]
pub struct Printing<'a> {
    /// What the survey is called.
    pub title: &'a str,
    /// Its version.
    pub version: &'a str,
    /// Its questions.
    pub sheet: &'a Sheet,
    /// One sheet for each.
    pub numbers: &'a [SheetNumber],
}

/// How sheets look: the whole of the page's `style` element, so that who serves it can allow this one alone.
pub const STYLE: &str = include_str!("print.css");

/// Writes a page with a sheet for each number. Each begins on a page of its own, and its number stands on all of its pages,
/// should they come apart.
#[must_use]
pub fn print(printing: &Printing<'_>) -> String {
    let page = Page::new(printing.sheet);
    let body = page.body();
    let Printing { title, version, sheet, numbers } = printing;
    let (title, version) = (escaped(title), escaped(version));
    let mut html = format!(
        "<!doctype html><html{}><meta charset=utf-8><title>{title}</title><style>{STYLE}</style>\n",
        page.language(&sheet.language)
    );
    for number in *numbers {
        // A table's head stands on every page that the table runs over.
        html.push_str("<table class=sheet><thead><tr><td>");
        html.push_str(&format!("<header><b>{title}</b> <small dir=ltr>{version}</small>"));
        let number = page.around(&page.words.paper_sheet(&number.to_string()));
        html.push_str(&format!("<b class=number>{number}</b></header>"));
        html.push_str("</td></tr></thead><tbody><tr><td>");
        html.push_str(&format!("<h1>{title}</h1>{body}</td></tr></tbody></table>\n"));
    }
    html.push_str("</html>\n");
    html
}

/// A sheet's words.
struct Page<'a> {
    sheet: &'a Sheet,
    words: PaperMessages,
    /// The language of the words around the questions, where it is not that of the form.
    other: Option<Tongue>,
}

impl<'a> Page<'a> {
    fn new(sheet: &'a Sheet) -> Self {
        let tongue = Tongue::from_code(&sheet.language);
        // No message here has words that a number chooses.
        let words = PaperMessages::new(tongue.unwrap_or_default(), |_, _| PluralCategory::Other);
        let other = tongue.is_none().then(Tongue::default);
        Self { sheet, words, other }
    }

    /// Attributes that say which language something is in.
    fn language(&self, code: &str) -> String {
        let code: String =
            code.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        let is_rtl = Tongue::from_code(&code).is_some_and(Tongue::is_rtl);
        format!(" lang=\"{code}\" dir={}", if is_rtl { "rtl" } else { "ltr" })
    }

    /// Words around the questions.
    fn around(&self, words: &str) -> String {
        let words = escaped(words);
        match self.other {
            Some(other) => format!("<span{}>{words}</span>", self.language(other.code())),
            None => words,
        }
    }

    fn body(&self) -> String {
        let m = self.words;
        let promises = [m.paper_stored_what(), m.paper_stored_not(), m.paper_stored_number()]
            .map(|words| self.around(words));
        let mut html = format!(
            "<section class=promise><h2>{}</h2><p>{} {}</p></section>\n",
            self.around(m.paper_anonymous_title()),
            self.around(m.paper_voluntary()),
            promises.join(" ")
        );
        for item in &self.sheet.items {
            match item {
                Item::Heading(words) => html.push_str(&format!("<h2>{}</h2>\n", escaped(words))),
                Item::Note(words) => html.push_str(&format!("<p>{}</p>\n", escaped(words))),
                Item::Question(question) => self.question(question, &mut html),
            }
        }
        html.push_str(&format!("<p>{}</p>", self.around(m.paper_thanks())));
        html
    }

    fn question(&self, question: &Question, html: &mut String) {
        html.push_str("<section class=question>");
        if let Some(rule) = &question.rule {
            let condition = self.condition(rule);
            let words = self.around(&self.words.paper_only_if(&condition));
            html.push_str(&format!("<p class=rule>{words}</p>"));
        }
        html.push_str(&format!(
            "<h3><b>{}.</b> {} <code>{}</code></h3>",
            question.number,
            escaped(&question.label),
            escaped(&question.code)
        ));
        if !question.hint.is_empty() {
            html.push_str(&format!("<p>{}</p>", escaped(&question.hint)));
        }
        if let Some(words) = self.how(&question.kind) {
            html.push_str(&format!("<p class=how>{}</p>", self.around(&words)));
        }
        self.room(&question.kind, html);
        html.push_str("</section>\n");
    }

    /// How to answer.
    fn how(&self, kind: &Kind) -> Option<String> {
        let m = self.words;
        let words = match kind {
            Kind::One(_) | Kind::Scale(_) => m.paper_tick_one(),
            Kind::Many(_) => m.paper_tick_many(),
            Kind::Rank(_) => m.paper_rank(),
            Kind::Number { from: Some(from), to: Some(to), .. } => {
                return Some(m.paper_number_between(from, to));
            }
            Kind::Number { .. } => m.paper_number(),
            Kind::Date => m.paper_date(),
            Kind::Time => m.paper_time(),
            Kind::DateTime => m.paper_date_time(),
            Kind::Words { .. } => m.paper_words(),
            Kind::Read => m.paper_read(),
        };
        Some(words.to_owned())
    }

    /// Where to answer.
    fn room(&self, kind: &Kind, html: &mut String) {
        let choice = |mark: &str, choice: &Choice| {
            let (words, code) = (escaped(&choice.words), escaped(&choice.code));
            format!("<li><i class={mark}></i><span>{words} <code>{code}</code></span></li>")
        };
        match kind {
            Kind::One(choices) | Kind::Many(choices) | Kind::Rank(choices) => {
                let mark = if matches!(kind, Kind::Rank(_)) { "place" } else { "box" };
                let all: String = choices.iter().map(|one| choice(mark, one)).collect();
                html.push_str(&format!("<ul class=choices>{all}</ul>"));
            }
            Kind::Scale(steps) => {
                let step = |step: &Choice| {
                    let (words, code) = (escaped(&step.words), escaped(&step.code));
                    format!("<li><b>{code}</b><i class=box></i><small>{words}</small></li>")
                };
                let all: String = steps.iter().map(step).collect();
                html.push_str(&format!("<ul class=scale>{all}</ul>"));
            }
            Kind::Words { is_long: true } => html.push_str("<div class=lines></div>"),
            Kind::Words { is_long: false } => html.push_str("<div class=line></div>"),
            Kind::Read => html.push_str("<p><i class=box></i></p>"),
            Kind::Number { .. } | Kind::Date | Kind::Time | Kind::DateTime => {
                html.push_str("<div class=short></div>");
            }
        }
    }

    /// When a question is to be answered.
    fn condition(&self, rule: &Rule) -> String {
        let m = self.words;
        let part = |part: &crate::rule::Part| {
            let number = part.question;
            match &part.is {
                Is::OneOf(codes) => m.paper_one_of(number, &self.answers(number, codes)),
                Is::NoneOf(codes) => m.paper_none_of(number, &self.answers(number, codes)),
                Is::OtherThan(codes) => m.paper_other_than(number, &self.answers(number, codes)),
                Is::Given => m.paper_given(number),
                Is::AtLeast(least) => m.paper_at_least(number, *least),
                Is::AtMost(most) => m.paper_at_most(number, *most),
                Is::Between(least, most) => m.paper_between(number, *least, *most),
            }
        };
        let parts = rule.parts.iter().map(part);
        let join = |first: String, second: String| match rule.any {
            true => m.paper_or(&first, &second),
            false => m.paper_and(&first, &second),
        };
        parts.reduce(join).unwrap_or_default()
    }

    /// Some of a question's choices as they are printed.
    fn answers(&self, number: u32, codes: &[String]) -> String {
        let question = self.sheet.questions().find(|question| question.number == number);
        let choices = question.map(|question| question.kind.choices()).unwrap_or_default();
        let is_scale = question.is_some_and(|question| matches!(question.kind, Kind::Scale(_)));
        let words = |code: &String| {
            let choice = choices.iter().find(|choice| choice.code == *code);
            let words = choice.map(|choice| &*choice.words).filter(|_| !is_scale);
            match words {
                Some(words) => self.words.paper_answer(words),
                None => code.clone(),
            }
        };
        let all = codes.iter().map(words);
        all.reduce(|first, second| self.words.paper_or(&first, &second)).unwrap_or_default()
    }
}

/// Text as HTML has it.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' => html.push_str("<br>"),
            letter => html.push(letter),
        }
    }
    html
}
