//! One connection to the database, opened again when the browser has taken it away.

use std::{
    cell::{Cell, RefCell},
    marker::PhantomData,
    pin::Pin,
    rc::Rc,
};

use gloo::events::EventListener;
use indexed_db_futures::{
    Build,
    database::Database as Handle,
    internals::SystemRepr,
    transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions},
};
use sammen_sync::StoreError;
use wasm_bindgen::JsCast;
use web_sys::IdbVersionChangeEvent;

use super::{
    failure::{Failure, opening},
    schema,
    table::Table,
};

/// How often a transaction is tried: once more on a fresh connection when the first is lost. A lost
/// transaction has written nothing, or everything if only its answer was lost; so each is written to do
/// no harm twice.
const ATTEMPTS_MAX: usize = 2;

/// What a transaction is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Access {
    /// Only reads.
    Read,
    /// Writes what can be had again; may be lost when the phone loses power within seconds.
    Note,
    /// Writes what a person did or what the server said: on the disk before it counts as saved.
    Act,
}

/// What became of a connection.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Fate {
    Alive,
    /// The browser closed it, or somebody deletes the database.
    Gone,
    /// A newer version of the app wants to change the schema.
    Outdated,
}

struct Connection {
    handle: Handle,
    fate: Rc<Cell<Fate>>,
    _listeners: [EventListener; 2],
}

/// A database by its name.
pub(super) struct Database {
    name: String,
    connection: RefCell<Option<Rc<Connection>>>,
    /// Whether the next answer is lost, though what it tells of is done.
    #[cfg(test)]
    pub(super) loses_answer: Cell<bool>,
}

/// The stores of one transaction; `'work` is what the transaction's work borrows.
pub(super) struct Tables<'tables, 'work> {
    transaction: &'tables Transaction<'tables>,
    work: PhantomData<&'tables &'work ()>,
}

/// A future behind a pointer: what awaits it does not contain its code once more.
pub(super) type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

type Work<'work> = dyn for<'tables> Fn(&'tables Tables<'tables, 'work>) -> Boxed<'tables, Result<(), Failure>>
    + 'work;

impl Tables<'_, '_> {
    /// One of the stores that the transaction was begun for.
    pub(super) fn table(&self, name: &str) -> Result<Table<'_>, Failure> {
        Ok(Table::new(self.transaction.object_store(name)?))
    }
}

impl Database {
    pub(super) async fn open(name: &str) -> Result<Self, StoreError> {
        let connection = Connection::open(name).await?;
        Ok(Self {
            name: name.to_owned(),
            connection: RefCell::new(Some(Rc::new(connection))),
            #[cfg(test)]
            loses_answer: Cell::new(false),
        })
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Runs one transaction over these stores: all of `work` is durable when this returns `Ok`, none of it
    /// when it returns an error. `work` awaits nothing but the stores, or the browser ends the transaction.
    pub(super) async fn run<T>(
        &self,
        stores: &[&str],
        access: Access,
        work: impl AsyncFn(&Tables<'_, '_>) -> Result<T, Failure>,
    ) -> Result<T, StoreError> {
        let output = Cell::new(None);
        let (keep, work) = (&output, &work);
        self.run_boxed(stores, access, &move |tables| {
            Box::pin(async move {
                keep.set(Some(work(tables).await?));
                Ok(())
            })
        })
        .await?;
        Ok(output.take().expect("work that ended well has given its output"))
    }

    fn run_boxed<'a>(
        &'a self,
        stores: &'a [&'a str],
        access: Access,
        work: &'a Work<'_>,
    ) -> Boxed<'a, Result<(), StoreError>> {
        Box::pin(async move {
            for _ in 0..ATTEMPTS_MAX {
                let connection = self.connection().await?;
                let outcome = attempt(&connection.handle, stores, access, work).await;
                #[cfg(test)]
                let outcome = if self.loses_answer.take() { Err(Failure::Lost) } else { outcome };
                match outcome {
                    Ok(()) => return Ok(()),
                    Err(Failure::Store(error)) => return Err(error),
                    Err(Failure::Lost) => {
                        if connection.fate.get() == Fate::Alive {
                            connection.fate.set(Fate::Gone);
                        }
                    }
                }
            }
            Err(StoreError::Closed)
        })
    }

    async fn connection(&self) -> Result<Rc<Connection>, StoreError> {
        if let Some(connection) = self.living()? {
            return Ok(connection);
        }
        let opened = Connection::open(&self.name).await.map_err(|error| match error {
            // There was a storage a moment ago.
            StoreError::Unavailable => StoreError::Closed,
            error => error,
        })?;
        // Somebody else may have opened one meanwhile; then this one closes.
        if let Some(connection) = self.living()? {
            return Ok(connection);
        }
        let connection = Rc::new(opened);
        self.connection.replace(Some(Rc::clone(&connection)));
        Ok(connection)
    }

    fn living(&self) -> Result<Option<Rc<Connection>>, StoreError> {
        let connection = self.connection.borrow();
        match connection.as_ref().map(|connection| (connection, connection.fate.get())) {
            Some((_, Fate::Outdated)) => Err(StoreError::Newer),
            Some((connection, Fate::Alive)) => Ok(Some(Rc::clone(connection))),
            Some((_, Fate::Gone)) | None => Ok(None),
        }
    }
}

