-- Sheets of surveys that were printed to be answered on paper. Their numbers say nothing of who has them, and a sheet's row
-- keeps no time and nothing of the response that came of it.
CREATE TABLE paper_sheet (
    area TEXT NOT NULL REFERENCES area (id),
    survey UUID NOT NULL,
    number BIGINT NOT NULL,
    form_version TEXT NOT NULL,
    -- Whether two persons have keyed it alike, and its response is stored.
    is_stored BOOLEAN NOT NULL,
    PRIMARY KEY (area, survey, number)
);

-- What is keyed of a sheet, until two persons have keyed the same.
CREATE TABLE paper_entry (
    area TEXT NOT NULL REFERENCES area (id),
    survey UUID NOT NULL,
    number BIGINT NOT NULL,
    account UUID NOT NULL,
    -- JSON: what was keyed, by the path of the question.
    keyed TEXT NOT NULL,
    is_done BOOLEAN NOT NULL,
    -- How often it was saved.
    revision BIGINT NOT NULL,
    PRIMARY KEY (area, survey, number, account)
);
