CREATE TABLE alert (
    name   TEXT NOT NULL PRIMARY KEY,
    record TEXT NOT NULL
);

-- Claims that an alert has found, told or not.
CREATE TABLE alert_found (
    alert TEXT NOT NULL,
    claim TEXT NOT NULL,
    PRIMARY KEY (alert, claim)
) WITHOUT ROWID;

-- What is still to be told; numbers are never used again.
CREATE TABLE alert_pending (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    alert  TEXT    NOT NULL,
    record TEXT    NOT NULL
);
CREATE INDEX alert_pending_alert ON alert_pending (alert, number);
