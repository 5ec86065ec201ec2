CREATE TEMP TABLE objection (key TEXT PRIMARY KEY, address TEXT, at TEXT, source TEXT);
CREATE TEMP TABLE read_folder (server TEXT, folder TEXT, validity INTEGER, next INTEGER);
CREATE TEMP TABLE filed (message_id TEXT, way TEXT, state TEXT, at TEXT);
