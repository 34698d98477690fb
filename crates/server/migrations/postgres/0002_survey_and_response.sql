-- Every published version of every survey's form: an answer is checked against the one it was given to.
CREATE TABLE survey (
    area TEXT NOT NULL REFERENCES area (id),
    id UUID NOT NULL,
    form_version TEXT NOT NULL,
    -- The form as the phones read it.
    form BYTEA NOT NULL,
    PRIMARY KEY (area, id, form_version)
);

-- Answers. Nothing here says who gave them: no owner, no client, no clock but the day. The order
-- of rows in the table's file follows their arrival until the table is rewritten: see docs/operations.md.
CREATE TABLE response (
    area TEXT NOT NULL REFERENCES area (id),
    id UUID NOT NULL,
    survey UUID NOT NULL,
    form_version TEXT NOT NULL,
    answers BYTEA NOT NULL,
    -- Days since 1970-01-01.
    received_day BIGINT NOT NULL,
    PRIMARY KEY (area, id),
    FOREIGN KEY (area, survey, form_version) REFERENCES survey (area, id, form_version)
);
