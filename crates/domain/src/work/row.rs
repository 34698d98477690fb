//! Rows that only later pages read: those of volunteers' work, the numbers of households' seats, what surveys promise, and
//! what people answered to those that are confidential.

use serde::{Deserialize, Serialize};

use crate::{
    DecodeRowError, Loan, OwnResponse, RowKey, RowKind, SeatNumber, Shift, ShiftNote, ShiftPlace,
    SurveyTerms, Toy, ToyReturn,
};

/// A row on the phone of somebody who has the work that it is of, or whose household has a numbered seat, or the terms of a
/// survey, or its person's own answers. As [`Row`](crate::Row) it is kept as bytes; its key's kind says which of the two it is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "named after the types")]
pub enum WorkRow {
    Toy(Toy),
    Loan(Loan),
    ToyReturn(ToyReturn),
    Shift(Shift),
    ShiftPlace(ShiftPlace),
    ShiftNote(ShiftNote),
    SeatNumber(SeatNumber),
    SurveyTerms(SurveyTerms),
    OwnResponse(OwnResponse),
}

impl WorkRow {
    /// The row's key.
    #[must_use]
    pub fn key(&self) -> RowKey {
        let (kind, id) = match self {
            Self::Toy(row) => (RowKind::Toy, row.id.0),
            Self::Loan(row) => (RowKind::Loan, row.id.0),
            Self::ToyReturn(row) => (RowKind::ToyReturn, row.id.0),
            Self::Shift(row) => (RowKind::Shift, row.id.0),
            Self::ShiftPlace(row) => (RowKind::ShiftPlace, row.id.0),
            Self::ShiftNote(row) => (RowKind::ShiftNote, row.id.0),
            Self::SeatNumber(row) => (RowKind::SeatNumber, row.registration.0),
            Self::SurveyTerms(row) => (RowKind::SurveyTerms, row.survey.0),
            Self::OwnResponse(row) => (RowKind::OwnResponse, row.id.0),
        };
        RowKey { kind, id }
    }

    /// The row's bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("a row has no type that postcard refuses")
    }

    /// Reads a row's bytes.
    ///
    /// # Errors
    /// When the bytes are of another shape or damaged.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeRowError> {
        postcard::from_bytes(bytes).map_err(|_| DecodeRowError)
    }
}
