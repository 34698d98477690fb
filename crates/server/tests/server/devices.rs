//! Devices with keys: what is signed, and what a household is.

mod adoption;
mod codes;
mod household;
mod signing;
mod tries;

use sammen_device_key::DeviceKey;
use sammen_domain::RegistrationState;
use sammen_sync::{
    RedeemRequest, RedeemResponse, TransferPurpose, TransferRequest, TransferResponse, seal, unseal,
};

use crate::{
    fixture::{Answer, Server, send_signed},
    phone::Phone,
};

const TRANSFERS: &str = "/api/areas/hoeje-gladsaxe/transfers";
const REDEEM: &str = "/api/areas/hoeje-gladsaxe/transfers/redeem";
const LINK: &str = "https://sammen.example/flyt#hoeje-gladsaxe.";

async fn ask_code(server: &Server, key: &DeviceKey, purpose: TransferPurpose) -> Answer {
    let request = TransferRequest { purpose, link: LINK.into() };
    send_signed(&server.router, key, TRANSFERS, seal(&request)).await
}

/// A code that a phone asks for.
pub async fn code(server: &Server, phone: &Phone, purpose: TransferPurpose) -> String {
    let answer = ask_code(server, &phone.network.key, purpose).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    unseal::<TransferResponse>(&answer.body).unwrap().code
}

async fn try_redeem(server: &Server, key: &DeviceKey, code: &str) -> Answer {
    send_signed(&server.router, key, REDEEM, seal(&RedeemRequest { code: code.into() })).await
}

pub async fn redeem(server: &Server, phone: &Phone, code: &str) -> RedeemResponse {
    let answer = try_redeem(server, &phone.network.key, code).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    unseal(&answer.body).unwrap()
}

/// The persons of the registrations that a phone sees, the confirmed ones.
async fn confirmed(phone: &Phone) -> Vec<u16> {
    let view = phone.view().await;
    let mut persons: Vec<u16> = view
        .registrations
        .iter()
        .filter(|view| view.registration.state == RegistrationState::Confirmed)
        .map(|view| view.registration.persons)
        .collect();
    persons.sort_unstable();
    persons
}
