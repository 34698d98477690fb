-- Every published version of every survey's form: an answer is checked against the one it was given to.
CREATE TABLE survey (
    area TEXT NOT NULL REFERENCES area (id),
    id BLOB NOT NULL,
    form_version TEXT NOT NULL,
    -- The form as the phones read it.
    form BLOB NOT NULL,
    PRIMARY KEY (area, id, form_version)
);

-- Answers. Nothing here says who gave them: no owner, no client, no clock but the day. Kept by the
-- response's own random id and without a hidden row number, so that the order of arrival is not kept.
CREATE TABLE response (
    area TEXT NOT NULL REFERENCES area (id),
    id BLOB NOT NULL,
    survey BLOB NOT NULL,
    form_version TEXT NOT NULL,
    answers BLOB NOT NULL,
    -- Days since 1970-01-01.
    received_day INTEGER NOT NULL,
    PRIMARY KEY (area, id),
    FOREIGN KEY (area, survey, form_version) REFERENCES survey (area, id, form_version)
) WITHOUT ROWID;
