use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

/// So many households of each stratum, one after the other.
fn list(sizes: &[usize]) -> String {
    let mut list = String::from("Adresse;Opgang;Afdeling\n");
    for (stratum, size) in sizes.iter().enumerate() {
        for number in 0..*size {
            list += &format!("Blok {stratum}, {number};A;Afdeling {stratum}\n");
        }
    }
    list
}

fn draw(count: usize) -> Draw<'static> {
    Draw {
        count,
        household: &[],
        stratum: Some("Afdeling"),
        allocation: Allocation::Proportional,
        seed: "2026",
    }
}

fn addresses(sample: &Sample<'_>) -> BTreeSet<String> {
    sample.drawn.iter().map(|row| row.cells[0].clone()).collect()
}

fn check(list: &str, draw: &Draw<'_>, error: &str) {
    let drawn = Households::read(list.as_bytes()).and_then(|list| list.draw(draw).map(|_| ()));
    assert_eq!(drawn.map_err(|error| error.to_string()), Err(error.to_owned()));
}

#[test]
fn strata_have_their_share_and_one_at_least() {
    let of = |allocation: Allocation, sizes: &[usize], count| allocation.shares(sizes, count);
    assert_eq!(of(Allocation::Proportional, &[500, 300, 200], 100), Ok(vec![50, 30, 20]));
    assert_eq!(of(Allocation::Proportional, &[501, 300, 199], 10), Ok(vec![5, 3, 2]));
    assert_eq!(of(Allocation::Proportional, &[990, 5, 5], 10), Ok(vec![8, 1, 1]));
    assert_eq!(of(Allocation::Equal, &[500, 10, 200], 90), Ok(vec![40, 10, 40]));
    assert_eq!(of(Allocation::Equal, &[500, 10, 200], 31), Ok(vec![11, 10, 10]));
}

#[test]
fn a_draw_is_the_same_again_whatever_the_order() {
    let text = list(&[40, 60]);
    let (headings, rows) = text.split_once('\n').expect("has headings");
    let mut turned: Vec<&str> = rows.lines().rev().collect();
    turned.insert(0, headings);
    let turned = turned.join("\r\n").to_uppercase().replace("ADRESSE;OPGANG;AFDELING", headings);
    let one = Households::read(text.as_bytes()).expect("reads");
    let other = Households::read(turned.as_bytes()).expect("reads");
    let by_address = ["Adresse".to_owned()];
    let plain = Draw { stratum: None, household: &by_address, ..draw(30) };
    let (one, other) = (one.draw(&plain).expect("draws"), other.draw(&plain).expect("draws"));
    let folded = |sample: &Sample<'_>| -> Vec<String> {
        sample.drawn.iter().map(|row| row.cells[0].to_lowercase()).collect()
    };
    assert_eq!(folded(&one), folded(&other), "in the same order too");
    assert_eq!(one.strata[""], Stratum { households: 100, drawn: 30 });
}

#[test]
fn a_workbook_is_drawn_from_as_its_table_is() {
    let text = list(&[5, 5]);
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, line) in (0..).zip(text.lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            sheet.write_string(row, column, cell).expect("is written");
        }
    }
    let bytes = workbook.save_to_buffer().expect("is saved");
    let one = Households::read(&bytes).expect("reads a workbook");
    let other = Households::read(text.as_bytes()).expect("reads a table");
    let (one, other) = (one.draw(&draw(4)), other.draw(&draw(4)));
    assert_eq!(one.expect("draws").drawn, other.expect("draws").drawn);
    let damaged = Households::read(&bytes[..bytes.len() / 2]);
    assert!(matches!(damaged, Err(SampleError::Unreadable(_))), "{damaged:?}");
}

#[test]
fn every_household_is_as_likely_as_any_other() {
    let text = list(&[30, 10]);
    let households = Households::read(text.as_bytes()).expect("reads");
    let mut times = BTreeMap::<String, u32>::new();
    for seed in 0..2_000 {
        let seed = seed.to_string();
        let sample = households.draw(&Draw { seed: &seed, ..draw(8) }).expect("draws");
        assert_eq!(sample.strata["Afdeling 1"], Stratum { households: 10, drawn: 2 });
        addresses(&sample).into_iter().for_each(|one| *times.entry(one).or_default() += 1);
    }
    // One in five of 2,000: 400 times with a standard deviation of 18; five of them on each side.
    assert_eq!(times.len(), 40);
    assert!(times.values().all(|times| (310..=490).contains(times)), "{times:?}");
}

#[test]
fn the_order_of_the_drawn_tells_nothing() {
    let text = list(&[50, 50]);
    let households = Households::read(text.as_bytes()).expect("reads");
    let sample = households.draw(&draw(100)).expect("draws all");
    let numbers: Vec<u32> = sample.drawn.iter().map(|row| row.number).collect();
    let turns = numbers.windows(2).filter(|pair| pair[0] > pair[1]).count();
    assert!((30..70).contains(&turns), "a random order turns back every other time: {turns}");
}

#[test]
fn what_cannot_be_drawn_from_is_told() {
    let named = [String::from("Adresse")];
    let by_address = Draw { household: &named, ..draw(1) };
    check("", &draw(1), &SampleError::Empty.to_string());
    check("Adresse\n", &draw(1), &SampleError::Empty.to_string());
    check(
        "Adresse;Navn\nA;B\n",
        &draw(1),
        "there is no one column “Afdeling”: the list has Adresse, Navn",
    );
    check(
        "Adresse;Afdeling\nBlok 1;X\nBlok 2;X\nblok  1;X\n",
        &draw(1),
        "row 4 is the same household as row 2: leave one of them out",
    );
    check("Adresse;Afdeling\n;X\n", &by_address, "row 2 says nothing under “Adresse”");
    check("Adresse;Afdeling\nBlok 1;\n", &draw(1), "row 2 says nothing under “Afdeling”");
    check(&list(&[2, 1]), &draw(4), "4 households are to be drawn, and the list has 3");
    check(
        &list(&[2, 1]),
        &draw(1),
        "1 households are to be drawn out of 2 strata: each needs one at least",
    );
}

proptest! {
    #[test]
    fn shares_are_within_their_strata(
        sizes in prop::collection::vec(1_usize..400, 1..12),
        part in 0_usize..1_000,
        is_equal: bool,
    ) {
        let known: usize = sizes.iter().sum();
        let count = sizes.len() + part % (known - sizes.len() + 1);
        let allocation = if is_equal { Allocation::Equal } else { Allocation::Proportional };
        let shares = allocation.shares(&sizes, count).expect("as many as there are");
        prop_assert_eq!(shares.iter().sum::<usize>(), count);
        prop_assert!(shares.iter().zip(&sizes).all(|(share, size)| (1..=*size).contains(share)));
    }
}
