//! What may be told of small numbers (docs/log-book.md has the rule and where it comes from).

/// A number below this is told as such.
pub(crate) const SMALLEST_TOLD: u64 = 5;
/// A share of fewer is not told.
pub(crate) const SHARE_OF_AT_LEAST: u64 = 30;

/// A number as it may be told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Told {
    /// As it is; zero too.
    Number(u64),
    /// One to four.
    Few,
    /// Left out, since another number could be worked out from it.
    LeftOut,
}

impl Told {
    /// A number that stands alone.
    pub(crate) fn alone(number: u64) -> Self {
        if (1..SMALLEST_TOLD).contains(&number) { Self::Few } else { Self::Number(number) }
    }
}

/// Parts and their sum. When the sum and the parts that are told would give away another, the smallest of them are left out
/// too, until they do not; where that is not enough, the sum is.
pub(crate) fn parts_and_sum(parts: &[u64]) -> (Vec<Told>, Told) {
    let alone: Vec<Told> = parts.iter().copied().map(Told::alone).collect();
    let sum = Told::alone(parts.iter().sum());
    if sum == Told::Few {
        return (alone, sum);
    }
    let mut others: Vec<usize> = (0..parts.len()).filter(|n| parts[*n] >= SMALLEST_TOLD).collect();
    others.sort_by_key(|part| parts[*part]);
    let mut others = others.into_iter();
    let mut told = alone.clone();
    while gives_away(parts, &told) {
        match others.next() {
            Some(part) => told[part] = Told::LeftOut,
            None => return (alone, Told::LeftOut),
        }
    }
    (told, sum)
}

/// Whether what is missing from the sum can be shared in one way only among the parts that are few, and those that are left
/// out, which are known to be no fewer than [`SMALLEST_TOLD`].
fn gives_away(parts: &[u64], told: &[Told]) -> bool {
    let (mut few, mut left_out, mut missing) = (0, 0, 0);
    for (part, told) in parts.iter().zip(told) {
        match told {
            Told::Number(_) => continue,
            Told::Few => few += 1,
            Told::LeftOut => left_out += 1,
        }
        missing += part;
    }
    let are_least = missing == few + left_out * SMALLEST_TOLD;
    let are_most = left_out == 0 && missing == few * (SMALLEST_TOLD - 1);
    few > 0 && (are_least || are_most || (few == 1 && left_out == 0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(parts: &[u64], expect: &[Told], sum: Told) {
        assert_eq!(parts_and_sum(parts), (expect.to_vec(), sum), "{parts:?}");
    }

    #[test]
    fn few_are_told_as_such_and_nothing_gives_them_away() {
        use Told::{Few, LeftOut, Number};
        check(&[0, 7, 9], &[Number(0), Number(7), Number(9)], Number(16));
        check(&[3, 7, 9], &[Few, LeftOut, Number(9)], Number(19));
        check(&[3, 2, 9], &[Few, Few, Number(9)], Number(14));
        check(&[1, 1, 9], &[Few, Few, LeftOut], Number(11));
        check(&[0, 3, 0], &[Number(0), Few, Number(0)], Few);
        check(&[4, 4, 0], &[Few, Few, Number(0)], LeftOut);
        // Left out is known to be 5 at least.
        check(&[5, 1], &[Number(5), Few], LeftOut);
        check(&[5, 1, 6], &[LeftOut, Few, LeftOut], Number(12));
        check(&[], &[], Number(0));
    }

    /// All parts that would have been told so, with the sum where it is told.
    fn worlds(told: &[Told], sum: Told, most: u64) -> Vec<Vec<u64>> {
        let values = |told: &Told| match told {
            Told::Number(number) => vec![*number],
            Told::Few => (1..SMALLEST_TOLD).collect(),
            Told::LeftOut => (SMALLEST_TOLD..=most).collect(),
        };
        let mut worlds = vec![Vec::new()];
        for told in told {
            let longer = |world: &Vec<u64>| {
                let with = |value| world.iter().copied().chain([value]).collect();
                values(told).into_iter().map(with).collect::<Vec<Vec<u64>>>()
            };
            worlds = worlds.iter().flat_map(longer).collect();
        }
        worlds.retain(|world| match sum {
            Told::Number(number) => world.iter().sum::<u64>() == number,
            Told::Few | Told::LeftOut => true,
        });
        worlds
    }

    proptest! {
        #[test]
        fn what_is_few_could_always_have_been_something_else(
            parts in proptest::collection::vec(0_u64..9, 1..5)
        ) {
            let (told, sum) = parts_and_sum(&parts);
            let worlds = worlds(&told, sum, 40);
            prop_assert!(worlds.contains(&parts));
            for (place, told) in told.iter().enumerate() {
                if *told == Told::Few {
                    let first = worlds[0][place];
                    prop_assert!(worlds.iter().any(|world| world[place] != first));
                }
            }
        }
    }
}