impl Connection {
    async fn open(name: &str) -> Result<Self, StoreError> {
        let request = Handle::open(name).with_version(schema::VERSION).build().map_err(opening)?;
        // The library's own hook for this would bring the writing of floats into every first load.
        let system = request.as_sys().clone();
        let _on_upgrade = EventListener::new(request.as_sys(), "upgradeneeded", move |event| {
            // A schema that cannot be made ends the upgrade, and the request says so.
            if schema::upgrade(&system, event).is_err() {
                system.transaction().map(|transaction| transaction.abort());
            }
        });
        let handle = request.await.map_err(opening)?;
        let fate = Rc::new(Cell::new(Fate::Alive));
        let database = handle.as_sys();
        let on_close = EventListener::new(database, "close", {
            let fate = Rc::clone(&fate);
            move |_| fate.set(Fate::Gone)
        });
        let on_version_change = EventListener::new(database, "versionchange", {
            let fate = Rc::clone(&fate);
            let handle = handle.clone();
            move |event| {
                // Closing lets transactions under way end, and the other tab go on.
                handle.as_sys().close();
                let wanted: Option<f64> = event
                    .dyn_ref::<IdbVersionChangeEvent>()
                    .and_then(IdbVersionChangeEvent::new_version);
                fate.set(if wanted.is_some() { Fate::Outdated } else { Fate::Gone });
            }
        });
        Ok(Self { handle, fate, _listeners: [on_close, on_version_change] })
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.handle.as_sys().close();
    }
}

async fn attempt(
    handle: &Handle,
    stores: &[&str],
    access: Access,
    work: &Work<'_>,
) -> Result<(), Failure> {
    let transaction = begin(handle, stores, access)?;
    let system = transaction.as_sys().clone();
    let tables = Tables { transaction: &transaction, work: PhantomData };
    let outcome = match work(&tables).await {
        Ok(()) => transaction.commit().await.map_err(Failure::from),
        // Dropping the transaction undoes it.
        Err(failure) => Err(failure),
    };
    match outcome {
        // The transaction knows better why it ended than the request that was cut off.
        Err(Failure::Lost) => Err(match system.error() {
            Some(exception) => Failure::from_exception(&exception),
            None => Failure::Lost,
        }),
        outcome => outcome,
    }
}

fn begin<'a>(
    handle: &'a Handle,
    stores: &[&str],
    access: Access,
) -> Result<Transaction<'a>, Failure> {
    let (mode, durability) = match access {
        Access::Read => (TransactionMode::Readonly, TransactionDurability::Default),
        Access::Note => (TransactionMode::Readwrite, TransactionDurability::Relaxed),
        Access::Act => (TransactionMode::Readwrite, TransactionDurability::Strict),
    };
    let mut options = TransactionOptions::new();
    options.set_durability(durability);
    Ok(handle.transaction(stores).with_mode(mode).with_options(options).build()?)
}

#[cfg(test)]
mod tests;
