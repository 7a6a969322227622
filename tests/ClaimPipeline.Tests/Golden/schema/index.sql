PRAGMA application_id = 1131171913;
PRAGMA user_version = 4;
CREATE TABLE claim (
    doc          INTEGER NOT NULL,
    ordinal      INTEGER NOT NULL,
    kind         INTEGER NOT NULL,
    place        INTEGER,
    commodity    INTEGER,
    indicator    INTEGER,
    period_start INTEGER,
    period_end   INTEGER,
    verdict      INTEGER,
    reason       INTEGER,
    amount       REAL, -- the main figure, in the base unit of its dimension
    revised      INTEGER NOT NULL, -- a bit for every RevisionKind
    difference   REAL, -- from the official figure, in proportion, without its sign
    PRIMARY KEY (doc, ordinal)
) WITHOUT ROWID;
CREATE INDEX claim_commodity ON claim (commodity, period_start, period_end, kind, place, indicator, verdict, reason);
CREATE INDEX claim_indicator ON claim (indicator, period_start, period_end, kind, place, commodity, verdict, reason);
CREATE INDEX claim_long ON claim (commodity, place, indicator, period_start, period_end) WHERE period_end - period_start > 366;
CREATE INDEX claim_place ON claim (place, period_start, period_end, kind, commodity, indicator, verdict, reason);
CREATE INDEX claim_revised ON claim (doc, revised) WHERE revised <> 0;
CREATE TABLE document (
    doc         INTEGER NOT NULL PRIMARY KEY,
    article     TEXT    NOT NULL,
    stamp       TEXT    NOT NULL,
    published   INTEGER,
    publisher   INTEGER NOT NULL,
    source      INTEGER NOT NULL,
    language    INTEGER NOT NULL,
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
CREATE INDEX document_published ON document (published DESC, article, fingerprint);
CREATE TABLE figure (
    doc          INTEGER NOT NULL,
    ordinal      INTEGER NOT NULL,
    number       INTEGER NOT NULL,
    dimension    INTEGER NOT NULL,
    low          REAL    NOT NULL,
    high         REAL    NOT NULL,
    rounded_low  REAL    NOT NULL,
    rounded_high REAL    NOT NULL,
    PRIMARY KEY (doc, ordinal, number)
) WITHOUT ROWID;
CREATE INDEX figure_low ON figure (dimension, low, high);
CREATE INDEX figure_range ON figure (dimension, low, high) WHERE high > low;
CREATE TABLE name (
    id   INTEGER NOT NULL PRIMARY KEY,
    kind INTEGER NOT NULL,
    key  TEXT    NOT NULL,
    name TEXT    NOT NULL,
    UNIQUE (kind, key)
);
CREATE TABLE packed (
    doc   INTEGER NOT NULL PRIMARY KEY,
    codes BLOB    NOT NULL
);
CREATE TABLE record (
    doc    INTEGER NOT NULL PRIMARY KEY,
    record TEXT    NOT NULL
);
CREATE TABLE state (
    generation INTEGER NOT NULL,
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
