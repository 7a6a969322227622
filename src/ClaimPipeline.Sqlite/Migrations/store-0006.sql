-- Items that the program failed on, each with its error, until its pass gets through it.
CREATE TABLE quarantine (
    pass   TEXT NOT NULL,
    item   TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (pass, item)
) WITHOUT ROWID;
