-- What people decided on sentences; nothing is ever taken out.
CREATE TABLE review (
    number   INTEGER NOT NULL PRIMARY KEY,
    text_id  TEXT    NOT NULL,
    reviewer TEXT    NOT NULL,
    record   TEXT    NOT NULL
);
CREATE INDEX review_text ON review (text_id, number);
CREATE INDEX review_reviewer ON review (reviewer, number);

-- Which official figures and measures the verdicts rest on; kept by the triggers.
CREATE TABLE citation (
    cited TEXT NOT NULL,
    claim TEXT NOT NULL REFERENCES verdict (claim) ON DELETE CASCADE,
    PRIMARY KEY (cited, claim)
) WITHOUT ROWID;
CREATE INDEX citation_claim ON citation (claim);
CREATE TRIGGER citation_added AFTER INSERT ON verdict BEGIN
    INSERT OR IGNORE INTO citation (cited, claim)
    SELECT coalesce(json_extract(e.value, '$.figure'), json_extract(e.value, '$.measure')), new.claim
    FROM json_each(new.record, '$.evidence') e
    WHERE json_extract(e.value, '$.sibling') IS NULL;
END;
INSERT OR IGNORE INTO citation (cited, claim)
SELECT coalesce(json_extract(e.value, '$.figure'), json_extract(e.value, '$.measure')), v.claim
FROM verdict v, json_each(v.record, '$.evidence') e
WHERE json_extract(e.value, '$.sibling') IS NULL;

-- Who may use the server. Of passwords and tokens there are hashes only.
CREATE TABLE account (
    name          TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
    role          TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at    TEXT NOT NULL,
    stamp         TEXT NOT NULL
);
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
