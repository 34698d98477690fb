//! A survey, answered with a browser that dies at every question.

use std::time::{Duration, Instant};

use tokio::time::sleep;

use super::life::Life;
use crate::hook;

/// A question, and what is given to it.
type Asked = (&'static str, &'static str);

const QUESTIONS: [Asked; 7] = [
    ("bor_her", "ja"),
    ("aar_i_omraadet", "7"),
    ("tryg_hverdag", "6"),
    ("tryg_aften", "altid"),
    ("hilser", "nogle"),
    ("hoerer_til", "5"),
    ("deltager_i", "haver"),
];
/// Asked before those and after those; neither is answered.
const GREETING: &str = "velkommen";
const IDEA: &str = "ide";

/// What is typed is saved a little later than what is touched.
const TYPED_MS_MAX: u64 = 700;
/// How long a page may take from what it shows at first to what it shows in the end.
const SETTLING_TIME: Duration = Duration::from_secs(2);

/// Where a survey opens.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Place {
    Start,
    /// A question by its number, and whether it has its answer.
    Question(usize, bool),
    Greeting,
    Idea,
    Summary,
    Done,
}

impl Life {
    /// Goes on with the survey where it was left, answers the next question or sends all, and dies.
    pub(super) async fn answer(&mut self) {
        let before = self.answered;
        let is_saved = match self.find_next_question().await {
            Place::Question(..) => self.answer_and_die(QUESTIONS[before]).await,
            Place::Summary => self.touch_and_die(&hook("survey-send"), &hook("survey-done")).await,
            other => panic!("{before} questions have answers, and the survey opens at {other:?}"),
        };
        let (name, value) =
            QUESTIONS.get(before).map_or(("the end", ""), |asked| (asked.0, asked.1));
        let start = Instant::now();
        loop {
            let place = self.open_survey().await;
            match place {
                Place::Done if before == QUESTIONS.len() => {
                    self.has_sent = true;
                    return;
                }
                Place::Question(number, true) if number == before => {
                    self.answered += 1;
                    return;
                }
                _ if start.elapsed() < SETTLING_TIME => sleep(SETTLING_TIME / 10).await,
                _ if is_saved => panic!("{value} at {name} was saved, and it opens at {place:?}"),
                // Not even begun, or an earlier question with its answer.
                Place::Start => return assert_eq!(before, 0, "answers are gone"),
                Place::Question(number, has_answer) => {
                    return assert!(has_answer || number == before, "answer {number} is gone");
                }
                Place::Greeting | Place::Idea | Place::Summary | Place::Done => return,
            }
        }
    }

    async fn answer_and_die(&mut self, (name, value): Asked) -> bool {
        let shown = format!("{}[data-name=\"{name}\"]", hook("question"));
        let field = format!("{shown} :is(textarea, input:not([type=radio], [type=checkbox]))");
        if self.phone.count(&field).await == 0 {
            let touched = format!("{shown} label:has(input[value=\"{value}\"])");
            return self.touch_and_die(&touched, &hook("survey-saved")).await;
        }
        self.phone.type_into(&field, value).await;
        let moment_ms = self.rng.u64(..TYPED_MS_MAX);
        self.die_after(moment_ms, &hook("survey-saved")).await
    }

    /// Opens the survey and goes past what has answers already.
    async fn find_next_question(&self) -> Place {
        let mut place = self.open_survey().await;
        loop {
            let passed = match place {
                Place::Start => {
                    self.phone.begin_survey().await;
                    place = self.place().await;
                    continue;
                }
                Place::Greeting => GREETING,
                Place::Idea => IDEA,
                Place::Question(number, has_answer) if number < self.answered => {
                    assert!(has_answer, "the answer to {} is gone", QUESTIONS[number].0);
                    QUESTIONS[number].0
                }
                Place::Question(..) | Place::Summary | Place::Done => return place,
            };
            self.phone.next_question(passed).await;
            place = self.place().await;
        }
    }

    async fn open_survey(&self) -> Place {
        self.phone.go("/undersoegelser").await;
        self.phone.click(&format!("{} a", hook("survey-card"))).await;
        self.place().await
    }

    async fn place(&self) -> Place {
        let parts = ["survey-start", "survey-send", "survey-done", "question"].map(hook);
        self.phone.wait_for(&parts.join(", ")).await;
        for (part, place) in parts.iter().zip([Place::Start, Place::Summary, Place::Done]) {
            if self.phone.count(part).await > 0 {
                return place;
            }
        }
        let name = self.phone.question().await;
        let number = QUESTIONS.iter().position(|asked| asked.0 == name);
        match (name.as_str(), number) {
            (_, Some(number)) => Place::Question(number, self.has_answer(QUESTIONS[number]).await),
            (GREETING, _) => Place::Greeting,
            (IDEA, _) => Place::Idea,
            _ => panic!("{name} is asked, which these answers never lead to"),
        }
    }

    async fn has_answer(&self, (name, value): Asked) -> bool {
        let given = "const page = document.querySelector(arguments[0]);
            const inputs = [...page.querySelectorAll('input, textarea')];
            const isTaken = (input) => ['radio', 'checkbox'].includes(input.type) ? input.checked : true;
            return inputs.some((input) => isTaken(input) && input.value === arguments[1]);";
        let shown = format!("{}[data-name=\"{name}\"]", hook("question"));
        self.phone.run(given, vec![shown.into(), value.into()]).await == true
    }
}

/// A response has every answer that was saved on its way.
pub(super) fn expect_all(response: &[u8]) {
    let response = std::str::from_utf8(response).expect("a response is XML");
    for (name, value) in QUESTIONS {
        let answer = format!("<{name}>{value}</{name}>");
        assert!(response.contains(&answer), "{answer} is not in {response}");
    }
}
