//! What a path of the address asks for.

/// The page, shown wherever the app has an address of its own.
const PAGE: &str = "index.html";
/// The page of the app's second entry, which residents never fetch.
const STAFF_PAGE: &str = "staff/index.html";
/// Where the second entry's addresses begin: where staff work, and where an invitation is accepted.
const STAFF_ADDRESSES: [&str; 2] = ["staff", "invitation"];

/// A file's name in the app's folder, with `/` between the parts; it cannot lead out of it.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Name(String);

impl Name {
    /// The file that an address asks for: itself if its last part has an extension, else its entry's page.
    /// `None` where no file can be.
    pub(super) fn of_path(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/')?;
        let last = path.rsplit('/').next().unwrap_or_default();
        if !last.contains('.') {
            let first = path.split('/').next().unwrap_or_default();
            let page = if STAFF_ADDRESSES.contains(&first) { STAFF_PAGE } else { PAGE };
            return Some(Self(page.to_owned()));
        }
        // Siblings are chosen by Accept-Encoding, never asked for.
        let plain = path.split('/').all(is_plain) && !path.ends_with(".br");
        plain.then(|| Self(path.to_owned()))
    }

    /// The name.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// What follows the last dot.
    pub(super) fn extension(&self) -> &str {
        self.0.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Whether the name has a digest of the content in it, so that the content never changes: 16
    /// hexadecimal digits between a hyphen and a dot or an underscore.
    pub(super) fn is_hashed(&self) -> bool {
        let after_hyphens = self.0.split('-').skip(1);
        after_hyphens.filter_map(|part| part.split_at_checked(16)).any(|(digits, rest)| {
            digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
                && rest.starts_with(['.', '_'])
        })
    }
}

/// A folder's or file's name that needs no decoding, is not hidden and does not climb.
fn is_plain(part: &str) -> bool {
    !part.is_empty()
        && !part.starts_with('.')
        && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_file_or_the_page_or_nothing() {
        let check = |path: &str, expect: Option<&str>| {
            assert_eq!(Name::of_path(path), expect.map(|name| Name(name.to_owned())), "{path:?}");
        };
        check("/", Some("index.html"));
        check("/mit", Some("index.html"));
        check("/hoeje-gladsaxe/aktivitet/1", Some("index.html"));
        check("/%2e%2e/secret", Some("index.html"));
        check("/staff", Some("staff/index.html"));
        check("/staff/", Some("staff/index.html"));
        check("/staff/omraade/hoeje-gladsaxe/frivillige", Some("staff/index.html"));
        check("/invitation", Some("staff/index.html"));
        check("/staffing", Some("index.html"));
        check("/staff/a-0123456789abcdef.js", Some("staff/a-0123456789abcdef.js"));
        check("/app-1.js", Some("app-1.js"));
        check("/icons/icon-192.png", Some("icons/icon-192.png"));
        check("/../sammen.sqlite", None);
        check("/icons/../../sammen.sqlite", None);
        check("/icons/..%2f..%2fsammen.sqlite", None);
        check("/..\\sammen.sqlite", None);
        check("//etc/passwd.txt", None);
        check("/.env", None);
        check("/..", None);
        check("/.git/config.txt", None);
        check("/app-1.js.br", None);
        check("/a\0.js", None);
        check("*", None);
    }

    #[test]
    fn only_a_digest_makes_a_name_hashed() {
        let check = |name: &str, expect: bool| {
            assert_eq!(Name(name.to_owned()).is_hashed(), expect, "{name:?}");
        };
        check("sammen-app-0123456789abcdef.js", true);
        check("sammen-app-0123456789abcdef_bg.wasm", true);
        check("fonts/body-fedcba9876543210.woff2", true);
        check("index.html", false);
        check("sw.js", false);
        check("icon-192.png", false);
        check("app-0123456789abcde.js", false);
        check("app-0123456789abcdefa.js", false);
        check("app-0123456789ABCDEF.js", false);
        check("app-å123456789abcdefg.js", false);
    }
}
