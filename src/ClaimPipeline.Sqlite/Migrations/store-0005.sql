-- Figures that versions of a page, or copies of a story, tell differently. fetched_at is that of the later one's page.
CREATE TABLE figure_difference (
    id         TEXT    NOT NULL PRIMARY KEY,
    earlier    TEXT    NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    later      TEXT    NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    fetched_at INTEGER NOT NULL,
    record     TEXT    NOT NULL
);
CREATE INDEX figure_difference_earlier ON figure_difference (earlier);
CREATE INDEX figure_difference_later ON figure_difference (later);
CREATE INDEX figure_difference_order ON figure_difference (fetched_at, id);
