//! The neighbourhood's vocabulary and rules.
//!
//! What a resident, a volunteer and the secretariat talk about (areas, partners, places, activities,
//! occurrences, registrations) and the deciders that say what happens when somebody acts. Everything
//! here is pure: clock, randomness and locale come in as arguments, so that the phone, the server and
//! tests run the same rule.

mod activity;
mod area;
mod collected;
mod door;
mod ids;
mod lending;
pub mod mutant;
mod mutation;
mod news;
mod partner;
mod place;
mod registration;
mod role;
mod row;
mod search;
mod service;
mod shift;
mod survey;
mod text;
mod time;
mod visit;
mod work;

pub use activity::{
    Activity, ActivityState, Audience, Availability, Change, Choice, Cost, Covers, Held,
    Occurrence, OccurrenceState, Per, Question, QuestionKind, SignUp, Terms, Theme,
};
pub use area::Area;
pub use collected::Collected;
pub use door::{
    CheckIn, Claim, CountHeads, Door, Entry, HeadCount, HeadCountChange, PERSONS_MAX, Scan, Tally,
    Ticket, TicketKey, Verdict, check_in, count_heads, door_opens_at, judge,
};
pub use ids::{
    ActivityId, AreaId, HeadCountId, InvalidAreaIdError, LoanId, NoteId, OccurrenceId, OwnerId,
    PartnerId, PlaceId, RegistrationId, ResponseId, ReturnId, RoleId, ScanId, ServiceId, ShiftId,
    SignUpId, SurveyId, ToyId,
};
pub use lending::{
    Condition, GiveBackToy, LendToy, Lending, Loan, Shelf, TOKEN_LENGTH_MAX, Toy, ToyReturn,
    give_back_toy, lend_toy, lending_moment,
};
pub use mutation::{DecodeMutationError, EncodedMutation, Mutation};
pub use news::{KnownDate, News};
pub use partner::{Contact, Partner};
pub use place::{OpeningHours, Place};
pub use registration::{
    AcceptOffer, Answer, AnswerValue, Attendance, Book, BookDate, CancelRegistration, Decision,
    PlaceRegistration, Refusal, Registration, RegistrationState, SeatNumber, SeatNumbers,
    SeriesPlaces, accept_offer, call_off, cancel_by_staff, cancel_registration, change_capacity,
    number_seats, place_registration, reconsider, record_attendance,
};
pub use role::{Duty, Role, RosterEntry, RosterNames};
pub use row::{DecodeRowError, Row, RowKey, RowKind};
pub use search::{Needle, NeedleWord, fold, fold_words, read_activity_words};
pub use service::Service;
pub use shift::{
    AgeBand, Applicant, LeaveShift, NOTE_LENGTH_MAX, NoteShift, OfferShift, PlaceState, Shift,
    ShiftFill, ShiftNote, ShiftPlace, ShiftVolunteer, SignUpForShift, Skill, leave_shift,
    note_shift, offer_shift, share_shift, sign_up,
};
pub use survey::{
    AnswerSurvey, LINKED_ANSWERS_BYTES_MAX, Linking, OwnResponse, Survey, SurveyAudience,
    SurveyPromise, SurveyTerms, WithdrawAnswer, answer_survey,
};
pub use text::{Language, Text};
pub use time::{LocalDate, LocalDateTime, MinuteOfDay, UnixSeconds, Weekday};
pub use visit::{AtTheDoor, Fieldwork, Visit, VisitChange, VisitNote};
pub use work::{WorkMutation, WorkRow};
