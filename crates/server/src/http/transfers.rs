//! Moving to another phone, and using two.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use qrcode::{Color, EcLevel, QrCode};
use ring::rand::{SecureRandom, SystemRandom};
use sammen_sync::{
    AdoptRequest, QrPicture, RedeemRequest, RedeemResponse, TransferPurpose, TransferRequest,
    TransferResponse, unseal,
};

use super::{
    AppState, Problem,
    access::ClientAddress,
    openapi::{BodyProblems, SealedBody, SenderProblems},
    problem::ProblemBody,
    sealed::Sealed,
    sender::FromDevice,
};
use crate::{
    day_secret::day_of,
    device::{Secret, adopt},
    transfers::{CODE_SECONDS, Code, Purpose, issue, redeem},
};

/// Longer links make pictures that cheap cameras cannot read.
const LINK_BYTES_MAX: usize = 150;

/// Makes a code for another phone.
#[utoipa::path(
    post,
    path = "/api/areas/{area}/transfers",
    tag = "devices",
    params(("area" = String, Path, description = "The area's short name.")),
    security(("device_key" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "A sealed transfer request: whether the phone that asks gives up, and the app's \
            address that the code's picture leads to."
    ),
    responses(
        (
            status = 200,
            description = "A sealed transfer response: a code that is good once, for how many seconds, \
                and its picture.",
            body = SealedBody,
            content_type = "application/vnd.sammen.sync"
        ),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "`too-many`: the device asked for many codes; again after Retry-After seconds.", body = ProblemBody, content_type = "application/problem+json"),
        SenderProblems,
        BodyProblems,
    )
)]
pub(super) async fn issue_transfer(
    State(state): State<AppState>,
    Path(area): Path<String>,
    FromDevice { proof, body }: FromDevice,
) -> Result<Sealed<TransferResponse>, Problem> {
    let (area, device) = proof.of_key_in(area)?;
    let TransferRequest { purpose, link } = unseal(&body)?;
    let purpose = match purpose {
        TransferPurpose::Move => Purpose::Move,
        TransferPurpose::Share => Purpose::Share,
        TransferPurpose::Replace => return Err(malformed("only the secretariat replaces")),
    };
    check_link(&link)?;
    let now = state.clock.now();
    let secret = state.secrets.today(now).await?;
    let code = issue(&state.database, &secret, &area, device, purpose, entropy, now).await?;
    let code = code.to_string();
    let picture = draw(&[&link, code.as_str()].concat())?;
    let seconds = u32::try_from(CODE_SECONDS).expect("a quarter of an hour is short");
    Ok(Sealed(TransferResponse { code, seconds, picture }))
}

/// Brings a device into a household by a code.
#[utoipa::path(
    post,
    path = "/api/areas/{area}/transfers/redeem",
    tag = "devices",
    params(("area" = String, Path, description = "The area's short name.")),
    security(("device_key" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "A sealed redeem request: the code, as it was typed."
    ),
    responses(
        (
            status = 200,
            description = "The device is one of the household's, with all that it had. A sealed redeem \
                response. The same device may ask again.",
            body = SealedBody,
            content_type = "application/vnd.sammen.sync"
        ),
        (status = 404, description = "`unknown-area`; or `code-not-good`: there is no such code, or it was used, or its time is over.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`same-household`: the code is of the device's own household. `shared`: others share the device's household.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "`too-many`: too many tries from the device, the address or in the area; again after Retry-After seconds.", body = ProblemBody, content_type = "application/problem+json"),
        SenderProblems,
        BodyProblems,
    )
)]
pub(super) async fn redeem_transfer(
    State(state): State<AppState>,
    Path(area): Path<String>,
    ClientAddress(address): ClientAddress,
    FromDevice { proof, body }: FromDevice,
) -> Result<Sealed<RedeemResponse>, Problem> {
    let (area, device) = proof.of_key_in(area)?;
    let RedeemRequest { code } = unseal(&body)?;
    // What cannot be a code is not tried: it helps nobody to guess.
    let code = Code::parse(&code).ok_or(Problem::CodeNotGood)?;
    let now = state.clock.now();
    let mut secrets = vec![state.secrets.today(now).await?];
    secrets.extend(state.secrets.of_day(day_of(now) - 1).await?);
    let redeemed = redeem(&state.database, &secrets, &area, device, &address, &code, now).await?;
    let purpose = match redeemed.purpose {
        Purpose::Move => TransferPurpose::Move,
        Purpose::Share => TransferPurpose::Share,
        Purpose::Replace => TransferPurpose::Replace,
    };
    let (dates, doubled) = (redeemed.dates, redeemed.doubled);
    Ok(Sealed(RedeemResponse { purpose, dates, doubled }))
}

/// Puts a key in the place of the secret that earlier versions of the app used.
#[utoipa::path(
    post,
    path = "/api/areas/{area}/devices/adopt",
    tag = "devices",
    params(("area" = String, Path, description = "The area's short name.")),
    security(("device_key" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "A sealed adopt request: the secret."
    ),
    responses(
        (status = 204, description = "The key has what the secret had; the secret is good for nothing more."),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        SenderProblems,
        BodyProblems,
    )
)]
pub(super) async fn adopt_secret(
    State(state): State<AppState>,
    Path(area): Path<String>,
    FromDevice { proof, body }: FromDevice,
) -> Result<StatusCode, Problem> {
    let (area, device) = proof.of_key_in(area)?;
    let AdoptRequest { secret } = unseal(&body)?;
    adopt(&state.database, &area, device, &Secret(secret)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn malformed(what: &str) -> Problem {
    Problem::Malformed(what.to_owned())
}

/// A picture that leads anywhere could be made to look like ours: it leads to a page of an app.
fn check_link(link: &str) -> Result<(), Problem> {
    let is_address = link.starts_with("https://") || link.starts_with("http://");
    let is_plain = link.bytes().all(|byte| byte.is_ascii_graphic());
    if is_address && is_plain && link.len() <= LINK_BYTES_MAX {
        return Ok(());
    }
    Err(malformed("the link is no address of at most 150 plain characters"))
}

/// Randomness for a code.
pub(super) fn entropy() -> u64 {
    let mut bytes = [0; 8];
    SystemRandom::new().fill(&mut bytes).expect("the system has randomness once it has started");
    u64::from_be_bytes(bytes)
}

fn draw(link: &str) -> Result<QrPicture, Problem> {
    let code = QrCode::with_error_correction_level(link, EcLevel::M)
        .map_err(|_| malformed("the link does not fit a picture"))?;
    let colors = code.to_colors();
    let squares = colors.chunks(8).map(|eight| {
        let dark = |(place, color): (usize, &Color)| u8::from(*color == Color::Dark) << (7 - place);
        eight.iter().enumerate().map(dark).fold(0, |byte, bit| byte | bit)
    });
    let width = u8::try_from(code.width()).map_err(|_| malformed("the link is too long"))?;
    Ok(QrPicture { width, squares: squares.collect() })
}
