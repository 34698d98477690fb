-- Surveys may promise to be confidential: answers are linked to whoever gave them.
ALTER TABLE survey_terms DROP CONSTRAINT survey_terms_promise_check;
ALTER TABLE survey_terms ADD CONSTRAINT survey_terms_promise_check
    CHECK (promise IN ('anonymous', 'confidential'));

-- The number that stands for somebody in a confidential survey, by her device: those who share a household do not see each
-- other's answers. It is random, and another one in each survey: who has the answers alone cannot tell whose they are, nor
-- put together what somebody answered to two surveys.
CREATE TABLE respondent (
    area TEXT NOT NULL REFERENCES area (id),
    survey UUID NOT NULL,
    device BYTEA NOT NULL,
    number BYTEA NOT NULL,
    PRIMARY KEY (area, survey, device)
);

-- That number in a response; empty where nobody can tell whose it is. Each device answers each version once.
ALTER TABLE response ADD COLUMN respondent BYTEA NOT NULL DEFAULT '';
CREATE UNIQUE INDEX response_by_respondent ON response (area, survey, form_version, respondent)
    WHERE respondent <> '';
