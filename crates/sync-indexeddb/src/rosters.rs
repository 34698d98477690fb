//! The lock on the names of rosters: a key that is in memory only while somebody has opened it with her PIN or passkey.
//!
//! The names are sealed with AES-GCM under a random key. That key is kept sealed twice: by a key that is made of the PIN,
//! slowly, or of a passkey's secret, and by one that the browser made and gives to nobody. See `docs/decisions/0012-rosters-on-the-phone.md` for
//! what this gives and what not.

pub(crate) mod cipher;
mod passkey;
pub(crate) mod pin;

use sammen_domain::UnixSeconds;
use sammen_sync::StoreError;
use web_sys::CryptoKey;

use crate::{Storage, browser::random, storage::StoredLock};
use cipher::Broken;
pub use passkey::{ask_passkey, may_have_passkeys};
pub use pin::WeakPin;
use pin::check_pin;

/// What OWASP asks of PBKDF2 with SHA-256; half a second on a slow phone.
pub(crate) const ITERATIONS: u32 = 600_000;
/// After so many wrong PINs the key is erased.
const TRIES_MAX: u32 = 10;
/// So many are free; from then on each wait is twice the one before.
const TRIES_FREE: u32 = 3;
const FIRST_WAIT_SECONDS: UnixSeconds = 15;
/// What the key itself is sealed for.
const KEY_PURPOSE: &[u8] = b"sammen roster key";

/// The key that rosters are sealed with, while it is unlocked. The browser gives its bytes to nobody.
#[derive(Clone, Debug)]
pub struct RosterKey(CryptoKey);

/// Why rosters are not unlocked, or a PIN is not set.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum UnlockError {
    /// Another PIN was chosen.
    #[error("unlock with this PIN: {tries_left} more may be tried")]
    Wrong {
        /// How many more may be tried before everything is erased.
        tries_left: u32,
    },
    /// Too many were tried in a short time.
    #[error("try a PIN so soon: wait {seconds} seconds")]
    Waits {
        /// How long.
        seconds: u32,
    },
    /// The last try was wrong: key and names are erased.
    #[error("unlock what is erased: too many PINs were tried; choose a new one")]
    Erased,
    /// No passkey, or another than the one that was chosen.
    #[error("unlock with this passkey: use the one that was chosen, or the PIN")]
    OtherPasskey,
    /// No PIN was chosen.
    #[error("unlock without a lock: choose a PIN first")]
    NotSet,
    /// The PIN is too easily guessed.
    #[error(transparent)]
    Weak(#[from] WeakPin),
    /// The browser has no cryptography here, or it does not work.
    #[error("use the browser's cryptography: open the page safely, by https")]
    Unsupported,
    /// The storage fails.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Broken> for UnlockError {
    fn from(_: Broken) -> Self {
        Self::Unsupported
    }
}

