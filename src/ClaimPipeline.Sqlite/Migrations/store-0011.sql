-- What was said of each claim, the latest last; never taken out, also when the claim goes. The same said again under another version of the
-- code or the official data is not said anew: version is the one under which it was said first.
CREATE TABLE verdict_history (
    number  INTEGER NOT NULL PRIMARY KEY,
    claim   TEXT    NOT NULL,
    version TEXT    NOT NULL,
    record  TEXT    NOT NULL
);
CREATE INDEX verdict_history_claim ON verdict_history (claim, number);
CREATE TRIGGER verdict_said AFTER INSERT ON verdict BEGIN
    INSERT INTO verdict_history (claim, version, record)
    SELECT new.claim, new.version, new.record
    WHERE json_remove(new.record, '$.version') IS NOT (
        SELECT json_remove(record, '$.version') FROM verdict_history WHERE claim = new.claim ORDER BY number DESC LIMIT 1);
END;
INSERT INTO verdict_history (claim, version, record) SELECT claim, version, record FROM verdict ORDER BY claim;
