//! What IndexedDB says, told apart by what can be done about it.

use indexed_db_futures::error::{Error, JSError, OpenDbError};
use sammen_sync::StoreError;
use web_sys::DomException;

/// Why a transaction wrote nothing.
#[derive(Debug)]
pub(super) enum Failure {
    /// The connection is gone; another one may do.
    Lost,
    /// Another connection would say the same.
    Store(StoreError),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(exception) => Self::from_exception(&exception.into()),
            // An abort that nobody asked for and that has no reason.
            Error::MissingData(_) => Self::Lost,
            Error::Serialisation(_) => other("a value of another type than is stored"),
            Error::Unknown(JSError::Error(error)) => other(&String::from(error.message())),
            Error::Unknown(JSError::Unknown(_)) => other("something without a name"),
        }
    }
}

impl Failure {
    /// Reads the exception's name.
    pub(super) fn from_exception(exception: &DomException) -> Self {
        match exception.name().as_str() {
            "QuotaExceededError" => Self::Store(StoreError::Full),
            "AbortError" | "InvalidStateError" | "TransactionInactiveError" | "UnknownError" => {
                Self::Lost
            }
            "VersionError" => Self::Store(StoreError::Newer),
            name => other(&[name, ": ", &exception.message()].concat()),
        }
    }
}

fn other(what: &str) -> Failure {
    Failure::Store(StoreError::Other { what: what.to_owned() })
}

/// Why a database could not be opened.
pub(super) fn opening(error: OpenDbError) -> StoreError {
    let OpenDbError::Base(error) = error else {
        // The browser has no IndexedDB or throws at the question, as some private windows do.
        return StoreError::Unavailable;
    };
    if let Error::DomException(exception) = &error {
        let exception: DomException = exception.clone().into();
        match exception.name().as_str() {
            "AbortError" => return StoreError::Closed,
            "SecurityError" | "InvalidStateError" | "UnknownError" | "NotAllowedError" => {
                return StoreError::Unavailable;
            }
            _ => {}
        }
    }
    match Failure::from(error) {
        Failure::Lost => StoreError::Closed,
        Failure::Store(error) => error,
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn exception(name: &str) -> DomException {
        DomException::new_with_message_and_name("words", name).expect("makes an exception")
    }

    #[wasm_bindgen_test]
    fn exceptions_become_what_can_be_done() {
        let check = |name, expect: Option<StoreError>| {
            let failure = Failure::from(Error::from(exception(name)));
            match (failure, expect) {
                (Failure::Lost, None) => {}
                (Failure::Store(is), Some(expect)) => assert_eq!(is, expect, "{name}"),
                (failure, expect) => panic!("{name}: {failure:?} instead of {expect:?}"),
            }
        };
        check("QuotaExceededError", Some(StoreError::Full));
        check("InvalidStateError", None);
        check("AbortError", None);
        check("UnknownError", None);
        let what = "DataError: words".to_owned();
        check("DataError", Some(StoreError::Other { what }));
    }

    #[wasm_bindgen_test]
    fn a_browser_without_storage_says_so_in_many_ways() {
        let base = |name| opening(OpenDbError::from(exception(name)));
        assert_eq!(opening(OpenDbError::NullFactory), StoreError::Unavailable);
        assert_eq!(opening(OpenDbError::VersionZero), StoreError::Unavailable);
        assert_eq!(base("SecurityError"), StoreError::Unavailable);
        assert_eq!(base("UnknownError"), StoreError::Unavailable);
        assert_eq!(base("VersionError"), StoreError::Newer);
        assert_eq!(base("QuotaExceededError"), StoreError::Full);
    }
}
