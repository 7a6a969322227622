PRAGMA application_id = 1131171913;
PRAGMA user_version = 5;
CREATE TABLE block (
    block         INTEGER NOT NULL PRIMARY KEY,
    changed       INTEGER NOT NULL, -- the generation that last wrote to it
    facts_changed INTEGER NOT NULL, -- the generation that last wrote its facts
    alive         BLOB    NOT NULL  -- a bit for each of its documents that is there
);
CREATE INDEX block_changed ON block (changed);
CREATE TABLE document (
    doc         INTEGER NOT NULL PRIMARY KEY,
    article     TEXT    NOT NULL,
    stamp       TEXT    NOT NULL,
    claims      INTEGER NOT NULL, -- how many it has
    fingerprint INTEGER NOT NULL,
    band0       INTEGER NOT NULL, -- the fingerprint in four pieces, lowest first
    band1       INTEGER NOT NULL,
    band2       INTEGER NOT NULL,
    band3       INTEGER NOT NULL
);
CREATE UNIQUE INDEX document_article ON document (article);
CREATE INDEX document_band0 ON document (band0, fingerprint, article) WHERE fingerprint <> 0;
CREATE INDEX document_band1 ON document (band1, fingerprint, article) WHERE fingerprint <> 0;
CREATE INDEX document_band2 ON document (band2, fingerprint, article) WHERE fingerprint <> 0;
CREATE INDEX document_band3 ON document (band3, fingerprint, article) WHERE fingerprint <> 0;
CREATE TABLE fact (
    id   INTEGER NOT NULL PRIMARY KEY, -- of block and column
    data BLOB    NOT NULL
);
CREATE TABLE name (
    id   INTEGER NOT NULL PRIMARY KEY,
    kind INTEGER NOT NULL,
    key  TEXT    NOT NULL,
    name TEXT    NOT NULL,
    UNIQUE (kind, key)
);
CREATE TABLE record (
    doc    INTEGER NOT NULL PRIMARY KEY,
    record BLOB    NOT NULL
);
CREATE TABLE state (
    generation INTEGER NOT NULL,
    cleared    INTEGER NOT NULL, -- the generation before which everything was removed at once
    documents  INTEGER NOT NULL,
    claims     INTEGER NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.'"
);
CREATE TABLE 'words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'words_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'words_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
