//! What several routes' descriptions have in common.

use std::{borrow::Cow, collections::BTreeMap};

use utoipa::{
    IntoResponses, PartialSchema, ToSchema,
    openapi::{
        ContentBuilder, KnownFormat, ObjectBuilder, Ref, RefOr, Response, ResponseBuilder,
        SchemaFormat, Type, schema::Schema,
    },
};

/// Any sealed body.
pub(crate) struct SealedBody;

impl PartialSchema for SealedBody {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)))
            .description(Some("A version byte, then postcard."))
            .into()
    }
}

impl ToSchema for SealedBody {
    fn name() -> Cow<'static, str> {
        "Sealed".into()
    }
}

/// A chunk's or a pack's bytes.
pub(crate) struct ChunkBody;

impl PartialSchema for ChunkBody {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)))
            .description(Some("Bytes that never change under their hash."))
            .into()
    }
}

impl ToSchema for ChunkBody {
    fn name() -> Cow<'static, str> {
        "Chunk".into()
    }
}

/// What can be wrong with any request that has a body.
pub(crate) struct BodyProblems;

impl IntoResponses for BodyProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut responses = DatabaseProblems::responses();
        responses.extend(problems([
            (
                "400",
                "`malformed`: the body cannot be read, or not in this order. `protocol-version`: \
                 the body is of a version that is not spoken here. `signature-malformed`: the \
                 signature's headers are not of the form that is taken.",
            ),
            ("413", "`too-large`: the body has more than 1 MiB."),
            ("415", "`content-type`: the body is not `application/vnd.sammen.sync`."),
        ]));
        responses
    }
}

/// What can be wrong with who sends.
pub(crate) struct SenderProblems;

impl IntoResponses for SenderProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        problems([
            (
                "401",
                "`signature-missing`: the request is not signed. `signature-wrong`: not by this key, or not \
                 this request. `nonce`: sign again with the nonce of this answer. `secret-adopted`: a key has \
                 taken the secret's place.",
            ),
            (
                "403",
                "`device-moved` or `device-revoked`: the device is not its household's any more; it may still \
                 push. `not-yours`: the client was first pushed from by another household.",
            ),
        ])
    }
}

/// What can be wrong with any request that needs a session.
pub(crate) struct SessionProblems;

impl IntoResponses for SessionProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        problems([
            ("401", "`signed-out`: nobody is signed in, or not any more."),
            (
                "403",
                "`not-allowed`: none of the account's roles in this area allows it. `cross-site`: the \
                 request does not come from this site's own pages, or lacks `x-csrf-token`.",
            ),
            ("429", "`too-many`: ask again after Retry-After seconds."),
        ])
    }
}

/// What can be wrong with signing in.
pub(crate) struct SignInProblems;

impl IntoResponses for SignInProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        problems([
            ("400", "`ceremony-failed`: begin again. `malformed`: the body cannot be read."),
            (
                "403",
                "`not-allowed`: the account is closed. `wrong-pin`: `tries_left` says how many are left. \
                 `cross-site`: the request does not come from this site's own pages.",
            ),
            ("429", "`too-many`: try again after Retry-After seconds."),
        ])
    }
}

/// What can be wrong with an invitation.
pub(crate) struct InvitationProblems;

impl IntoResponses for InvitationProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut responses = SignInProblems::responses();
        responses.extend(problems([(
            "410",
            "`invitation-not-open`: it was used, taken back, is too old or never was; which, is not told.",
        )]));
        responses
    }
}

/// What can be wrong with the server.
pub(crate) struct DatabaseProblems;

impl IntoResponses for DatabaseProblems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        problems([(
            "503",
            "`unavailable` or `busy`: nothing was changed. `timed-out`: what was decided stays. In each \
             case send the same again after Retry-After seconds.",
        )])
    }
}

fn problems<const N: usize>(described: [(&str, &str); N]) -> BTreeMap<String, RefOr<Response>> {
    let problem = |description: &str| {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        ResponseBuilder::new()
            .description(description)
            .content("application/problem+json", content)
            .build()
    };
    described
        .map(|(status, description)| (status.to_owned(), problem(description).into()))
        .into_iter()
        .collect()
}
