-- What a version of a form says in full: code books are made of it, and other programs collect with it. Nothing where a
-- program stored only what phones read; publishing the same workbook again fills it in.
ALTER TABLE survey ADD COLUMN xml TEXT;
-- Which of its survey's versions it is, counted as they were published.
ALTER TABLE survey ADD COLUMN number BIGINT NOT NULL DEFAULT 0;

-- Other programs that may bring answers of people who are helped: a name for each, and what its password digests to.
CREATE TABLE collector (
    area TEXT NOT NULL REFERENCES area (id),
    name TEXT NOT NULL,
    password_digest BLOB NOT NULL,
    PRIMARY KEY (area, name)
);
