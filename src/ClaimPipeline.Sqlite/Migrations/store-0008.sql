-- What is told together: settled before it is told for the first time, kept for a while behind it. number: of its first item.
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
