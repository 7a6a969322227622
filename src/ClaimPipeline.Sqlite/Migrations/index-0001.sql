-- The index is derived: a changed schema or tokenizer raises SqliteSchema.Index's version, and the file is made anew.

CREATE TABLE state (
    generation INTEGER NOT NULL,
    documents  INTEGER NOT NULL,
    claims     INTEGER NOT NULL
);
INSERT INTO state (generation, documents, claims) VALUES (0, 0, 0);

-- Publishers, hosts, languages, and the entities of claims. kind: see NameKind.
CREATE TABLE name (
    id   INTEGER NOT NULL PRIMARY KEY,
    kind INTEGER NOT NULL,
    key  TEXT    NOT NULL,
    name TEXT    NOT NULL,
    UNIQUE (kind, key)
);

-- Narrow on purpose: it is walked and joined; what a hit shows lies in record. Days are day numbers from 0001-01-01.
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
CREATE INDEX document_published ON document (published DESC, article, fingerprint);
CREATE INDEX document_band0 ON document (band0, fingerprint, article) WHERE fingerprint <> 0;
CREATE INDEX document_band1 ON document (band1, fingerprint, article) WHERE fingerprint <> 0;
CREATE INDEX document_band2 ON document (band2, fingerprint, article) WHERE fingerprint <> 0;
CREATE INDEX document_band3 ON document (band3, fingerprint, article) WHERE fingerprint <> 0;

-- What facets count, a document a row: see ClaimCodes.
CREATE TABLE packed (
    doc   INTEGER NOT NULL PRIMARY KEY,
    codes BLOB    NOT NULL
);

CREATE TABLE record (
    doc    INTEGER NOT NULL PRIMARY KEY,
    record TEXT    NOT NULL
);

-- Words of title and text as our own tokenizer cuts them, joined by spaces; the engine's tokenizer only splits at these.
CREATE VIRTUAL TABLE words USING fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.'"
);

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
-- All that filters ask for, so that the rows themselves are not read. Few periods are longer than a year: these have an index of their
-- own, and the others are found by the days on which they can begin.
CREATE INDEX claim_commodity ON claim (commodity, period_start, period_end, kind, place, indicator, verdict, reason);
CREATE INDEX claim_place ON claim (place, period_start, period_end, kind, commodity, indicator, verdict, reason);
CREATE INDEX claim_indicator ON claim (indicator, period_start, period_end, kind, place, commodity, verdict, reason);
CREATE INDEX claim_revised ON claim (doc, revised) WHERE revised <> 0;
CREATE INDEX claim_long ON claim (commodity, place, indicator, period_start, period_end) WHERE period_end - period_start > 366;

-- Amounts in the base unit of their dimension.
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
