-- What happens at the door of a date, and the tickets that are checked there.

-- Every time that a phone let somebody in. Nothing is ever changed or removed here: who is in, and who was let in
-- twice, is read from all of them.
CREATE TABLE scan (
    area TEXT NOT NULL REFERENCES area (id),
    -- Made on the phone: whatever comes again under it has been kept.
    id BLOB NOT NULL,
    occurrence BLOB NOT NULL,
    -- NULL: somebody who had not registered.
    registration BLOB,
    persons INTEGER NOT NULL,
    -- Unix seconds; NULL where the phone's clock could not be believed.
    moment BIGINT,
    -- The phone; NULL when the staff added it.
    device BLOB,
    PRIMARY KEY (area, id)
);

-- Who is in at a date, household by household.
CREATE INDEX scan_by_household ON scan (area, occurrence, registration);

-- Changes of a head count. They are added up.
CREATE TABLE head_count (
    area TEXT NOT NULL REFERENCES area (id),
    -- Made on the phone.
    id BLOB NOT NULL,
    occurrence BLOB NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (area, id)
);

CREATE INDEX head_count_by_occurrence ON head_count (area, occurrence);

-- What a human said of a household that was let in more than once. It holds as long as no further scan of the
-- household has come.
CREATE TABLE entry_ruling (
    area TEXT NOT NULL REFERENCES area (id),
    occurrence BLOB NOT NULL,
    registration BLOB NOT NULL,
    -- How many scans there were.
    scans INTEGER NOT NULL,
    PRIMARY KEY (area, occurrence, registration)
);

-- The keys that tickets of an area are checked with.
CREATE TABLE ticket_key (
    area TEXT NOT NULL REFERENCES area (id),
    -- 1, 2, … in the order in which they were made.
    number INTEGER NOT NULL,
    public BLOB NOT NULL,
    -- Whether nothing that it signed counts any more.
    revoked BOOLEAN NOT NULL,
    PRIMARY KEY (area, number)
);

-- The secret half of the key that an area's tickets are signed with now. It is in no copy.
CREATE TABLE ticket_seed (
    area TEXT NOT NULL PRIMARY KEY REFERENCES area (id),
    number INTEGER NOT NULL,
    seed BLOB NOT NULL
);
