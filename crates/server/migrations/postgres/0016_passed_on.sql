-- Answers that another server has, or will never take.
CREATE TABLE passed_on (
    area TEXT NOT NULL REFERENCES area (id),
    -- The other server's address.
    target TEXT NOT NULL,
    response UUID NOT NULL,
    is_taken BOOLEAN NOT NULL,
    PRIMARY KEY (area, target, response)
);
