//! What SPSS opens: for each table a system file, and the same as values and syntax for programs that read no system
//! files; with the code book in one archive.

mod sav;
mod syntax;
mod variable;

use std::io::{Cursor, Write};

use zip::{ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::csv_file::{Formulas, write_code_book, write_csv};
use crate::{CodeBook, Table, Wording};

/// The bundle.
///
/// # Errors
/// When there is more than an archive holds.
pub fn write_spss(
    tables: &[Table],
    book: &CodeBook,
    wording: &Wording,
) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for table in tables {
        let name = if table.repeat.is_empty() { wording.answers } else { &table.repeat };
        let variables = variable::variables(table, wording);
        add(&mut archive, &format!("{name}.sav"), &sav::write(table, &variables))?;
        add(&mut archive, &format!("{name}.csv"), &write_csv(table, Formulas::Kept))?;
        let syntax = syntax::write(&format!("{name}.csv"), &variables);
        add(&mut archive, &format!("{name}.sps"), syntax.as_bytes())?;
    }
    let name = format!("{}.csv", wording.code_book.replace(' ', "-"));
    add(&mut archive, &name, &write_code_book(book))?;
    Ok(archive.finish()?.into_inner())
}

fn add(archive: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<(), ZipError> {
    // Without a time: the same answers make the same file.
    archive.start_file(name, SimpleFileOptions::default())?;
    archive.write_all(bytes)?;
    Ok(())
}
