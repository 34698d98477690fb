-- How a response was collected: one of four words, and nothing of a device or of who helped. Empty where it is not known: it
-- came before this was kept, or another program brought it.
ALTER TABLE response ADD COLUMN collected TEXT NOT NULL DEFAULT ''
    CHECK (collected IN ('', 'self', 'kiosk', 'interview', 'paper'));

-- Visits of interviewers that brought no answers: what each changes in how many said no and how many were not at home. Not
-- where, not by whom, and no time of the day. Ids are random, so that the order is not kept.
CREATE TABLE visit (
    area TEXT NOT NULL REFERENCES area (id),
    id UUID NOT NULL,
    survey UUID NOT NULL,
    -- Days since 1970-01-01.
    day BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    -- Below zero where somebody is at home who was not before, or where one that was counted is taken back.
    nobody_home BIGINT NOT NULL,
    PRIMARY KEY (area, id)
);
CREATE INDEX visit_by_survey ON visit (area, survey);
