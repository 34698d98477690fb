-- The area is the shard key: the first column of every key.

-- One life of one area's data. A restored backup gets another epoch, so that phones read it anew.
CREATE TABLE area (
    id TEXT NOT NULL PRIMARY KEY,
    epoch BLOB NOT NULL,
    -- Raised once by each transaction that changes rows, last before its commit.
    version BIGINT NOT NULL
);

-- What phones hold. `space` is 'public' or an owner's digest: who may see the row.
CREATE TABLE row (
    area TEXT NOT NULL REFERENCES area (id),
    space BLOB NOT NULL,
    kind SMALLINT NOT NULL,
    id BLOB NOT NULL,
    -- The area's version when the row last changed.
    version BIGINT NOT NULL,
    -- A deleted row stays, without its bytes, so that phones hear of it.
    deleted BOOLEAN NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (area, space, kind, id)
);

-- A pull: everything of a space since a version, in order.
CREATE INDEX row_by_version ON row (area, space, version);

-- The registrations that the rules read.
CREATE TABLE registration (
    area TEXT NOT NULL REFERENCES area (id),
    id BLOB NOT NULL,
    occurrence BLOB NOT NULL,
    owner BLOB NOT NULL,
    persons INTEGER NOT NULL,
    -- A JSON array of text; empty once cancelled.
    names TEXT NOT NULL,
    -- The order of arrival.
    sequence BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('confirmed', 'waitlisted', 'cancelled')),
    -- Its number among the waiting; NULL unless waitlisted.
    position BIGINT,
    PRIMARY KEY (area, id)
);

-- All that is registered for one date.
CREATE INDEX registration_by_occurrence ON registration (area, occurrence);

-- A replica's line of mutations, and the owner it was first seen with.
CREATE TABLE client (
    area TEXT NOT NULL REFERENCES area (id),
    id BLOB NOT NULL,
    owner BLOB NOT NULL,
    last_mutation_id BIGINT NOT NULL,
    PRIMARY KEY (area, id)
);

-- What became of each thing that an owner did, whatever line it came in. Op ids count within an
-- owner, so that nobody can take another's.
CREATE TABLE operation (
    area TEXT NOT NULL REFERENCES area (id),
    owner BLOB NOT NULL,
    id BLOB NOT NULL,
    -- The outcome as it travels.
    outcome BLOB NOT NULL,
    PRIMARY KEY (area, owner, id)
);

-- Which operation stands under which number of a line.
CREATE TABLE line (
    area TEXT NOT NULL,
    client BLOB NOT NULL,
    mutation_id BIGINT NOT NULL,
    owner BLOB NOT NULL,
    operation BLOB NOT NULL,
    PRIMARY KEY (area, client, mutation_id),
    FOREIGN KEY (area, client) REFERENCES client (area, id),
    FOREIGN KEY (area, owner, operation) REFERENCES operation (area, owner, id)
);
