//! Workbooks as parts, each as small as a workbook can be.

use crate::parts;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Parts of a workbook of these sheets, their cells as text.
pub fn of_sheets(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut listed = String::new();
    let mut related = String::new();
    let mut files = Vec::new();
    for (number, (name, rows)) in (1..).zip(sheets) {
        listed += &format!(r#"<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>"#);
        related += &format!(
            r#"<Relationship Id="r{number}" Type="{RELATIONS}/worksheet" Target="worksheets/{number}.xml"/>"#
        );
        files.push((format!("xl/worksheets/{number}.xml"), sheet(rows)));
    }
    let workbook =
        format!(r#"<workbook xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>"#);
    files.push(("xl/workbook.xml".to_owned(), workbook));
    let related = format!("<Relationships>{related}</Relationships>");
    files.push(("xl/_rels/workbook.xml.rels".to_owned(), related));
    let root = format!(
        r#"<Relationships><Relationship Id="r" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    files.push(("_rels/.rels".to_owned(), root));
    parts::join(files.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())))
}

/// A sheet of lines of cells, separated by `|`.
fn sheet(rows: &str) -> String {
    let mut xml = String::new();
    for (row, cells) in (1..).zip(rows.lines()) {
        xml += &format!(r#"<row r="{row}">"#);
        for (column, cell) in ('A'..='Z').zip(cells.split('|')).filter(|(_, cell)| !cell.is_empty())
        {
            // Numbers as numbers, so that dates and times are reached as a spreadsheet keeps them.
            xml += &match cell.parse::<f64>() {
                Ok(number) => format!(r#"<c r="{column}{row}"><v>{number}</v></c>"#),
                Err(_) => format!(r#"<c r="{column}{row}" t="str"><v>{cell}</v></c>"#),
            };
        }
        xml += "</row>";
    }
    format!("<worksheet><sheetData>{xml}</sheetData></worksheet>")
}

/// The parts of a real workbook that say anything.
pub fn parts_of(archive: &[u8]) -> Vec<u8> {
    let files = parts::unpack(archive);
    let said =
        files.iter().filter(|(name, _)| !name.contains("theme") && !name.contains("docProps"));
    parts::join(said.map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
}
