//! What every fuzzer's program is: one target of `sammen-fuzzing`, in bounded memory.

pub use cap::Cap;
pub use libfuzzer_sys::fuzz_target;
pub use sammen_fuzzing::Target;

/// What an input may need. Inputs are of some kilobytes; what needs more ends the program.
pub const MEMORY_BYTES_MAX: usize = 256 * 1024 * 1024;

/// The program of a target.
#[macro_export]
macro_rules! program {
    ($name:literal) => {
        #[global_allocator]
        static ALLOCATOR: $crate::Cap<std::alloc::System> =
            $crate::Cap::new(std::alloc::System, $crate::MEMORY_BYTES_MAX);

        $crate::fuzz_target!(|bytes: &[u8]| $crate::Target::named($name).run(bytes));
    };
}
