-- Surveys may promise to be confidential: answers are linked to whoever gave them. A constraint cannot be changed here, so
-- the table is made anew.
CREATE TABLE survey_terms_wider (
    area TEXT NOT NULL REFERENCES area (id),
    survey BLOB NOT NULL,
    audience TEXT NOT NULL CHECK (audience IN ('open', 'invited', 'supervised')),
    promise TEXT NOT NULL CHECK (promise IN ('anonymous', 'confidential')),
    delay_minutes_max BIGINT NOT NULL,
    token_seed BLOB NOT NULL,
    PRIMARY KEY (area, survey)
);
INSERT INTO survey_terms_wider (area, survey, audience, promise, delay_minutes_max, token_seed)
    SELECT area, survey, audience, promise, delay_minutes_max, token_seed FROM survey_terms;
DROP TABLE survey_terms;
ALTER TABLE survey_terms_wider RENAME TO survey_terms;

-- The number that stands for somebody in a confidential survey, by her device: those who share a household do not see each
-- other's answers. It is random, and another one in each survey: who has the answers alone cannot tell whose they are, nor
-- put together what somebody answered to two surveys.
CREATE TABLE respondent (
    area TEXT NOT NULL REFERENCES area (id),
    survey BLOB NOT NULL,
    device BLOB NOT NULL,
    number BLOB NOT NULL,
    PRIMARY KEY (area, survey, device)
) WITHOUT ROWID;

-- That number in a response; empty where nobody can tell whose it is. Each device answers each version once.
ALTER TABLE response ADD COLUMN respondent BLOB NOT NULL DEFAULT x'';
CREATE UNIQUE INDEX response_by_respondent ON response (area, survey, form_version, respondent)
    WHERE respondent <> x'';
