-- People with roles. They are of the whole server, as one may have roles in several areas; what they may do is
-- said area by area in `role_grant`.

-- A volunteer, or somebody of the staff.
CREATE TABLE account (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('volunteer', 'staff')),
    -- What the others of the staff call them.
    display_name TEXT NOT NULL,
    -- Never sees names, whatever a grant says.
    is_minor BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    -- NULL unless nothing is open to the account any more.
    disabled_at BIGINT
);

-- What an account may do in an area, and until when.
CREATE TABLE role_grant (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES account (id),
    area TEXT NOT NULL REFERENCES area (id),
    role TEXT NOT NULL CHECK (role IN ('volunteer', 'staff', 'analyst', 'administrator')),
    -- A JSON array of activities' ids; NULL for all of the area.
    activities TEXT,
    -- A JSON array of what it is for.
    duties TEXT NOT NULL,
    may_see_names BOOLEAN NOT NULL,
    -- The day on which a children's certificate was declared to have been seen, in days since 1970-01-01. Never the
    -- certificate.
    certificate_declared_day BIGINT,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    -- NULL unless it ended before its time.
    revoked_at BIGINT
);

-- What an account may do, everywhere or in an area.
CREATE INDEX role_grant_by_account ON role_grant (account, area);
-- Who may do something in an area.
CREATE INDEX role_grant_by_area ON role_grant (area);

-- A link or QR that makes somebody a volunteer or one of the staff, once.
CREATE TABLE invitation (
    id BLOB NOT NULL PRIMARY KEY,
    -- SHA-256 of the token in the link; the link itself is shown once and kept nowhere.
    token_digest BLOB NOT NULL UNIQUE,
    area TEXT NOT NULL REFERENCES area (id),
    role TEXT NOT NULL CHECK (role IN ('volunteer', 'staff', 'analyst', 'administrator')),
    -- What the account will be called.
    display_name TEXT NOT NULL,
    activities TEXT,
    -- A JSON array of what it is for.
    duties TEXT NOT NULL,
    may_see_names BOOLEAN NOT NULL,
    is_minor BOOLEAN NOT NULL,
    certificate_declared_day BIGINT,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    -- Only for this account, which gets a new way to sign in and no other role: NULL makes a new one.
    account BLOB REFERENCES account (id),
    created_at BIGINT NOT NULL,
    -- NULL when the server's operator made it.
    created_by BLOB REFERENCES account (id),
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    withdrawn_at BIGINT,
    CHECK (NOT (is_minor AND may_see_names))
);

-- An area's invitations.
CREATE INDEX invitation_by_area ON invitation (area, created_at);

-- A public key that an account signs in with.
CREATE TABLE passkey (
    -- The credential's id, as the authenticator made it.
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES account (id),
    -- The public key and its counter, as JSON.
    credential TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);

-- An account's passkeys.
CREATE INDEX passkey_by_account ON passkey (account);

-- Which phone is a volunteer's: the spaces of her roles come with its pull. It is the device and not its household,
-- as others may share that.
CREATE TABLE volunteer_device (
    area TEXT NOT NULL REFERENCES area (id),
    -- The digest of what the device proves itself with.
    device BLOB NOT NULL,
    account BLOB NOT NULL REFERENCES account (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (area, device)
);

-- A volunteer's phones.
CREATE INDEX volunteer_device_by_account ON volunteer_device (account);

-- Where the browser has no passkey: digits that only open an account on the phone they were chosen on.
CREATE TABLE pin (
    area TEXT NOT NULL REFERENCES area (id),
    -- The digest of what the device proves itself with.
    device BLOB NOT NULL,
    account BLOB NOT NULL REFERENCES account (id),
    -- argon2id, with its salt and costs.
    hash TEXT NOT NULL,
    -- Wrong tries since the last right one; locked from the fifth on, until staff unlock it.
    failures BIGINT NOT NULL,
    PRIMARY KEY (area, device)
);

-- Whom an OpenID Connect provider vouches for.
CREATE TABLE oidc_subject (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account BLOB NOT NULL REFERENCES account (id),
    PRIMARY KEY (issuer, subject)
);

-- By which login an account is known to the provider until it has signed in for the first time: then its subject
-- takes the place.
CREATE TABLE oidc_login (
    login TEXT NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES account (id)
);

-- A browser that is signed in.
CREATE TABLE session (
    id BLOB NOT NULL PRIMARY KEY,
    -- SHA-256 of the cookie's token.
    token_digest BLOB NOT NULL UNIQUE,
    account BLOB NOT NULL REFERENCES account (id),
    method TEXT NOT NULL CHECK (method IN ('passkey', 'pin', 'oidc')),
    created_at BIGINT NOT NULL,
    -- To a minute: it is not written more often.
    used_at BIGINT NOT NULL,
    -- The end whatever happens; an idle session ends before.
    expires_at BIGINT NOT NULL
);

-- An account's sessions.
CREATE INDEX session_by_account ON session (account);

-- What the server must remember between the two halves of a ceremony: a passkey's challenge, or a way to the
-- provider and back. Used once, for minutes.
CREATE TABLE ceremony (
    -- SHA-256 of the name that the browser was given.
    name_digest BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('passkey-registration', 'passkey-sign-in', 'oidc')),
    -- JSON.
    state TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Who did what, about which id, when; no contents and no names. Entries point at nothing, so that they stay when
-- a copy is put back or an account goes.
CREATE TABLE audit_entry (
    id BLOB NOT NULL PRIMARY KEY,
    area TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- The account; NULL when the server or its operator did it.
    actor BLOB,
    action TEXT NOT NULL,
    -- What it was done to: an account, a grant, a registration. NULL when there is nothing more to say.
    subject BLOB
);

-- An area's log, newest first.
CREATE INDEX audit_entry_by_area ON audit_entry (area, at, id);

CREATE TRIGGER audit_entry_not_changed BEFORE UPDATE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_entry_not_removed BEFORE DELETE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
