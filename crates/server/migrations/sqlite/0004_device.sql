-- Devices, by the digest of what they prove themselves with. One that is not here is active and the only one of
-- its household.
CREATE TABLE device (
    area TEXT NOT NULL REFERENCES area (id),
    id BLOB NOT NULL,
    -- The household, which is the owner of private rows: the digest of its first device.
    owner BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'moved', 'revoked', 'adopted')),
    PRIMARY KEY (area, id)
);

-- A household's devices.
CREATE INDEX device_by_owner ON device (area, owner);

-- What a household has, for when another one takes it over.
CREATE INDEX registration_by_owner ON registration (area, owner);
CREATE INDEX client_by_owner ON client (area, owner);

-- Codes by which a device comes into a household. Only for minutes, so in no copy, and bound to no area's row.
CREATE TABLE transfer (
    area TEXT NOT NULL,
    -- The code's keyed digest.
    code BLOB NOT NULL,
    -- The device whose household is joined.
    issuer BLOB NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('move', 'share', 'replace')),
    expires_at BIGINT NOT NULL,
    -- The device that has joined; empty until then.
    redeemed_by BLOB NOT NULL,
    PRIMARY KEY (area, code)
);

-- How often somebody tried a code in a quarter of an hour. In no copy either.
CREATE TABLE attempt (
    area TEXT NOT NULL,
    -- The keyed digest of who tried.
    subject BLOB NOT NULL,
    -- Quarters of an hour since 1970.
    quarter BIGINT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (area, subject, quarter)
);

-- What all servers on this database make nonces and keyed digests with; another one every day. In no copy.
CREATE TABLE day_secret (
    -- Days since 1970-01-01.
    day BIGINT NOT NULL PRIMARY KEY,
    secret BLOB NOT NULL
);
