-- The log book: what a programme's dates were attended by, and who chose to be counted.

-- A date that is counted in a programme. It stays when the date leaves the plan: what took place, did.
CREATE TABLE programme_date (
    area TEXT NOT NULL REFERENCES area (id),
    occurrence UUID NOT NULL,
    activity UUID NOT NULL,
    programme TEXT NOT NULL,
    -- Months since the beginning of our calendar.
    month BIGINT NOT NULL,
    PRIMARY KEY (area, occurrence)
);

CREATE INDEX programme_date_by_month ON programme_date (area, month);

-- That somebody who chose to be counted took part in a month. The same note again is the same row. Nothing here is of
-- another table: no owner, no device, no registration, no date, no time.
CREATE TABLE programme_note (
    area TEXT NOT NULL REFERENCES area (id),
    programme TEXT NOT NULL,
    month BIGINT NOT NULL,
    pseudonym BYTEA NOT NULL,
    PRIMARY KEY (area, programme, month, pseudonym)
);
