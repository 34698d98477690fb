//! Forms with one question and many calculations.

use std::fmt::Write;

/// Each calculation needs the one before it.
pub fn chain(length: u32) -> String {
    form("chain", length, |n| match n {
        1 => "/data/a0 + 1".to_owned(),
        n => format!("/data/a{} + 1", n - 1),
    })
}

/// All calculations need the one answer.
pub fn fan_out(width: u32) -> String {
    form("fan-out", width, |n| format!("/data/a0 * {n}"))
}

fn form(id: &str, calculations: u32, expression: impl Fn(u32) -> String) -> String {
    let mut nodes = String::from("<a0/>");
    let mut binds = String::from("<bind nodeset=\"/data/a0\" type=\"int\"/>");
    for n in 1..=calculations {
        write!(nodes, "<a{n}/>").expect("a text takes what is written");
        let calculate = expression(n);
        write!(binds, "<bind nodeset=\"/data/a{n}\" type=\"int\" calculate=\"{calculate}\"/>")
            .expect("a text takes what is written");
    }
    format!(
        "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\">\
         <h:head><h:title>{id}</h:title><model><instance><data id=\"{id}\" version=\"1\">{nodes}\
         </data></instance>{binds}</model></h:head>\
         <h:body><input ref=\"/data/a0\"><label>A number</label></input></h:body></h:html>"
    )
}
