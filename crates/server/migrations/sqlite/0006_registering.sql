-- What a registration can be since households are asked for more, and may wait for an answer. Made anew, as
-- the states there are cannot be changed in place.
CREATE TABLE registration_new (
    area TEXT NOT NULL REFERENCES area (id),
    id BLOB NOT NULL,
    -- The date; of a series, the one that it was made from.
    occurrence BLOB NOT NULL,
    owner BLOB NOT NULL,
    persons INTEGER NOT NULL,
    -- A JSON array of text; empty once cancelled or over, as are ages and answers.
    names TEXT NOT NULL,
    -- A JSON array of numbers.
    ages TEXT NOT NULL,
    -- A JSON array of answers.
    answers TEXT NOT NULL,
    -- Whether it is somebody else's, who is named nowhere.
    on_behalf BOOLEAN NOT NULL,
    -- The activity, where it is for a whole series; else empty.
    series TEXT NOT NULL,
    -- JSON arrays of ids: the dates of the series with seats, and those it does not come to.
    dates TEXT NOT NULL,
    declined TEXT NOT NULL,
    -- A JSON array of dates and whether the household came.
    attendance TEXT NOT NULL,
    -- The order of arrival.
    sequence BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN (
        'confirmed', 'waitlisted', 'cancelled', 'offered', 'lapsed', 'cancelled-by-staff')),
    -- Its number among the waiting; NULL unless waitlisted.
    position BIGINT,
    -- When the offer ends, in Unix seconds; NULL unless offered.
    offered_until BIGINT,
    PRIMARY KEY (area, id)
);

INSERT INTO registration_new
    (area, id, occurrence, owner, persons, names, ages, answers, on_behalf, series, dates, declined, attendance,
     sequence, state, position, offered_until)
SELECT area, id, occurrence, owner, persons, names, '[]', '[]', FALSE, '', '[]', '[]', '[]',
     sequence, state, position, NULL
FROM registration;

DROP TABLE registration;
ALTER TABLE registration_new RENAME TO registration;

-- All that is registered for one date.
CREATE INDEX registration_by_occurrence ON registration (area, occurrence);

-- All that is registered for a series as a whole.
CREATE INDEX registration_by_series ON registration (area, series) WHERE series <> '';

-- When the clock alone next changes something in a book: an offer ends, held seats are released, persons are
-- to be forgotten. The book is that of the date.
CREATE TABLE due (
    area TEXT NOT NULL REFERENCES area (id),
    occurrence BLOB NOT NULL,
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
    day INTEGER NOT NULL,
    registrations BIGINT NOT NULL,
    PRIMARY KEY (area, day)
);
