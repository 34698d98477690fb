//! Codes, and the devices that come into a household by them.

use sammen_server::{
    DeviceId,
    transfers::{Code, Purpose, Redeemed},
};

use super::World;
use crate::Violation;

/// A code that somebody has, and what became of it.
#[derive(Clone, Debug)]
pub(crate) struct Issued {
    pub(crate) area: usize,
    pub(crate) code: Code,
    pub(crate) issuer: DeviceId,
    pub(crate) purpose: Purpose,
    /// The device that came in by it.
    pub(crate) redeemed_by: Option<DeviceId>,
}

impl World {
    /// A person asks for a code.
    pub(super) fn issue(&mut self, device: usize, area: usize, moves: bool) {
        let issuer = self.key(device, area);
        let purpose = if moves { Purpose::Move } else { Purpose::Share };
        let id = self.areas[area].clone();
        self.server.issue(area, id, issuer, purpose, self.now);
    }

    /// A person types a code on a device.
    pub(super) fn redeem(&mut self, device: usize, code: u8) {
        let Some(number) = usize::from(code).checked_rem(self.codes.len()) else { return };
        let Issued { area, code, issuer, purpose, .. } = self.codes[number];
        let key = self.key(device, area);
        if purpose == Purpose::Move {
            self.moves.push((issuer, key));
        }
        let id = self.areas[area].clone();
        self.server.redeem(number, id, key, code, self.now);
    }

    /// A code brings one device in, and the device that made it gives up if that was asked for.
    pub(super) fn check_redeemed(
        &mut self,
        number: usize,
        device: DeviceId,
        redeemed: Redeemed,
    ) -> Result<(), Violation> {
        let issued = &mut self.codes[number];
        if issued.redeemed_by.is_some_and(|before| before != device) {
            return Err(Violation::CodeTakenTwice);
        }
        issued.redeemed_by = Some(device);
        let (area, issuer) = (issued.area, issued.issuer);
        if redeemed.purpose == Purpose::Move && self.watch.areas[area].is_active(issuer) {
            return Err(Violation::NotGivenUp);
        }
        Ok(())
    }
}
