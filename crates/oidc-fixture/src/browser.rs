//! A person's way through the provider's pages, without a browser.

use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
    net::TcpStream,
};

/// What a person does on the provider's page.
#[derive(Clone, Copy, Debug)]
pub enum Choice<'a> {
    /// Types this login and agrees.
    SignIn(&'a str),
    /// Changes their mind.
    Abort,
}

/// Goes through the provider's pages from the address that a browser was sent to, and tells the address that it
/// is sent back to.
///
/// # Errors
/// When the provider does not answer as it should.
pub fn go_through(address: &str, choice: Choice<'_>) -> io::Result<String> {
    let (authority, path) = split(address).ok_or_else(|| unexpected("the address", address))?;
    let mut pages = Pages { authority, cookies: BTreeMap::new() };
    let mut location = pages.follow("GET", path, "")?;
    while let Some(path) = pages.own_path(&location) {
        location = match choice {
            Choice::Abort if path.starts_with("/interaction/") => {
                pages.follow("GET", &format!("{path}/abort"), "")?
            }
            // Asked for the login first, then for agreement.
            Choice::SignIn(login) if path.starts_with("/interaction/") => {
                let page = pages.send("GET", &path, "")?;
                let form = if page.contains("name=\"login\"") {
                    format!("prompt=login&login={}&password=x", escape(login))
                } else {
                    "prompt=consent".to_owned()
                };
                pages.follow("POST", &path, &form)?
            }
            _ => pages.follow("GET", &path, "")?,
        };
    }
    Ok(location)
}

struct Pages<'a> {
    authority: &'a str,
    cookies: BTreeMap<String, String>,
}

impl Pages<'_> {
    /// The path of an address of the provider itself.
    fn own_path(&self, location: &str) -> Option<String> {
        if location.starts_with('/') {
            return Some(location.to_owned());
        }
        let (authority, path) = split(location)?;
        (authority == self.authority).then(|| path.to_owned())
    }

    /// Where an answer sends the browser.
    fn follow(&mut self, method: &str, path: &str, form: &str) -> io::Result<String> {
        let answer = self.send(method, path, form)?;
        let location = header(&answer, "location").next();
        location.map(str::to_owned).ok_or_else(|| unexpected("no redirection", &answer))
    }

    fn send(&mut self, method: &str, path: &str, form: &str) -> io::Result<String> {
        let cookies: Vec<_> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = format!(
            "{method} {path} HTTP/1.0\r\nhost: {}\r\ncookie: {}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
            self.authority,
            cookies.join("; "),
            form.len(),
        );
        let mut connection = TcpStream::connect(self.authority)?;
        connection.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        for cookie in header(&answer, "set-cookie") {
            let pair = cookie.split(';').next().and_then(|pair| pair.split_once('='));
            if let Some((name, value)) = pair {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(answer)
    }
}

/// The values of a header.
fn header<'a>(answer: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let lines = answer.lines().take_while(|line| !line.is_empty());
    let pairs = lines.filter_map(|line| line.split_once(": "));
    pairs.filter(move |(given, _)| given.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// Host with port, and path.
fn split(address: &str) -> Option<(&str, &str)> {
    let rest = address.strip_prefix("http://")?;
    let path = rest.find('/')?;
    Some((&rest[..path], &rest[path..]))
}

fn escape(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn unexpected(what: &str, told: &str) -> io::Error {
    io::Error::other(format!("{what}: {told}"))
}
