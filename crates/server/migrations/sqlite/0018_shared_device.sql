-- What an area's waiting answers are sealed with and opened by: one for each area, made when a device first asks. Without it
-- they are lost, so it is in every copy.
CREATE TABLE answers_key (
    area TEXT PRIMARY KEY REFERENCES area (id),
    secret BLOB NOT NULL
);
