-- What the verdicts on an article's claims asked of the official data: numbers of four bytes, in order (Records/ReferenceKey). No row when that
-- is not known. Not in the article's row, where it would lie behind the whole analysis.
CREATE TABLE verdict_read (
    article TEXT NOT NULL PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    reads   BLOB NOT NULL
) WITHOUT ROWID;

-- The official data as they were when somebody asked for their revision, and which parts were touched by imports since; sources: a JSON list in
-- the order in which they are asked. since: the number that was the last one when the part was touched.
CREATE TABLE reference_past (
    number   INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision TEXT    NOT NULL UNIQUE,
    sources  TEXT    NOT NULL
);
CREATE TABLE reference_touched (
    since INTEGER NOT NULL,
    part  INTEGER NOT NULL,
    PRIMARY KEY (since, part)
) WITHOUT ROWID;

-- Computed again when it is next asked for, so that the first entry is made.
UPDATE reference_state SET revision = '';

-- What became of files with official data that were dropped or fetched, and the one last look for them.
CREATE TABLE official_update (
    at      INTEGER NOT NULL,
    digest  TEXT    NOT NULL,
    outcome TEXT    NOT NULL, -- as the record has it
    record  TEXT    NOT NULL,
    PRIMARY KEY (at, digest)
) WITHOUT ROWID;
CREATE INDEX official_update_digest ON official_update (digest, outcome);
CREATE TABLE official_look (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    record TEXT    NOT NULL
);
