//! What a survey form may ask of the browser that it is answered in.

mod phone;

pub use phone::Phone;
