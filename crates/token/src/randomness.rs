//! Random bytes that were given, for code that asks for a generator.

use rand_core::{CryptoRng, Error, RngCore};
use sha2::{Digest, Sha512};

/// How many random bytes a step needs: what a scalar of the group is reduced from.
pub const RANDOM_BYTES: usize = 64;

/// First the given bytes; should somebody ask on, which happens once in 2^252 times, what follows from them.
pub(crate) struct Given {
    bytes: [u8; RANDOM_BYTES],
    at: usize,
}

impl Given {
    pub(crate) fn new(bytes: &[u8; RANDOM_BYTES]) -> Self {
        Self { bytes: *bytes, at: 0 }
    }

    fn next(&mut self) -> u8 {
        if self.at == RANDOM_BYTES {
            (self.bytes, self.at) = (Sha512::digest(self.bytes).into(), 0);
        }
        let byte = self.bytes[self.at];
        self.at += 1;
        byte
    }
}

impl RngCore for Given {
    fn next_u32(&mut self) -> u32 {
        u32::from_le_bytes([(); 4].map(|()| self.next()))
    }

    fn next_u64(&mut self) -> u64 {
        u64::from_le_bytes([(); 8].map(|()| self.next()))
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        bytes.iter_mut().for_each(|byte| *byte = self.next());
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Error> {
        self.fill_bytes(bytes);
        Ok(())
    }
}

/// As good as the bytes that were given.
impl CryptoRng for Given {}
