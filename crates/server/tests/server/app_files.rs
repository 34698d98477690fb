//! The built app's files.

use std::fs;

use axum::{
    body::Body,
    http::{Method, Request},
};
use tempfile::TempDir;

use crate::fixture::{Answer, Server};

struct App {
    server: Server,
    /// The folder around the app's; what lies here is not served.
    around: TempDir,
}

impl App {
    async fn new() -> Self {
        let around = TempDir::new().unwrap();
        let folder = around.path().join("dist");
        fs::create_dir_all(folder.join("icons")).unwrap();
        fs::write(around.path().join("secret.txt"), "secret").unwrap();
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        write("index.html", "<!doctype html>");
        fs::create_dir_all(folder.join("staff")).unwrap();
        write("staff/index.html", "staff");
        write("app-0123456789abcdef.js", "plain");
        write("app-0123456789abcdef.js.br", "brotli");
        write("app-0123456789abcdef_bg.wasm", "wasm");
        write("app.webmanifest", "{}");
        write("sw.js", "worker");
        write("icons/a.svg", "<svg/>");
        write(".hidden.txt", "hidden");
        Self { server: Server::with_app(Some(folder)).await, around }
    }

    async fn get(&self, path: &str) -> Answer {
        self.server.get(path).await
    }

    async fn get_with(&self, path: &str, name: &str, value: &str) -> Answer {
        let request = Request::get(path).header(name, value).body(Body::empty()).unwrap();
        self.server.send(request).await
    }
}

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

#[tokio::test]
async fn a_file_has_its_type_and_may_be_kept_as_long_as_its_name_says() {
    let app = App::new().await;
    let check = async |path: &str, body: &str, media_type: &str, cache: &str| {
        let answer = app.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(String::from_utf8_lossy(&answer.body), body, "{path}");
        let told = (answer.header("content-type"), answer.header("cache-control"));
        assert_eq!(told, (media_type, cache), "{path}");
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    };
    let script = "text/javascript; charset=utf-8";
    let page = "text/html; charset=utf-8";
    check("/app-0123456789abcdef.js", "plain", script, IMMUTABLE).await;
    check("/app-0123456789abcdef_bg.wasm", "wasm", "application/wasm", IMMUTABLE).await;
    check("/app.webmanifest", "{}", "application/manifest+json", "no-cache").await;
    check("/sw.js", "worker", script, "no-cache").await;
    check("/icons/a.svg", "<svg/>", "image/svg+xml", "no-cache").await;
    for path in ["/", "/index.html", "/mit", "/hoeje-gladsaxe/aktivitet/1?from=search"] {
        check(path, "<!doctype html>", page, "no-cache").await;
    }
}

#[tokio::test]
async fn a_sibling_is_sent_to_those_who_take_brotli() {
    let app = App::new().await;
    let path = "/app-0123456789abcdef.js";
    let small = app.get_with(path, "accept-encoding", "gzip, br").await;
    assert_eq!((small.body.as_slice(), small.header("content-encoding")), (&b"brotli"[..], "br"));
    assert_eq!(small.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(small.header("vary"), "accept-encoding");
    let plain = app.get_with(path, "accept-encoding", "gzip").await;
    assert_eq!((plain.body.as_slice(), plain.header("content-encoding")), (&b"plain"[..], ""));
    assert_ne!(small.header("etag"), plain.header("etag"));
    let without = app.get_with("/sw.js", "accept-encoding", "br").await;
    assert_eq!((without.body.as_slice(), without.header("content-encoding")), (&b"worker"[..], ""));
}

#[tokio::test]
async fn a_known_file_is_not_sent_again_and_a_new_build_is() {
    let app = App::new().await;
    let tag = app.get("/sw.js").await.header("etag").to_owned();
    assert!(tag.starts_with('"'), "a strong tag");
    let known = app.get_with("/sw.js", "if-none-match", &tag).await;
    assert_eq!((known.status.as_u16(), known.body.len()), (304, 0));
    assert_eq!(known.header("etag"), tag);
    fs::write(app.around.path().join("dist/sw.js"), "newer").unwrap();
    let newer = app.get_with("/sw.js", "if-none-match", &tag).await;
    assert_eq!((newer.status.as_u16(), newer.body.as_slice()), (200, &b"newer"[..]));
}

#[tokio::test]
async fn nothing_outside_the_folder_is_sent() {
    let app = App::new().await;
    #[cfg(unix)]
    std::os::unix::fs::symlink("../secret.txt", app.around.path().join("dist/link.txt")).unwrap();
    let paths = [
        "/../secret.txt",
        "/icons/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/icons/%2e%2e%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "//etc/hostname.txt",
        "/link.txt",
        "/.hidden.txt",
        "/icons/.",
        "/app-0123456789abcdef.js.br",
        "/missing.js",
    ];
    for path in paths {
        let answer = app.get(path).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (404, "not-found".into()), "{path}");
    }
}

#[tokio::test]
async fn files_are_only_read() {
    let app = App::new().await;
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        let request = Request::builder().method(method).uri("/mit").body(Body::empty()).unwrap();
        assert_eq!(app.server.send(request).await.problem(), "method-not-allowed");
    }
    let request = Request::head("/sw.js").body(Body::empty()).unwrap();
    assert_eq!(app.server.send(request).await.status, 200);
}

#[tokio::test]
async fn the_staffs_entry_and_invitations_have_a_page_of_their_own() {
    let app = App::new().await;
    for path in ["/staff", "/staff/", "/staff/omraade/a/frivillige", "/invitation"] {
        let answer = app.get(path).await;
        assert_eq!((answer.status.as_u16(), &*answer.body), (200, &b"staff"[..]), "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
    }
    assert_eq!(&*app.get("/mit").await.body, b"<!doctype html>");
}
