-- Addresses under which a calendar program reads what a device's household comes to. A device has one at most.
CREATE TABLE calendar_address (
    area TEXT NOT NULL REFERENCES area (id),
    device BLOB NOT NULL,
    -- The digest of the address's secret.
    token_digest BLOB NOT NULL,
    PRIMARY KEY (area, device)
);

CREATE UNIQUE INDEX calendar_address_by_token ON calendar_address (area, token_digest);

-- Where a device's browser takes messages, and the keys that it reads them with. A device has one at most.
CREATE TABLE push_subscription (
    area TEXT NOT NULL REFERENCES area (id),
    device BLOB NOT NULL,
    endpoint TEXT NOT NULL,
    public_key BLOB NOT NULL,
    secret BLOB NOT NULL,
    language TEXT NOT NULL,
    PRIMARY KEY (area, device)
);

-- The key pair that push services know this server by, the same for all servers of a database. One row.
CREATE TABLE push_key (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    -- PKCS #8.
    pair BLOB NOT NULL
);

-- Where a household wants to be written to, where a person said so. Apart from everything else, and for a time only.
CREATE TABLE contact (
    area TEXT NOT NULL REFERENCES area (id),
    device BLOB NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('mail', 'sms')),
    address TEXT NOT NULL,
    language TEXT NOT NULL,
    -- The secret of the link by which whoever reads a message ends them.
    end_token TEXT NOT NULL,
    -- When it is deleted, unless the household comes to a later date by then.
    kept_until BIGINT NOT NULL,
    PRIMARY KEY (area, device)
);

CREATE UNIQUE INDEX contact_by_end_token ON contact (area, end_token);

-- What is to be said to a household, and was not yet said on each of its devices. In no copy: what was to be said
-- then is of no use later.
CREATE TABLE notice (
    area TEXT NOT NULL REFERENCES area (id),
    device BLOB NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('push', 'mail', 'sms')),
    -- What it is about: the same happening is said once.
    subject TEXT NOT NULL,
    occurrence BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('called-off', 'takes-place', 'moved', 'seats', 'offer', 'reminder')),
    -- When it is to be sent, or sent again.
    due_at BIGINT NOT NULL,
    -- From when on it is of no use.
    ends_at BIGINT NOT NULL,
    tries INTEGER NOT NULL,
    -- Once it was sent or given up: it stays until it is of no use, so that it is not said again.
    done BOOLEAN NOT NULL,
    PRIMARY KEY (area, device, channel, subject)
);

CREATE INDEX notice_by_time ON notice (due_at) WHERE NOT done;
