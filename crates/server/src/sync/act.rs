//! Deciding one mutation by the rules.

use sammen_domain::{
    Book, Decision, Mutation, PlaceRegistration, Refusal, UnixSeconds, accept_offer,
    cancel_registration,
    mutant::{Mutant, is_on},
    place_registration,
};
use sammen_sync::{Outcome, PushedMutation};

use super::{part::Line, standing::Standing, work};
use crate::{
    database::{Connection, Database, DatabaseError},
    device::Device,
    door::{self, Noting},
    registrations::{LoadedBook, store_decision},
    repository::registration,
};

impl Line<'_> {
    /// What [`Mutant::CapacityReadApart`] decides by.
    pub(super) async fn book_read_apart(
        &self,
        database: &Database,
        mutation: &PushedMutation,
    ) -> Result<Option<LoadedBook>, DatabaseError> {
        if !is_on(Mutant::CapacityReadApart) {
            return Ok(None);
        }
        let Ok(mutation) = Mutation::decode(&mutation.encoded()) else { return Ok(None) };
        let mut early = database.write().await?;
        LoadedBook::load(&mut early, self.area, mutation.occurrence()).await
    }

    /// Runs the rule and stores its effects.
    pub(super) async fn act(
        &self,
        connection: &mut Connection,
        device: &Device,
        mutation: &PushedMutation,
        (now, noting): (UnixSeconds, &mut Noting),
        early: Option<LoadedBook>,
    ) -> Result<Outcome, DatabaseError> {
        let encoded = mutation.encoded();
        let Ok(mutation) = Mutation::decode(&encoded) else {
            return work::act(connection, self.area, device, &encoded, now).await;
        };
        if mutation.is_note() {
            return door::note(connection, self.area, device, &mutation, (now, noting)).await;
        }
        let loaded = LoadedBook::load(connection, self.area, mutation.occurrence()).await?;
        let Some(loaded) = early.or(loaded) else {
            return Ok(Outcome::Refused(Refusal::UnknownOccurrence));
        };
        if self.takes_another_books_id(connection, &loaded, &mutation).await? {
            return Ok(Outcome::Refused(Refusal::DuplicateRegistration));
        }
        let may_act_on_behalf =
            self.may_act_on_behalf(connection, device, &loaded, &mutation, now).await?;
        let book = Book { may_act_on_behalf, ..loaded.for_actor(device.owner, now) };
        match run_rule(&book, &mutation) {
            Err(refusal) => Ok(Outcome::Refused(refusal)),
            Ok(decision) if decision.registrations.is_empty() => Ok(Outcome::Accepted),
            Ok(decision) => {
                store_decision(connection, self.area, &mut None, &book, &decision).await?;
                Ok(Outcome::Accepted)
            }
        }
    }

    /// Whether the device's person has a role at this moment that lets her register others; looked up only when
    /// she does.
    async fn may_act_on_behalf(
        &self,
        connection: &mut Connection,
        device: &Device,
        book: &LoadedBook,
        mutation: &Mutation,
        now: UnixSeconds,
    ) -> Result<bool, DatabaseError> {
        let Mutation::PlaceRegistration(PlaceRegistration { on_behalf: true, .. }) = mutation
        else {
            return Ok(false);
        };
        let standing = Standing::load(connection, self.area, device, now).await?;
        Ok(standing.may_act_on_behalf(book.activity().id))
    }

    /// Ids are an area's, but a book holds only its own dates'.
    async fn takes_another_books_id(
        &self,
        connection: &mut Connection,
        book: &LoadedBook,
        mutation: &Mutation,
    ) -> Result<bool, DatabaseError> {
        let Mutation::PlaceRegistration(place) = mutation else { return Ok(false) };
        let is_taken = registration::is_there(connection, self.area, place.registration).await?;
        Ok(is_taken && !book.has(place.registration))
    }
}

fn run_rule(book: &Book<'_>, mutation: &Mutation) -> Result<Decision, Refusal> {
    match mutation {
        Mutation::PlaceRegistration(request) => place_registration(book, request),
        Mutation::CancelRegistration(request) => cancel_registration(book, request),
        Mutation::AcceptOffer(request) => accept_offer(book, request),
        // What is noted at a door is in no book.
        Mutation::CheckIn(_) | Mutation::CountHeads(_) => Err(Refusal::NotUnderstood),
    }
}
