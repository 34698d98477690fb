-- What a registration can be since households are asked for more, and may wait for an answer.
ALTER TABLE registration
    -- A JSON array of numbers; empty once cancelled or over, as are names and answers.
    ADD COLUMN ages TEXT NOT NULL DEFAULT '[]',
    -- A JSON array of answers.
    ADD COLUMN answers TEXT NOT NULL DEFAULT '[]',
    -- Whether it is somebody else's, who is named nowhere.
    ADD COLUMN on_behalf BOOLEAN NOT NULL DEFAULT FALSE,
    -- The activity, where it is for a whole series; else empty.
    ADD COLUMN series TEXT NOT NULL DEFAULT '',
    -- JSON arrays of ids: the dates of the series with seats, and those it does not come to.
    ADD COLUMN dates TEXT NOT NULL DEFAULT '[]',
    ADD COLUMN declined TEXT NOT NULL DEFAULT '[]',
    -- A JSON array of dates and whether the household came.
    ADD COLUMN attendance TEXT NOT NULL DEFAULT '[]',
    -- When the offer ends, in Unix seconds; NULL unless offered.
    ADD COLUMN offered_until BIGINT,
    DROP CONSTRAINT registration_state_check,
    ADD CONSTRAINT registration_state_check CHECK (state IN (
        'confirmed', 'waitlisted', 'cancelled', 'offered', 'lapsed', 'cancelled-by-staff'));

-- All that is registered for a series as a whole.
CREATE INDEX registration_by_series ON registration (area, series) WHERE series <> '';

-- When the clock alone next changes something in a book: an offer ends, held seats are released, persons are
-- to be forgotten. The book is that of the date.
CREATE TABLE due (
    area TEXT NOT NULL REFERENCES area (id),
    occurrence UUID NOT NULL,
    -- Unix seconds.
    at BIGINT NOT NULL,
    PRIMARY KEY (area, occurrence)
);

CREATE INDEX due_by_time ON due (at);

-- Persons who registered before: every date is looked at once, and then when it is time to forget them.
INSERT INTO due (area, occurrence, at)
SELECT DISTINCT area, occurrence, 0 FROM registration WHERE names <> '[]';

-- How many registrations said something of persons that was forgotten as they were over, by day.
CREATE TABLE forgotten (
    area TEXT NOT NULL REFERENCES area (id),
    -- Days since 1970-01-01.
    day BIGINT NOT NULL,
    registrations BIGINT NOT NULL,
    PRIMARY KEY (area, day)
);