impl Storage {
    /// Whether a PIN was chosen.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn has_roster_lock(&self) -> Result<bool, StoreError> {
        Ok(self.roster_lock().await?.is_some())
    }

    /// Chooses a PIN, and makes a new key that it unlocks, and the secret of a passkey too, where there is one. What was
    /// sealed before is erased.
    ///
    /// # Errors
    /// [`UnlockError::Weak`] for a PIN that is easily guessed; others when browser or storage fail.
    pub async fn set_roster_pin(
        &self,
        pin: &str,
        passkey: Option<&[u8]>,
    ) -> Result<RosterKey, UnlockError> {
        check_pin(pin)?;
        self.erase_rosters().await?;
        let phone_key = cipher::generate_key().await?;
        self.keep_roster_phone_key(&phone_key).await?;
        let (salt, key): ([u8; 16], [u8; 32]) = (random(), random());
        let by_pin = cipher::key_of_pin(pin, &salt, ITERATIONS).await?;
        let sealed_key = seal_twice(&key, &by_pin, &phone_key).await?;
        let sealed_by_passkey = match passkey {
            Some(secret) => {
                let by_passkey = cipher::import_key(secret).await?;
                Some(seal_twice(&key, &by_passkey, &phone_key).await?)
            }
            None => None,
        };
        let lock = StoredLock {
            salt,
            iterations: ITERATIONS,
            sealed_key,
            sealed_by_passkey,
            tries: 0,
            waits_until: 0,
        };
        self.keep_roster_lock(&lock).await?;
        Ok(RosterKey(cipher::import_key(&key).await?))
    }

    /// Unlocks with a PIN. A try is counted before it is made, so that none is free to whoever ends the app in time.
    ///
    /// # Errors
    /// [`UnlockError`].
    pub async fn unlock_rosters(
        &self,
        pin: &str,
        now: UnixSeconds,
    ) -> Result<RosterKey, UnlockError> {
        let lock = self.count_try(now).await?;
        let sealed = self.open_by_phone(&lock.sealed_key).await?;
        let by_pin = cipher::key_of_pin(pin, &lock.salt, lock.iterations).await?;
        match cipher::open(&by_pin, &sealed, KEY_PURPOSE).await {
            Ok(key) => {
                self.change_roster_lock(|lock| (lock.tries, lock.waits_until) = (0, 0)).await?;
                Ok(RosterKey(cipher::import_key(&key).await?))
            }
            Err(_) if lock.tries + 1 >= TRIES_MAX => {
                self.erase_rosters().await?;
                Err(UnlockError::Erased)
            }
            Err(_) => Err(UnlockError::Wrong { tries_left: TRIES_MAX - lock.tries - 1 }),
        }
    }

    /// Whether a passkey unlocks too.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn has_roster_passkey(&self) -> Result<bool, StoreError> {
        Ok(self.roster_lock().await?.is_some_and(|lock| lock.sealed_by_passkey.is_some()))
    }

    /// Unlocks with a passkey's secret. It cannot be guessed, so that no try is counted.
    ///
    /// # Errors
    /// [`UnlockError`].
    pub async fn unlock_rosters_by_passkey(&self, secret: &[u8]) -> Result<RosterKey, UnlockError> {
        let lock = self.roster_lock().await?.ok_or(UnlockError::NotSet)?;
        let sealed = lock.sealed_by_passkey.ok_or(UnlockError::OtherPasskey)?;
        let sealed = self.open_by_phone(&sealed).await?;
        let by_passkey = cipher::import_key(secret).await?;
        match cipher::open(&by_passkey, &sealed, KEY_PURPOSE).await {
            Ok(key) => Ok(RosterKey(cipher::import_key(&key).await?)),
            Err(_) => Err(UnlockError::OtherPasskey),
        }
    }

    async fn open_by_phone(&self, sealed: &[u8]) -> Result<Vec<u8>, UnlockError> {
        let phone_key = self.roster_phone_key().await?.ok_or(UnlockError::NotSet)?;
        let opened = cipher::open(&phone_key, sealed, KEY_PURPOSE).await;
        opened.map_err(|_| UnlockError::NotSet)
    }

    /// Counts a try, if it may be made now; the lock as it was before it.
    async fn count_try(&self, now: UnixSeconds) -> Result<StoredLock, UnlockError> {
        let count = |lock: &mut StoredLock| {
            if wait_seconds(lock, now) == 0 {
                lock.tries += 1;
                lock.waits_until = now + wait_after(lock.tries);
            }
        };
        let lock = self.change_roster_lock(count).await?.ok_or(UnlockError::NotSet)?;
        match wait_seconds(&lock, now) {
            0 => Ok(lock),
            seconds => Err(UnlockError::Waits { seconds }),
        }
    }
}

impl RosterKey {
    /// Seals bytes. They open for the same purpose only.
    ///
    /// # Errors
    /// [`UnlockError::Unsupported`].
    pub async fn seal(&self, bytes: &[u8], purpose: &str) -> Result<Vec<u8>, UnlockError> {
        Ok(cipher::seal(&self.0, bytes, purpose.as_bytes()).await?)
    }

    /// Opens what was sealed for this purpose; `None` when it was not, or is damaged.
    pub async fn open(&self, sealed: &[u8], purpose: &str) -> Option<Vec<u8>> {
        cipher::open(&self.0, sealed, purpose.as_bytes()).await.ok()
    }
}

pub(crate) async fn seal_twice(
    key: &[u8],
    by: &CryptoKey,
    phone_key: &CryptoKey,
) -> Result<Vec<u8>, UnlockError> {
    let sealed = cipher::seal(by, key, KEY_PURPOSE).await?;
    Ok(cipher::seal(phone_key, &sealed, KEY_PURPOSE).await?)
}

/// How long the next try has to wait. A clock that was set back makes it no longer than it was.
fn wait_seconds(lock: &StoredLock, now: UnixSeconds) -> u32 {
    let longest = wait_after(lock.tries);
    u32::try_from((lock.waits_until - now).clamp(0, longest)).unwrap_or(u32::MAX)
}

fn wait_after(tries: u32) -> UnixSeconds {
    match tries.checked_sub(TRIES_FREE) {
        None => 0,
        Some(doublings) => FIRST_WAIT_SECONDS << doublings.min(TRIES_MAX),
    }
}

#[cfg(test)]
mod tests;
