-- `reservation`: see the module `reservation`; `mails` is a JSON object from key to Message-ID. `pace`: `next`
-- in RFC 3339 with milliseconds, `gap` in milliseconds.
ALTER TABLE mailing ADD COLUMN parts TEXT NOT NULL DEFAULT '';
CREATE TABLE reservation (
    mailing INTEGER PRIMARY KEY REFERENCES mailing (row),
    boot    TEXT NOT NULL,
    at      TEXT NOT NULL,
    mails   TEXT NOT NULL CHECK (json_valid(mails))
) STRICT;
CREATE TABLE pace (
    server TEXT PRIMARY KEY,
    next   TEXT NOT NULL,
    gap    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
