CREATE TEMP VIEW mailing AS SELECT *, '' AS parts FROM main.mailing;
CREATE TEMP TABLE reservation (mailing INTEGER PRIMARY KEY, boot TEXT, at TEXT, mails TEXT);
CREATE TEMP TABLE pace (server TEXT PRIMARY KEY, next TEXT, gap INTEGER);
