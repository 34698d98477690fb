-- Shifts of volunteers. What is said of a shift is in its row; here is what it is given out by.

CREATE TABLE shift (
    area TEXT NOT NULL REFERENCES area (id),
    id UUID NOT NULL,
    activity UUID NOT NULL,
    -- Unix seconds.
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    opens_at BIGINT NOT NULL,
    -- What lots are drawn with; told to nobody.
    seed BYTEA NOT NULL,
    given_out BOOLEAN NOT NULL,
    -- Whether it does not take place.
    called_off BOOLEAN NOT NULL,
    -- Whether it and its notes are on no phone any more.
    put_away BOOLEAN NOT NULL,
    PRIMARY KEY (area, id)
);

CREATE INDEX shift_by_opening ON shift (given_out, opens_at);
CREATE INDEX shift_by_end ON shift (put_away, ends_at);

CREATE TABLE shift_sign_up (
    area TEXT NOT NULL REFERENCES area (id),
    -- Made on the phone.
    id UUID NOT NULL,
    shift UUID NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    -- wished, waiting, taken, offered, left
    state TEXT NOT NULL,
    -- When the server heard of it, in Unix seconds.
    heard_at BIGINT NOT NULL,
    PRIMARY KEY (area, id)
);

CREATE INDEX shift_sign_up_by_shift ON shift_sign_up (area, shift);
CREATE INDEX shift_sign_up_by_account ON shift_sign_up (area, account);

-- What the staff know of a volunteer beyond her roles. Nobody's birthday and no papers are kept.
CREATE TABLE qualification (
    account UUID NOT NULL PRIMARY KEY REFERENCES account (id),
    -- Of somebody under 18: is 15 or more, and has left compulsory school.
    left_school BOOLEAN NOT NULL,
    -- A JSON array of what she can.
    skills TEXT NOT NULL
);
