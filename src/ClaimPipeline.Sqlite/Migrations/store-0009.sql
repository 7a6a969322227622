-- When sources are crawled by themselves, and who works on what.
CREATE TABLE schedule (
    source TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE run_lock (
    name       TEXT    NOT NULL PRIMARY KEY,
    host       TEXT    NOT NULL,
    process    TEXT    NOT NULL,
    taken_at   INTEGER NOT NULL,
    renewed_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;

-- Entries by the seed that led to them, so that one source can be crawled alone.
ALTER TABLE frontier ADD COLUMN seed TEXT NOT NULL DEFAULT '';
UPDATE frontier SET seed = json_extract(record, '$.seed');
CREATE INDEX frontier_seed ON frontier (seed, priority DESC, due_at, url, authority) WHERE quarantined = 0;
