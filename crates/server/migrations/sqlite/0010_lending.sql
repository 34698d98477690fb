-- Toys that the young lend out. What is said of a toy is in its row.

-- Which activity lends a toy.
CREATE TABLE toy (
    area TEXT NOT NULL REFERENCES area (id),
    id BLOB NOT NULL,
    activity BLOB NOT NULL,
    PRIMARY KEY (area, id)
);

-- Every toy that was handed out.
CREATE TABLE loan (
    area TEXT NOT NULL REFERENCES area (id),
    -- Made on the phone: whatever comes again under it has been kept.
    id BLOB NOT NULL,
    activity BLOB NOT NULL,
    toy BLOB NOT NULL,
    -- The number or the nickname of whoever has it; NULL once the toy is back.
    token TEXT,
    -- Unix seconds.
    moment BIGINT NOT NULL,
    -- Whether a return names it.
    ended BOOLEAN NOT NULL,
    PRIMARY KEY (area, id)
);

CREATE INDEX loan_by_toy ON loan (area, toy, ended);

-- Every toy that came back.
CREATE TABLE toy_return (
    area TEXT NOT NULL REFERENCES area (id),
    -- Made on the phone.
    id BLOB NOT NULL,
    activity BLOB NOT NULL,
    toy BLOB NOT NULL,
    -- The loan that it ends; NULL where the phone did not know of one.
    loan BLOB,
    -- 0 whole, 1 flawed, 2 unusable.
    condition INTEGER NOT NULL,
    moment BIGINT NOT NULL,
    PRIMARY KEY (area, id)
);

CREATE INDEX toy_return_by_toy ON toy_return (area, toy);
