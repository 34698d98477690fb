-- An entry of the log may be removed once it is 90 days old by this machine's clock, and not before; the server removes
-- what is older than its operator says. Nothing is ever changed.
DROP TRIGGER audit_entry_append_only ON audit_entry;

CREATE TRIGGER audit_entry_not_changed BEFORE UPDATE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();

CREATE TRIGGER audit_entry_not_removed BEFORE DELETE ON audit_entry
FOR EACH ROW WHEN (OLD.at > EXTRACT(EPOCH FROM now())::BIGINT - 90 * 86400)
EXECUTE FUNCTION refuse_change_of_audit();
