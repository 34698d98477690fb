//! What goes into a statement and what comes out of it, the same for both databases.

use uuid::Uuid;

use super::DatabaseError;

/// A value in a statement's place.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// A whole number.
    Int(i64),
    /// Nothing, in a place that may be empty.
    Null,
    /// Yes or no.
    Bool(bool),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
    /// An id.
    Uuid(Uuid),
}

/// The values of a statement, in the order of their places.
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::database::Value::from($value)),*] };
}
pub(crate) use values;

macro_rules! from {
    ($($given:ty => |$value:ident| $made:expr;)*) => {
        $(impl<'a> From<$given> for Value<'a> {
            fn from($value: $given) -> Self {
                $made
            }
        })*
    };
}

from! {
    i64 => |value| Self::Int(value);
    i32 => |value| Self::Int(value.into());
    i16 => |value| Self::Int(value.into());
    bool => |value| Self::Bool(value);
    &'a str => |value| Self::Text(value);
    &'a String => |value| Self::Text(value);
    &'a [u8] => |value| Self::Bytes(value);
    &'a Vec<u8> => |value| Self::Bytes(value);
    Uuid => |value| Self::Uuid(value);
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(given: Option<T>) -> Self {
        given.map_or(Self::Null, Into::into)
    }
}

/// A value as it came out.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Null,
    Int(i64),
    Bool(bool),
    Text(String),
    Bytes(Vec<u8>),
    Uuid(Uuid),
}

/// One row of a statement's answer.
#[derive(Clone, Debug)]
pub struct Record(pub(super) Vec<Cell>);

impl Record {
    /// Takes the value of a column out.
    ///
    /// # Errors
    /// When there is no such column or its value is of another type.
    pub fn take<T: FromCell>(&mut self, column: usize) -> Result<T, DatabaseError> {
        let cell = self.0.get_mut(column).map(|cell| std::mem::replace(cell, Cell::Null));
        cell.and_then(T::from_cell)
            .ok_or_else(|| DatabaseError::damaged(format!("column {column} is of another type")))
    }
}

/// What a column holds; SQLite's own types do not tell ids from bytes or yes from one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ColumnType {
    Int,
    Bool,
    Text,
    Bytes,
    Uuid,
}

impl Record {
    /// The whole row as values of another statement.
    ///
    /// # Errors
    /// When a column is of another type than said.
    pub(crate) fn values(&self, types: &[ColumnType]) -> Result<Vec<Value<'_>>, DatabaseError> {
        self.0
            .iter()
            .zip(types)
            .map(|(cell, wanted)| {
                Some(match (cell, wanted) {
                    (Cell::Null, _) => Value::Null,
                    (Cell::Int(value), ColumnType::Int) => Value::Int(*value),
                    (Cell::Int(value), ColumnType::Bool) => Value::Bool(*value != 0),
                    (Cell::Bool(value), ColumnType::Bool) => Value::Bool(*value),
                    (Cell::Text(value), ColumnType::Text) => Value::Text(value),
                    (Cell::Bytes(value), ColumnType::Bytes) => Value::Bytes(value),
                    (Cell::Bytes(value), ColumnType::Uuid) => {
                        Value::Uuid(Uuid::from_slice(value).ok()?)
                    }
                    (Cell::Uuid(value), ColumnType::Uuid) => Value::Uuid(*value),
                    _ => return None,
                })
            })
            .collect::<Option<_>>()
            .ok_or_else(|| DatabaseError::damaged("a column is of another type"))
    }
}

/// What a column can be read as.
pub trait FromCell: Sized {
    #[doc(hidden)]
    #[expect(private_interfaces, reason = "only this module implements it")]
    fn from_cell(cell: Cell) -> Option<Self>;
}

macro_rules! from_cell {
    ($($wanted:ty: $($pattern:pat => $read:expr),+;)*) => {
        $(impl FromCell for $wanted {
            #[expect(private_interfaces, reason = "only this module implements it")]
            fn from_cell(cell: Cell) -> Option<Self> {
                match cell { $($pattern => $read,)+ _ => None }
            }
        })*
    };
}

from_cell! {
    i64: Cell::Int(value) => Some(value);
    i32: Cell::Int(value) => value.try_into().ok();
    u64: Cell::Int(value) => value.try_into().ok();
    bool: Cell::Bool(value) => Some(value), Cell::Int(value) => Some(value != 0);
    String: Cell::Text(value) => Some(value);
    Vec<u8>: Cell::Bytes(value) => Some(value);
    Uuid: Cell::Uuid(value) => Some(value),
          Cell::Bytes(value) => Uuid::from_slice(&value).ok();
}

impl<T: FromCell> FromCell for Option<T> {
    #[expect(private_interfaces, reason = "only this module implements it")]
    fn from_cell(cell: Cell) -> Option<Self> {
        match cell {
            Cell::Null => Some(None),
            cell => T::from_cell(cell).map(Some),
        }
    }
}
