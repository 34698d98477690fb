//! Which ways there are to sign in.

use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::AppState;

/// The ways to sign in.
#[derive(Serialize, ToSchema)]
#[schema(as = SignInMethods)]
pub(in crate::http) struct MethodsBody {
    /// By passkey: always.
    passkey: bool,
    /// Through a provider, if there is one.
    oidc: Option<ProviderBody>,
}

/// Who vouches for the staff.
#[derive(Serialize, ToSchema)]
#[schema(as = SignInProvider)]
struct ProviderBody {
    /// What the button to it says.
    #[schema(example = "Gladsaxe Kommune")]
    name: String,
}

/// Tells the ways to sign in.
#[utoipa::path(
    get,
    path = "/api/auth/methods",
    tag = "signing in",
    responses((status = 200, description = "The ways to sign in.", body = MethodsBody))
)]
pub(in crate::http) async fn list_methods(State(state): State<AppState>) -> Json<MethodsBody> {
    let provider = state.site.provider.as_ref();
    let oidc = provider.map(|provider| ProviderBody { name: provider.name().to_owned() });
    Json(MethodsBody { passkey: true, oidc })
}
