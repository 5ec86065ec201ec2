-- One more state: `complained`.
CREATE TABLE delivery_3 (
    mailing    INTEGER NOT NULL REFERENCES mailing (row),
    key        TEXT NOT NULL,
    position   INTEGER NOT NULL,
    address    TEXT NOT NULL,
    name       TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN
        ('planned', 'sending', 'sent', 'deferred', 'refused', 'uncertain', 'bounced', 'complained')),
    at         TEXT NOT NULL,
    code       INTEGER,
    reply      TEXT NOT NULL DEFAULT '',
    message_id TEXT NOT NULL DEFAULT '',
    attempts   INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (mailing, key)
) STRICT, WITHOUT ROWID;
INSERT INTO delivery_3 SELECT mailing, key, position, address, name, state, at, code, reply,
    message_id, attempts FROM delivery;
DROP TABLE delivery;
ALTER TABLE delivery_3 RENAME TO delivery;
