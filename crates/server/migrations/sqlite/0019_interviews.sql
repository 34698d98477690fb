-- How a response was collected: one of four words, and nothing of a device or of who helped. Empty where it is not known: it
-- came before this was kept, or another program brought it.
ALTER TABLE response ADD COLUMN collected TEXT NOT NULL DEFAULT ''
    CHECK (collected IN ('', 'self', 'kiosk', 'interview', 'paper'));

-- Visits of interviewers that brought no answers: what each changes in how many said no and how many were not at home. Not
-- where, not by whom, and no time of the day. Ids are random and there is no hidden row number, so that the order is not kept.
CREATE TABLE visit (
    area TEXT NOT NULL REFERENCES area (id),
    id BLOB NOT NULL,
    survey BLOB NOT NULL,
    -- Days since 1970-01-01.
    day INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    -- Below zero where somebody is at home who was not before, or where one that was counted is taken back.
    nobody_home INTEGER NOT NULL,
    PRIMARY KEY (area, id)
) WITHOUT ROWID;
CREATE INDEX visit_by_survey ON visit (area, survey);
