-- Addresses that differ in numbers or parameters only are counted by their shape, so that a trap's budget outlives the process.
-- Both are null of all others.
ALTER TABLE frontier ADD COLUMN shape INTEGER;
ALTER TABLE frontier ADD COLUMN found_at INTEGER;
CREATE INDEX frontier_shape ON frontier (shape, found_at, url) WHERE shape IS NOT NULL;
