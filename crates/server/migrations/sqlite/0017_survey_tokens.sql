-- Who may answer a survey and what is promised, where its workbook says so, with the seed of the key that its tokens are
-- made with. Whoever has the seed can make tokens; nobody can tell by it whose a token is.
CREATE TABLE survey_terms (
    area TEXT NOT NULL REFERENCES area (id),
    survey BLOB NOT NULL,
    audience TEXT NOT NULL CHECK (audience IN ('open', 'invited', 'supervised')),
    promise TEXT NOT NULL CHECK (promise IN ('anonymous')),
    delay_minutes_max BIGINT NOT NULL,
    token_seed BLOB NOT NULL,
    PRIMARY KEY (area, survey)
);

-- Codes of letters and of the staff: by each of them some tokens may be had. Not who was written to.
CREATE TABLE survey_code (
    area TEXT NOT NULL REFERENCES area (id),
    survey BLOB NOT NULL,
    code_digest BLOB NOT NULL,
    tokens BIGINT NOT NULL,
    PRIMARY KEY (area, survey, code_digest)
) WITHOUT ROWID;

-- What was evaluated for whom: the digests of a device or a code, and of what it sent, which says nothing of the token
-- that it made of it. Without a time and, where there are such, without a hidden row number.
CREATE TABLE token_given (
    area TEXT NOT NULL REFERENCES area (id),
    survey BLOB NOT NULL,
    holder BLOB NOT NULL,
    element_digest BLOB NOT NULL,
    PRIMARY KEY (area, survey, holder, element_digest)
) WITHOUT ROWID;

-- The digest of the token that a response spent; empty where the survey has no terms.
ALTER TABLE response ADD COLUMN token_digest BLOB NOT NULL DEFAULT x'';
CREATE UNIQUE INDEX response_by_token ON response (area, survey, token_digest)
    WHERE token_digest <> x'';
