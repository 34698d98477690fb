//! Noticing that bytes are no longer those that were written.

/// An odd number without a pattern, so that multiplying by it can be undone and mixes.
const MIXER: u64 = 0x9e37_79b9_7f4a_7c15;

/// A sum over bytes that a change of any one word alters for certain, and any other change as good as certainly.
/// It tells damage and not intent: for that there is the chunk's name. A phone makes it of every chunk each time
/// the app starts, so it takes eight bytes at a time.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let length = (bytes.len() as u64).wrapping_mul(MIXER);
    words.iter().chain([&last]).fold(length, |sum, word| mix(sum, u64::from_le_bytes(*word)))
}

/// Two sums that differ before a word differ after it.
fn mix(sum: u64, word: u64) -> u64 {
    (sum ^ word).wrapping_mul(MIXER).rotate_left(29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flipped_bit_is_noticed() {
        let bytes: Vec<u8> = (0..37).collect();
        let sound = checksum(&bytes);
        for at in 0..bytes.len() * 8 {
            let mut damaged = bytes.clone();
            damaged[at / 8] ^= 1 << (at % 8);
            assert_ne!(checksum(&damaged), sound, "bit {at}");
        }
    }

    #[test]
    fn what_is_missing_or_exchanged_is_noticed() {
        let bytes: Vec<u8> = (0..37).collect();
        let check = |other: &[u8]| assert_ne!(checksum(other), checksum(&bytes), "{other:?}");
        (0..bytes.len()).for_each(|length| check(&bytes[..length]));
        check(&[bytes.as_slice(), &[0]].concat());
        check(&[&bytes[8..16], &bytes[..8], &bytes[16..]].concat());
        assert_ne!(checksum(&[0; 7]), checksum(&[0; 8]));
    }
}
