-- What later versions of a page, and copies of a story, tell otherwise; it takes the place of the differences of figures, which are found
-- again with it. revision_version: of what found the article's revisions; null when it is to be held against others anew.
DROP TABLE figure_difference;
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
ALTER TABLE article ADD COLUMN revision_version TEXT;
CREATE INDEX article_revision ON article (id, revision_version);

-- Pages that are not to be had any more.
CREATE TABLE gone (
    page   TEXT NOT NULL PRIMARY KEY REFERENCES page (id),
    record TEXT NOT NULL
);
