//! The terms of a survey, where its form has no place for them.

use sammen_domain::{SurveyAudience, SurveyPromise};

use crate::DeclaredTerms;

/// What an XForm's XML has no words for; in the place of what a workbook says.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Terms {
    /// Who may answer, each once: open, invited or supervised.
    #[arg(long, value_name = "WHO", value_parser = audience)]
    audience: Option<SurveyAudience>,
    /// What they are promised: anonymous, or confidential (answers are linked to whoever gave them).
    #[arg(long, value_name = "PROMISE", requires = "audience", default_value = "anonymous",
        value_parser = promise)]
    promise: SurveyPromise,
    /// For how many minutes at most a phone keeps an answer; one that is linked is sent at once.
    #[arg(long, value_name = "MINUTES", requires = "audience", default_value_t = 60,
        value_parser = clap::value_parser!(u32).range(..=1_440))]
    delay_minutes: u32,
}

fn audience(name: &str) -> Result<SurveyAudience, String> {
    SurveyAudience::from_name(name).ok_or_else(|| "write open, invited or supervised".to_owned())
}

fn promise(name: &str) -> Result<SurveyPromise, String> {
    SurveyPromise::from_name(name).ok_or_else(|| "write anonymous or confidential".to_owned())
}

impl Terms {
    /// What is declared, where anything is.
    pub(super) fn declared(self) -> Option<DeclaredTerms> {
        let promise = self.promise;
        let delay_minutes_max = match promise {
            SurveyPromise::Anonymous => self.delay_minutes,
            SurveyPromise::Confidential => 0,
        };
        Some(DeclaredTerms { audience: self.audience?, promise, delay_minutes_max })
    }
}
