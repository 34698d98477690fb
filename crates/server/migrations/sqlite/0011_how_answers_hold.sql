-- What the form of its version said of a response when it came: `allowed`; `contrary` to its rules; or `unchecked`, where
-- this program could not open the form. Nothing is turned away for it. What came before was turned away, so it is allowed.
ALTER TABLE response ADD COLUMN verdict TEXT NOT NULL DEFAULT 'allowed'
    CHECK (verdict IN ('allowed', 'contrary', 'unchecked'));
