//! Panics that the code catches itself, apart from those that are findings.

use std::{
    cell::RefCell,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind, set_hook},
    sync::Once,
};

thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Does the work; a panic that leaves it is shown with its place and goes on.
///
/// The fuzzer's own hook ends the program at every panic, also at those of the workbook library that
/// the import catches. So the hook only remembers, and who catches decides.
pub fn told_unless_caught(work: impl FnOnce()) {
    static REPLACE_HOOK: Once = Once::new();
    REPLACE_HOOK.call_once(|| {
        set_hook(Box::new(|panic| {
            let backtrace = std::backtrace::Backtrace::capture();
            LAST.with_borrow_mut(|last| *last = format!("{panic}\n{backtrace}"));
        }));
    });
    if let Err(panic) = catch_unwind(AssertUnwindSafe(work)) {
        LAST.with_borrow(|last| eprintln!("{last}"));
        resume_unwind(panic);
    }
}
