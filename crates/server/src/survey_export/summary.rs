//! What there is to take out.

use sammen_domain::{AreaId, Fieldwork, Row, RowKey, RowKind, SurveyId, Text};
use sammen_survey_data::Form;

use crate::{
    database::{Connection, Database, DatabaseError},
    repository::{
        response,
        row::{self, Space},
        survey::{self, StoredVersion},
        survey_terms, visit,
    },
    tokens::DeclaredTerms,
};

/// A survey, and how many answered it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SurveySummary {
    /// Its id.
    pub id: SurveyId,
    /// What its form is known by; empty where no version is known in full.
    pub form_id: String,
    /// What it is called; empty where it is not shown any more.
    pub title: Text,
    /// Its versions, the oldest first, each with how many answered it.
    pub versions: Vec<(String, u64)>,
    /// Its repeats: each is a table of its own.
    pub repeats: Vec<String>,
    /// How many of its questions take words of people's own.
    pub free_texts: usize,
    /// Who may answer and what they are promised, where that is declared.
    pub terms: Option<DeclaredTerms>,
    /// What came of interviewing.
    pub fieldwork: Fieldwork,
}

/// The surveys of an area.
///
/// # Errors
/// When the database fails.
pub async fn survey_summaries(
    database: &Database,
    area: &AreaId,
) -> Result<Vec<SurveySummary>, DatabaseError> {
    let mut snapshot = database.read().await?;
    let versions = survey::versions(&mut snapshot, area).await?;
    let mut summaries = Vec::new();
    for versions in versions.chunk_by(|one, other| one.survey == other.survey) {
        summaries.push(summary(&mut snapshot, area, versions).await?);
    }
    Ok(summaries)
}

async fn summary(
    snapshot: &mut Connection,
    area: &AreaId,
    versions: &[StoredVersion],
) -> Result<SurveySummary, DatabaseError> {
    let id = versions[0].survey;
    let key = RowKey { kind: RowKind::Survey, id: id.0 };
    let title = match row::find(snapshot, area, Space::Public, key).await? {
        Some(Row::Survey(shown)) => shown.title,
        _ => Text::default(),
    };
    let forms: Vec<Form> =
        versions.iter().filter_map(|version| Form::read(version.xml.as_deref()?).ok()).collect();
    let newest = forms.last();
    let interviews = response::count_interviews(snapshot, area, id).await?;
    let terms = survey_terms::find(snapshot, area, id).await?;
    let (refused, nobody_home) = visit::sums(snapshot, area, id).await?;
    Ok(SurveySummary {
        id,
        form_id: newest.map(|form| form.id.clone()).unwrap_or_default(),
        title,
        versions: versions.iter().map(|it| (it.form_version.clone(), it.responses)).collect(),
        repeats: repeats(&forms),
        free_texts: newest
            .map_or(0, |form| form.items.iter().filter(|item| item.is_free_text()).count()),
        terms: terms.map(|terms| terms.declared),
        fieldwork: Fieldwork::of(interviews, refused, nobody_home),
    })
}

fn repeats(forms: &[Form]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for item in forms.iter().rev().flat_map(|form| &form.items) {
        let repeat = item.repeats.last().map(|count| &item.steps[count - 1]);
        if let Some(repeat) = repeat.filter(|repeat| !all.contains(repeat)) {
            all.push(repeat.clone());
        }
    }
    all
}
