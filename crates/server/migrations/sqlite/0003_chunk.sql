-- Which chunks an area's public rows are in: the newest manifest, and a few older ones, since a phone may be
-- fetching what they list.
CREATE TABLE manifest (
    area TEXT NOT NULL REFERENCES area (id),
    -- The rows are those of this version of the area.
    version BIGINT NOT NULL,
    -- The manifest as it travels, but for the epoch, which is the area's when it is sent.
    body BLOB NOT NULL,
    PRIMARY KEY (area, version)
);

-- What the manifests list, by the SHA-256 of its bytes.
CREATE TABLE chunk (
    area TEXT NOT NULL REFERENCES area (id),
    hash BLOB NOT NULL,
    -- The newest manifest that lists it.
    version BIGINT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (area, hash)
);
