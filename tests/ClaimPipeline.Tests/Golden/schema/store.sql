PRAGMA application_id = 1131171923;
PRAGMA user_version = 12;
CREATE TABLE access_token (
    id         TEXT NOT NULL PRIMARY KEY,
    account    TEXT NOT NULL COLLATE NOCASE REFERENCES account (name) ON DELETE CASCADE,
    hash       TEXT NOT NULL UNIQUE,
    note       TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT,
    revoked_at TEXT
);
CREATE INDEX access_token_account ON access_token (account);
CREATE TABLE account (
    name          TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
    role          TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at    TEXT NOT NULL,
    stamp         TEXT NOT NULL
);
CREATE TABLE alert (
    name   TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL
);
CREATE TABLE alert_delivery (
    id       TEXT    NOT NULL PRIMARY KEY,
    alert    TEXT    NOT NULL,
    number   INTEGER NOT NULL,
    state    TEXT    NOT NULL, -- this and tried_at as the record has them
    tried_at INTEGER,
    record   TEXT    NOT NULL
);
CREATE INDEX alert_delivery_next ON alert_delivery (alert, state, number);
CREATE INDEX alert_delivery_order ON alert_delivery (number);
CREATE TABLE alert_found (
    alert TEXT NOT NULL,
    claim TEXT NOT NULL,
    PRIMARY KEY (alert, claim)
) WITHOUT ROWID;
CREATE TABLE alert_pending (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    alert  TEXT    NOT NULL,
    record TEXT    NOT NULL
);
CREATE INDEX alert_pending_alert ON alert_pending (alert, number);
CREATE TABLE article (
    id              TEXT    NOT NULL PRIMARY KEY,
    page            TEXT    NOT NULL REFERENCES page (id),
    canonical_url   TEXT    NOT NULL,
    fetched_at      INTEGER NOT NULL, -- of the page
    version         TEXT    NOT NULL,
    stamp           TEXT    NOT NULL, -- of the analysis
    full_stamp      TEXT    NOT NULL, -- of the analysis and the verdicts
    verdict_version TEXT,             -- when every claim has a verdict of this one version; '' when there is no claim
    fingerprint     INTEGER NOT NULL,
    band0           INTEGER NOT NULL, -- the fingerprint in four pieces, lowest first
    band1           INTEGER NOT NULL,
    band2           INTEGER NOT NULL,
    band3           INTEGER NOT NULL,
    record          TEXT    NOT NULL  -- the whole analysis
, revision_version TEXT);
CREATE INDEX article_band0 ON article (band0, fingerprint, id) WHERE fingerprint <> 0;
CREATE INDEX article_band1 ON article (band1, fingerprint, id) WHERE fingerprint <> 0;
CREATE INDEX article_band2 ON article (band2, fingerprint, id) WHERE fingerprint <> 0;
CREATE INDEX article_band3 ON article (band3, fingerprint, id) WHERE fingerprint <> 0;
CREATE INDEX article_pending ON article (id, verdict_version);
CREATE INDEX article_revision ON article (id, revision_version);
CREATE INDEX article_stamp ON article (id, full_stamp);
CREATE INDEX article_url ON article (canonical_url, fetched_at, id);
CREATE TABLE citation (
    cited TEXT NOT NULL,
    claim TEXT NOT NULL REFERENCES verdict (claim) ON DELETE CASCADE,
    PRIMARY KEY (cited, claim)
) WITHOUT ROWID;
CREATE INDEX citation_claim ON citation (claim);
CREATE TABLE claim (
    id      TEXT    NOT NULL PRIMARY KEY,
    article TEXT    NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL
);
CREATE UNIQUE INDEX claim_article ON claim (article, ordinal);
CREATE TABLE frontier (
    url         TEXT    NOT NULL PRIMARY KEY,
    authority   TEXT    NOT NULL,
    priority    INTEGER NOT NULL, -- this, depth and due_at win over the record's
    depth       INTEGER NOT NULL,
    due_at      INTEGER NOT NULL,
    quarantined INTEGER NOT NULL,
    record      TEXT    NOT NULL
, shape INTEGER, found_at INTEGER, seed TEXT NOT NULL DEFAULT '');
CREATE INDEX frontier_authority ON frontier (authority, priority DESC, due_at, url) WHERE quarantined = 0;
CREATE INDEX frontier_due ON frontier (priority DESC, due_at, url, authority) WHERE quarantined = 0;
CREATE INDEX frontier_quarantined ON frontier (url) WHERE quarantined = 1;
CREATE INDEX frontier_seed ON frontier (seed, priority DESC, due_at, url, authority) WHERE quarantined = 0;
CREATE INDEX frontier_shape ON frontier (shape, found_at, url) WHERE shape IS NOT NULL;
CREATE TABLE gone (
    page   TEXT NOT NULL PRIMARY KEY REFERENCES page (id),
    record TEXT NOT NULL
);
CREATE TABLE measure (
    id     TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL
);
CREATE TABLE official_figure (
    series          TEXT NOT NULL,
    period_start    TEXT NOT NULL,
    period_end      TEXT NOT NULL,
    edition         TEXT NOT NULL,
    published_start TEXT NOT NULL, -- '' when not known
    published_end   TEXT NOT NULL,
    subject         TEXT NOT NULL,
    record          TEXT NOT NULL,
    PRIMARY KEY (series, period_start, period_end, edition)
);
CREATE INDEX official_figure_subject
    ON official_figure (subject, series, period_start, period_end, published_start, published_end, edition);
