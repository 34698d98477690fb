//! The server's API as the staff's pages use it.

mod client;
mod failure;
mod request;
mod shapes;
mod sign_in;

pub use client::{Method, Nothing};
pub use failure::Failure;
pub use request::{
    AttendanceRequest, AuditFilter, CallOffRequest, CapacityRequest, DisabledRequest, DoorRuling,
    EndRequest, GrantRequest, HouseholdRequest, InvitationRequest, KeyedRequest, PaperOrder,
    ProviderAccountRequest, QualificationRequest, ShiftRequest, ToyRequest,
};
pub use shapes::{
    Account, AccountId, Activity, AgeBand, Answer, Attendance, AuditEntry, AuditPage, Date,
    DoorConflict, DoorScan, Duty, Grant, Invitation, InvitationLink, Lending, Me,
    Method as SessionMethod, Methods, Offer, OwnSession, PaperChoice, PaperNumbers, PaperObstacle,
    PaperOverview, PaperQuestion, PaperSheet, PaperStanding, PaperWaiting, Passkey, Placed,
    ProgrammeFigures, ProgrammeMonth, Registration, RegistrationState, Registrations, Role, Shift,
    ShiftPerson, ShiftPlaceState, ShiftVolunteer, Shifts, Skill, Survey, SurveyFieldwork,
    SurveyVersion, Told, Toy, ToyLoan, TransferCode, Translation,
};
pub use sign_in::{
    accept_by_passkey, accept_by_pin, add_passkey, bind_phone, join, read_offer, sign_in_by_passkey,
};
