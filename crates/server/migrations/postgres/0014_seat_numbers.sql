-- Numbered seats: which activities have them, and which seat is whose.

CREATE TABLE seat_numbering (
    area TEXT NOT NULL REFERENCES area (id),
    activity UUID NOT NULL,
    -- What such a seat is called, as JSON; NULL where seats are not numbered any more.
    called TEXT,
    PRIMARY KEY (area, activity)
);

-- A seat on a date: the key lets nobody else have its number.
CREATE TABLE seat_number (
    area TEXT NOT NULL REFERENCES area (id),
    occurrence UUID NOT NULL,
    number BIGINT NOT NULL,
    registration UUID NOT NULL,
    -- What it was called when it was told.
    called TEXT NOT NULL,
    PRIMARY KEY (area, occurrence, number)
);

CREATE INDEX seat_number_by_registration ON seat_number (area, registration);
