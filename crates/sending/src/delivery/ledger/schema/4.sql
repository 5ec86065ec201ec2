-- `run`: see the module `claim`; `holder` is the JSON of a `Holder`, or empty; `account` is the account that is
-- being sent and not finished. `place`: see the module `place`; the last row is where the ledger was last used.
-- `forgiven`: mailings that this ledger need not know, as the user has confirmed; `begun` is the JSON of their
-- checkpoint.
CREATE TABLE run (
    id      TEXT PRIMARY KEY,
    token   TEXT NOT NULL,
    holder  TEXT NOT NULL,
    account INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE place (
    row  INTEGER PRIMARY KEY,
    host TEXT NOT NULL,
    path TEXT NOT NULL,
    file TEXT,
    UNIQUE (host, path)
) STRICT;
CREATE TABLE forgiven (
    id    TEXT PRIMARY KEY,
    begun TEXT NOT NULL
) STRICT, WITHOUT ROWID;
