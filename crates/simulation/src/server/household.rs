//! Codes are made and redeemed.

use sammen_domain::{AreaId, UnixSeconds};
use sammen_server::{
    DaySecret, DeviceId,
    transfers::{self, Code, Purpose},
};

use super::{Ended, Server};

/// All phones of a world have one address.
const ADDRESS: &str = "";

fn secret() -> DaySecret {
    DaySecret::new(&[7; 32])
}

impl Server {
    /// Makes a code for a device.
    pub(crate) fn issue(
        &mut self,
        number: usize,
        area: AreaId,
        issuer: DeviceId,
        purpose: Purpose,
        now: UnixSeconds,
    ) {
        let database = self.database.clone();
        self.codes += 1;
        let entropy = self.codes;
        self.start(
            None,
            Box::pin(async move {
                let (secret, entropy) = (secret(), || entropy);
                let made =
                    transfers::issue(&database, &secret, &area, issuer, purpose, entropy, now);
                // A device that has left is told so, and one that asks too often.
                let code = made.await.ok();
                Ended::Issued { area: number, issuer, purpose, code }
            }),
        );
    }

    /// Brings a device in by a code. Whether the reply comes home makes no difference to the device: it pulls.
    pub(crate) fn redeem(
        &mut self,
        number: usize,
        area: AreaId,
        device: DeviceId,
        code: Code,
        now: UnixSeconds,
    ) {
        let database = self.database.clone();
        self.start(
            None,
            Box::pin(async move {
                let secrets = [secret()];
                let redeemed =
                    transfers::redeem(&database, &secrets, &area, device, ADDRESS, &code, now);
                let redeemed = redeemed.await.ok();
                Ended::Redeemed { code: number, device, redeemed }
            }),
        );
    }
}
