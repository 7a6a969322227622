-- The revision of all official figures and measures, kept so that a pass with nothing to do need not read them: '' when it is to be
-- computed anew.
CREATE TABLE reference_state (
    revision TEXT NOT NULL
);
INSERT INTO reference_state (revision) VALUES ('');