CREATE TABLE official_look (
    id     INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    record TEXT    NOT NULL
);
CREATE TABLE official_update (
    at      INTEGER NOT NULL,
    digest  TEXT    NOT NULL,
    outcome TEXT    NOT NULL, -- as the record has it
    record  TEXT    NOT NULL,
    PRIMARY KEY (at, digest)
) WITHOUT ROWID;
CREATE INDEX official_update_digest ON official_update (digest, outcome);
CREATE TABLE page (
    id              TEXT    NOT NULL PRIMARY KEY,
    url             TEXT    NOT NULL,
    fetched_at      INTEGER NOT NULL,
    outcome_version TEXT,
    article         TEXT,
    drop_reason     TEXT,
    drop_detail     TEXT,
    record          TEXT    NOT NULL
);
CREATE INDEX page_article ON page (article, fetched_at, id) WHERE article IS NOT NULL;
CREATE INDEX page_pending ON page (fetched_at, id, outcome_version);
CREATE INDEX page_url ON page (url);
CREATE TABLE quarantine (
    pass   TEXT NOT NULL,
    item   TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (pass, item)
) WITHOUT ROWID;
CREATE TABLE reference_past (
    number   INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    revision TEXT    NOT NULL UNIQUE,
    sources  TEXT    NOT NULL
);
CREATE TABLE reference_state (
    revision TEXT NOT NULL
);
CREATE TABLE reference_touched (
    since INTEGER NOT NULL,
    part  INTEGER NOT NULL,
    PRIMARY KEY (since, part)
) WITHOUT ROWID;
CREATE TABLE review (
    number   INTEGER NOT NULL PRIMARY KEY,
    text_id  TEXT    NOT NULL,
    reviewer TEXT    NOT NULL,
    record   TEXT    NOT NULL
);
CREATE INDEX review_reviewer ON review (reviewer, number);
CREATE INDEX review_text ON review (text_id, number);
CREATE TABLE revision (
    id      TEXT    NOT NULL PRIMARY KEY,
    earlier TEXT    NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    later   TEXT    REFERENCES article (id) ON DELETE CASCADE, -- null when the page is gone
    seen_at INTEGER NOT NULL,
    record  TEXT    NOT NULL
);
CREATE INDEX revision_earlier ON revision (earlier);
CREATE INDEX revision_later ON revision (later) WHERE later IS NOT NULL;
CREATE INDEX revision_order ON revision (seen_at, id);
CREATE TABLE run (
    id         TEXT    NOT NULL PRIMARY KEY,
    started_at INTEGER NOT NULL,
    record     TEXT    NOT NULL
);
CREATE INDEX run_started ON run (started_at, id);
CREATE TABLE run_lock (
    name       TEXT    NOT NULL PRIMARY KEY,
    host       TEXT    NOT NULL,
    process    TEXT    NOT NULL,
    taken_at   INTEGER NOT NULL,
    renewed_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE schedule (
    source TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE sqlite_sequence(name,seq);
CREATE TRIGGER citation_added AFTER INSERT ON verdict BEGIN
    INSERT OR IGNORE INTO citation (cited, claim)
    SELECT coalesce(json_extract(e.value, '$.figure'), json_extract(e.value, '$.measure')), new.claim
    FROM json_each(new.record, '$.evidence') e
    WHERE json_extract(e.value, '$.sibling') IS NULL;
END;
CREATE TRIGGER verdict_said AFTER INSERT ON verdict BEGIN
    INSERT INTO verdict_history (claim, version, record)
    SELECT new.claim, new.version, new.record
    WHERE json_remove(new.record, '$.version') IS NOT (
        SELECT json_remove(record, '$.version') FROM verdict_history WHERE claim = new.claim ORDER BY number DESC LIMIT 1);
END;
CREATE TABLE verdict (
    claim   TEXT NOT NULL PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
    version TEXT NOT NULL,
    record  TEXT NOT NULL
);
CREATE TABLE verdict_history (
    number  INTEGER NOT NULL PRIMARY KEY,
    claim   TEXT    NOT NULL,
    version TEXT    NOT NULL,
    record  TEXT    NOT NULL
);
CREATE INDEX verdict_history_claim ON verdict_history (claim, number);
CREATE TABLE verdict_read (
    article TEXT NOT NULL PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    reads   BLOB NOT NULL
) WITHOUT ROWID;
