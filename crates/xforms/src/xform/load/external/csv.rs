/// Rows of a table with a header, as columns with their values; fields may be quoted.
pub(super) fn read(text: &str) -> Vec<Vec<(String, String)>> {
    let separator = separator(text);
    let mut lines = records(text, separator).into_iter();
    let header = lines.next().unwrap_or_default();
    let filled = lines.filter(|line| line.iter().any(|field| !field.is_empty()));
    filled
        .map(|line| {
            let named = header.iter().zip(line).filter(|(column, _)| !column.trim().is_empty());
            named.map(|(column, field)| (column.trim().to_owned(), field)).collect()
        })
        .collect()
}

/// What the header is divided by.
fn separator(text: &str) -> char {
    let header = text.lines().next().unwrap_or_default();
    let count = |character: char| header.matches(character).count();
    [',', ';', '\t', '|'].into_iter().rev().max_by_key(|character| count(*character)).unwrap_or(',')
}

fn records(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut records = Vec::new();
    let mut record = Vec::new();
    let mut field = String::new();
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                field.push('"');
                characters.next();
            }
            '"' if quoted || field.is_empty() => quoted = !quoted,
            _ if quoted => field.push(character),
            '\r' => {}
            '\n' => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            _ if character == separator => record.push(std::mem::take(&mut field)),
            _ => field.push(character),
        }
    }
    if !field.is_empty() || !record.is_empty() {
        record.push(field);
        records.push(record);
    }
    records
}
