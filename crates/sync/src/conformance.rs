//! The suite that every [`ReplicaStore`](crate::ReplicaStore) passes, in memory and in a browser.

/// Runs the suite's cases as tests. Give a closure-like block that runs one case to its end on a fresh,
/// empty store: `replica_store_conformance!(|case| { … case(store) … });`
///
/// In a browser, where tests are asynchronous, name the attribute and a store-making expression:
/// `replica_store_conformance!(async #[wasm_bindgen_test] store().await);`
#[macro_export]
macro_rules! replica_store_conformance {
    (|$case:ident| $run:block) => {
        $crate::replica_store_conformance!(@suite [sync $case $run]);
    };
    (async #[$attribute:meta] $store:expr) => {
        $crate::replica_store_conformance!(@suite [async $attribute; $store]);
    };
    (@suite $how:tt) => {
        $crate::replica_store_conformance!(@cases $how
            numbers_follow_each_other
            a_pull_settles_and_patches_together
            a_pull_for_an_older_cookie_is_stale
            a_reset_keeps_the_outbox
            what_a_role_showed_leaves_with_it
            a_decided_mutation_without_outcome_stays
            a_rekey_keeps_what_was_done
            a_refusal_stays_until_seen
            a_phone_that_left_keeps_nothing_private
            a_forgotten_area_is_gone
            a_base_is_there_before_the_first_pull
            a_base_comes_with_its_pull
            a_new_base_keeps_the_chunks_it_shares
            rows_alone_take_the_place_of_chunks
            a_base_that_is_not_whole_is_not_written
            a_deleted_row_hides_the_one_in_a_chunk
            distrusted_chunks_leave_and_the_rest_stays
            everything_can_be_asked_for_anew
            seat_counts_come_and_go
        );
    };
    (@cases $how:tt $($name:ident)*) => {
        $($crate::replica_store_conformance!(@one $how $name);)*
    };
    (@one [sync $case:ident $run:block] $name:ident) => {
        #[test]
        fn $name() {
            let $case = $crate::conformance_cases::$name;
            $run
        }
    };
    (@one [async $attribute:meta; $store:expr] $name:ident) => {
        #[$attribute]
        async fn $name() {
            $crate::conformance_cases::$name($store).await;
        }
    };
}

mod chunks;
mod rows;
mod world;

/// The cases; each takes an empty store.
#[doc(hidden)]
pub mod cases {
    pub use super::{chunks::*, rows::*};
}
