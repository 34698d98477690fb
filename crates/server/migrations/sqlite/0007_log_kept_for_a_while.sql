-- An entry of the log may be removed once it is 90 days old by this machine's clock, and not before; the server removes
-- what is older than its operator says. Nothing is ever changed.
DROP TRIGGER audit_entry_not_removed;

CREATE TRIGGER audit_entry_not_removed BEFORE DELETE ON audit_entry
WHEN OLD.at > CAST(strftime('%s', 'now') AS INTEGER) - 90 * 86400
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
