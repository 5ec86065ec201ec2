-- `objection`: who wants no more mails of any mailing; see the module `objection`. `read_folder`: how far a folder
-- of the office's mailbox was read (`validity` and `next` are UIDVALIDITY and the next UID, RFC 3501, section
-- 2.3.1.1). `filed`: copies and reports of mailings that the office has got; see the module `filed`.
CREATE TABLE objection (
    key     TEXT PRIMARY KEY,
    address TEXT NOT NULL,
    at      TEXT NOT NULL,
    source  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE read_folder (
    server   TEXT NOT NULL,
    folder   TEXT NOT NULL,
    validity INTEGER NOT NULL,
    next     INTEGER NOT NULL,
    PRIMARY KEY (server, folder)
) STRICT, WITHOUT ROWID;
CREATE TABLE filed (
    message_id TEXT NOT NULL,
    way        TEXT NOT NULL,
    state      TEXT NOT NULL,
    at         TEXT NOT NULL,
    PRIMARY KEY (message_id, way)
) STRICT, WITHOUT ROWID;
