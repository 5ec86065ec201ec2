-- What a file has in version 5, for a server that several machines use. `reservation` is for what a power cut may leave
-- of a file, and always empty here; `place` is missing. Texts are compared byte by byte, as a file compares them.
-- `run`: see the module `lease`; each machine at work has a row, and `account` is what it sends. `lease` is the token
-- of the run that may begin a person's mail; room is left for what changes in a row while a mail is sent.
CREATE TABLE rundmail_ledger (version bigint NOT NULL);
CREATE TABLE mailing (
    row      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id       text COLLATE "C" NOT NULL,
    way      text COLLATE "C" NOT NULL CHECK (way IN ('smtp', 'folder', 'drafts')),
    round    bigint NOT NULL,
    series   text COLLATE "C",
    kind     text COLLATE "C" NOT NULL,
    date     text COLLATE "C",
    content  text COLLATE "C" NOT NULL,
    plan     text COLLATE "C" NOT NULL,
    created  text COLLATE "C" NOT NULL,
    parts    text COLLATE "C" NOT NULL DEFAULT '',
    UNIQUE (id, way, round)
);
CREATE TABLE delivery (
    mailing    bigint NOT NULL REFERENCES mailing (row),
    key        text COLLATE "C" NOT NULL,
    position   bigint NOT NULL,
    address    text COLLATE "C" NOT NULL,
    name       text COLLATE "C" NOT NULL,
    state      text COLLATE "C" NOT NULL CHECK (state IN
        ('planned', 'sending', 'sent', 'deferred', 'refused', 'uncertain', 'bounced', 'complained')),
    at         text COLLATE "C" NOT NULL,
    code       bigint,
    reply      text COLLATE "C" NOT NULL DEFAULT '',
    message_id text COLLATE "C" NOT NULL DEFAULT '',
    attempts   bigint NOT NULL DEFAULT 0,
    lease      text COLLATE "C",
    PRIMARY KEY (mailing, key)
) WITH (fillfactor = 70);
CREATE TABLE reservation (mailing bigint PRIMARY KEY);
CREATE TABLE pace (
    server text COLLATE "C" PRIMARY KEY,
    next   text COLLATE "C" NOT NULL,
    gap    bigint NOT NULL
);
CREATE TABLE run (
    token   text COLLATE "C" PRIMARY KEY,
    id      text COLLATE "C" NOT NULL,
    holder  text COLLATE "C" NOT NULL,
    account bigint NOT NULL REFERENCES mailing (row),
    until   timestamptz NOT NULL DEFAULT clock_timestamp() + interval '30 seconds'
) WITH (fillfactor = 30);
CREATE TABLE forgiven (
    id    text COLLATE "C" PRIMARY KEY,
    begun text COLLATE "C" NOT NULL
);
CREATE TABLE objection (
    key     text COLLATE "C" PRIMARY KEY,
    address text COLLATE "C" NOT NULL,
    at      text COLLATE "C" NOT NULL,
    source  text COLLATE "C" NOT NULL
);
CREATE TABLE read_folder (
    server   text COLLATE "C" NOT NULL,
    folder   text COLLATE "C" NOT NULL,
    validity bigint NOT NULL,
    next     bigint NOT NULL,
    PRIMARY KEY (server, folder)
);
CREATE TABLE filed (
    message_id text COLLATE "C" NOT NULL,
    way        text COLLATE "C" NOT NULL,
    state      text COLLATE "C" NOT NULL,
    at         text COLLATE "C" NOT NULL,
    PRIMARY KEY (message_id, way)
);
INSERT INTO rundmail_ledger VALUES (5);
