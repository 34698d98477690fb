//! Commands that read a table's values and say what they mean.

use super::variable::Variable;
use crate::{ColumnKind, Missing};

/// A line that is not shown in full is not read by old versions of SPSS.
pub(super) fn write(file: &str, variables: &[Variable<'_>]) -> String {
    let mut text = format!(
        "* Encoding: UTF-8.\nSET UNICODE=ON DECIMAL=DOT.\nGET DATA /TYPE=TXT\n  /FILE={}\n  /ENCODING='UTF8'\n  \
         /DELIMITERS=','\n  /QUALIFIER='\"'\n  /ARRANGEMENT=DELIMITED\n  /FIRSTCASE=2\n  /VARIABLES=\n",
        quoted(file)
    );
    for variable in variables {
        text += &format!("    {} {}\n", variable.name, format(variable));
    }
    text += ".\n";
    for variable in variables {
        text += &format!("VARIABLE LABELS {} {}.\n", variable.name, quoted(variable.label));
        if !variable.labels.is_empty() {
            text += &value_labels(variable);
        }
        if variable.has_missing {
            let codes = Missing::ALL.map(|missing| value(variable, &missing.code().to_string()));
            text += &format!("MISSING VALUES {} ({}).\n", variable.name, codes.join(" "));
        }
    }
    text + "EXECUTE.\n"
}

/// Days are read as they are written, since codes of missing ones stand among them.
fn format(variable: &Variable<'_>) -> String {
    match variable.kind {
        ColumnKind::Whole => "F11.0".to_owned(),
        ColumnKind::Decimal => "F18.6".to_owned(),
        ColumnKind::Date => "A10".to_owned(),
        ColumnKind::Text => format!("A{}", variable.width),
    }
}

fn value_labels(variable: &Variable<'_>) -> String {
    let line = |(given, label): &(String, &str)| {
        format!("\n  {} {}", value(variable, given), quoted(label))
    };
    let lines: String = variable.labels.iter().map(line).collect();
    format!("VALUE LABELS {}{lines}.\n", variable.name)
}

fn value(variable: &Variable<'_>, given: &str) -> String {
    match variable.kind {
        ColumnKind::Whole | ColumnKind::Decimal => given.to_owned(),
        ColumnKind::Date | ColumnKind::Text => quoted(given),
    }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''").replace(['\n', '\r'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syntax_names_values_and_what_is_missing() {
        let variable = Variable {
            name: "ven",
            label: "Har du en 'ven'?",
            kind: ColumnKind::Text,
            width: 9,
            labels: vec![("ja".into(), "Ja")],
            has_missing: true,
        };
        let syntax = write("svar.csv", &[variable]);
        for line in [
            "    ven A9\n",
            "VARIABLE LABELS ven 'Har du en ''ven''?'.\n",
            "VALUE LABELS ven\n  'ja' 'Ja'.\n",
            "MISSING VALUES ven ('-9999997' '-9999998' '-9999999').\n",
        ] {
            assert!(syntax.contains(line), "{line}\n{syntax}");
        }
    }
}
