use ring::{
    agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral},
    rand::SystemRandom,
};
use sammen_domain::{ResponseId, SurveyId};
use uuid::Uuid;

use super::*;

fn request() -> ResponseRequest {
    ResponseRequest {
        id: ResponseId(Uuid::from_u128(1)),
        area: AreaId::new("vaerebro").expect("plain"),
        survey: SurveyId(Uuid::from_u128(2)),
        form_version: "1".into(),
        answers: b"<data>7</data>".to_vec(),
    }
}

/// Seals as a phone does, with another library than the one that opens.
fn seal(request: &ResponseRequest, of: SealedAs, area_point: &[u8]) -> ResponseRequest {
    let random = SystemRandom::new();
    let pair = EphemeralPrivateKey::generate(&ECDH_P256, &random).expect("a key");
    let point = pair.compute_public_key().expect("its public half");
    let theirs = UnparsedPublicKey::new(&ECDH_P256, area_point);
    let mut bytes = request.answers.clone();
    agree_ephemeral(pair, &theirs, |shared| {
        let agreed = Salt::new(HKDF_SHA256, &[]).extract(shared);
        let info = SealedAnswers::key_info(of, point.as_ref(), area_point);
        let info = [info.as_slice()];
        let key = agreed.expand(&info, &AES_256_GCM).expect("a key's length");
        let context = Aad::from(request.seal_context());
        let nonce = Nonce::assume_unique_for_key(NONCE);
        LessSafeKey::new(UnboundKey::from(key))
            .seal_in_place_append_tag(nonce, context, &mut bytes)
            .expect("is sealed");
    })
    .expect("the area's key is one");
    let answers = SealedAnswers { of, point: point.as_ref(), sealed: &bytes }.write();
    ResponseRequest { answers, ..request.clone() }
}

fn key(byte: u8) -> (SecretKey, Vec<u8>) {
    let secret = SecretKey::from_slice(&[byte; SECRET_BYTES]).expect("a key");
    let point = secret.public_key().to_sec1_point(false).as_bytes().to_vec();
    (secret, point)
}

#[test]
fn what_was_sealed_opens_for_its_own_response_alone() {
    let (secret, point) = key(7);
    let sealed = seal(&request(), SealedAs::HandedRound, &point);
    assert!(!sealed.answers.windows(4).any(|part| part == b"data"));
    let opened = |of| Some((request().answers, of));
    assert_eq!(open_with(&secret, &sealed), opened(SealedAs::HandedRound));
    let interview = seal(&request(), SealedAs::Interview, &point);
    assert_eq!(open_with(&secret, &interview), opened(SealedAs::Interview));
    let SealedAnswers { point: made, sealed: bytes, .. } =
        SealedAnswers::read(&sealed.answers).expect("is sealed");
    let answers = SealedAnswers { of: SealedAs::Interview, point: made, sealed: bytes }.write();
    let claimed = ResponseRequest { answers, ..sealed.clone() };
    assert_eq!(open_with(&secret, &claimed), None, "another use than it was sealed for");
    assert_eq!(open_with(&key(8).0, &sealed), None, "another area's key");
    let other = ResponseRequest { id: ResponseId(Uuid::from_u128(9)), ..sealed.clone() };
    assert_eq!(open_with(&secret, &other), None, "another response's answers");
    let other = ResponseRequest { form_version: "2".into(), ..sealed.clone() };
    assert_eq!(open_with(&secret, &other), None, "another version");
    let mut altered = sealed.clone();
    *altered.answers.last_mut().expect("has bytes") ^= 1;
    assert_eq!(open_with(&secret, &altered), None, "altered on the way");
    let cut = ResponseRequest { answers: sealed.answers[..50].to_vec(), ..sealed };
    assert_eq!(open_with(&secret, &cut), None, "cut short");
}
