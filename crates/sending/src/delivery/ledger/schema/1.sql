CREATE TABLE mailing (
    row      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    way      TEXT NOT NULL CHECK (way IN ('smtp', 'folder', 'drafts')),
    round    INTEGER NOT NULL,
    series   TEXT,
    kind     TEXT NOT NULL,
    date     TEXT,
    content  TEXT NOT NULL,
    plan     TEXT NOT NULL,
    created  TEXT NOT NULL,
    UNIQUE (id, way, round)
) STRICT;
CREATE TABLE delivery (
    mailing    INTEGER NOT NULL REFERENCES mailing (row),
    key        TEXT NOT NULL,
    position   INTEGER NOT NULL,
    address    TEXT NOT NULL,
    name       TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN
        ('planned', 'sending', 'sent', 'deferred', 'refused', 'uncertain', 'bounced')),
    at         TEXT NOT NULL,
    code       INTEGER,
    reply      TEXT NOT NULL DEFAULT '',
    message_id TEXT NOT NULL DEFAULT '',
    attempts   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (mailing, key)
) STRICT, WITHOUT ROWID;
