//! One line of the table.

use axum::{
    handler::Handler,
    http::Method,
    routing::{MethodFilter, MethodRouter, on},
};

use crate::{http::AppState, identity::Role, site::Rate};

/// Who may call an endpoint.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Access {
    /// Anybody, and nothing is read of who it is.
    Public,
    /// Anybody on this site's own pages: whoever signs in or accepts an invitation is nobody yet.
    OwnPages,
    /// A resident's device, which proves itself with what it sends; it reads and changes its own only.
    Device,
    /// Another program that collects answers, with the password that an operator gave it for the area.
    Collector,
    /// Anybody who is signed in, about themselves.
    SignedIn,
    /// Whoever is signed in and has one of these roles now in the area of the address.
    Roles(&'static [Role]),
}

impl Access {
    /// Whether it takes a session.
    pub(super) fn needs_session(self) -> bool {
        matches!(self, Self::SignedIn | Self::Roles(_))
    }
}

impl std::fmt::Display for Access {
    /// As the table is shown: `public`, `staff administrator`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Public => f.write_str("public"),
            Self::OwnPages => f.write_str("own-pages"),
            Self::Device => f.write_str("device"),
            Self::Collector => f.write_str("collector"),
            Self::SignedIn => f.write_str("signed-in"),
            Self::Roles(roles) => {
                let roles: Vec<_> = roles.iter().map(|role| role.as_str()).collect();
                f.write_str(&roles.join(" "))
            }
        }
    }
}

/// One line of the table.
#[derive(Clone, Debug)]
pub(in crate::http) struct Endpoint {
    /// The method.
    pub(in crate::http) method: Method,
    /// The path, with its places.
    pub(in crate::http) path: &'static str,
    /// Who may call it.
    pub(in crate::http) access: Access,
    /// How often; not at all counted where nothing may be read of who sends.
    pub(in crate::http) rate: Option<Rate>,
    pub(in crate::http) route: MethodRouter<AppState>,
}

macro_rules! methods {
    ($($name:ident $method:ident)*) => {$(
        /// A line for a handler of this method.
        pub(in crate::http) fn $name<H, T>(path: &'static str, access: Access, handler: H) -> Endpoint
        where
            H: Handler<T, AppState>,
            T: 'static,
        {
            let route = on(MethodFilter::$method, handler);
            let rate = Some(Rate::Usual);
            Endpoint { method: Method::$method, path, access, rate, route }
        }
    )*};
}

methods! { get GET head HEAD post POST put PUT delete DELETE }

impl Endpoint {
    /// The same, for what could be guessed.
    pub(in crate::http) fn secret(self) -> Self {
        Self { rate: Some(Rate::Secret), ..self }
    }

    /// The same, with nothing counted.
    pub(in crate::http) fn uncounted(self) -> Self {
        Self { rate: None, ..self }
    }
}
