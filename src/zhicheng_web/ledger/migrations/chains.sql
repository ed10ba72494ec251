-- The chain of view_log is one; unit_entry has one for each organisation. The database itself chains a row when it comes, so
-- that no writer can forget it: `chain_text` is the row as it was hashed.
ALTER TABLE view_log
    ADD COLUMN xid xid8, ADD COLUMN chain text, ADD COLUMN chain_seq bigint, ADD COLUMN chain_text text,
    ADD COLUMN chain_prev bytea, ADD COLUMN chain_hash bytea,
    ADD CONSTRAINT view_log_chain_once UNIQUE (chain, chain_seq);
ALTER TABLE unit_entry
    ADD COLUMN xid xid8, ADD COLUMN chain text, ADD COLUMN chain_seq bigint, ADD COLUMN chain_text text,
    ADD COLUMN chain_prev bytea, ADD COLUMN chain_hash bytea,
    ADD CONSTRAINT unit_entry_chain_once UNIQUE (chain, chain_seq);
CREATE INDEX view_log_by_transaction ON view_log (xid, id);
CREATE INDEX unit_entry_by_transaction ON unit_entry (xid, id);

CREATE FUNCTION chain_row() RETURNS trigger LANGUAGE plpgsql SET TimeZone = 'UTC' AS $$
DECLARE
    its_chain text := TG_TABLE_NAME || coalesce(':' || (to_jsonb(NEW)->>'organisation_id'), '');
    last record;
BEGIN
    -- One at a time in a chain; the next question sees what whoever was before has committed.
    PERFORM pg_advisory_xact_lock(hashtextextended('zhicheng ' || its_chain, 0));
    EXECUTE format('SELECT chain_seq, chain_hash FROM %I WHERE chain = $1 ORDER BY chain_seq DESC LIMIT 1', TG_TABLE_NAME)
        INTO last USING its_chain;
    NEW.chain := its_chain;
    NEW.chain_seq := coalesce(last.chain_seq, 0) + 1;
    NEW.chain_prev := coalesce(last.chain_hash, sha256(convert_to('zhicheng:' || its_chain, 'UTF8')));
    NEW.chain_text := (to_jsonb(NEW) - ARRAY['xid', 'chain_text', 'chain_prev', 'chain_hash'])::text;
    NEW.chain_hash := sha256(NEW.chain_prev || convert_to(NEW.chain_text, 'UTF8'));
    NEW.xid := pg_current_xact_id();
    RETURN NEW;
END $$;
CREATE TRIGGER view_log_chained BEFORE INSERT ON view_log FOR EACH ROW EXECUTE FUNCTION chain_row();
CREATE TRIGGER unit_entry_chained BEFORE INSERT ON unit_entry FOR EACH ROW EXECUTE FUNCTION chain_row();

-- Rows from before there were chains, as one digest; the columns that they had then, whatever comes later.
CREATE FUNCTION unchained_views(OUT rows bigint, OUT digest text) LANGUAGE sql STABLE SET TimeZone = 'UTC' AS $$
    SELECT count(*), encode(sha256(convert_to(coalesce(string_agg(jsonb_build_array(id, person_seen, by, membership_id, case_id,
        purpose, fields, at)::text, ' ' ORDER BY id), ''), 'UTF8')), 'hex') FROM view_log WHERE chain IS NULL
$$;
CREATE FUNCTION unchained_unit_entries(organisation bigint, OUT rows bigint, OUT digest text)
LANGUAGE sql STABLE SET TimeZone = 'UTC' AS $$
    SELECT count(*), encode(sha256(convert_to(coalesce(string_agg(jsonb_build_array(id, organisation_id, event, at, by,
        membership_id, person_id, body)::text, ' ' ORDER BY id), ''), 'UTF8')), 'hex')
    FROM unit_entry WHERE chain IS NULL AND organisation_id = organisation
$$;
INSERT INTO view_log (person_seen, by, purpose, fields, at)
    SELECT 0, 0, 'chain_begins', rows || ' ' || digest, now() FROM unchained_views() WHERE rows > 0;
INSERT INTO unit_entry (organisation_id, event, at, by, body)
    SELECT organisation_id, 'chain_begins', now(), 0, jsonb_build_object('rows', rows, 'digest', digest)
    FROM (SELECT DISTINCT organisation_id FROM unit_entry) AS units, unchained_unit_entries(organisation_id);

CREATE TRIGGER view_log_no_truncate BEFORE TRUNCATE ON view_log FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER unit_entry_no_truncate BEFORE TRUNCATE ON unit_entry FOR EACH STATEMENT EXECUTE FUNCTION append_only();
ALTER TABLE view_log ENABLE ALWAYS TRIGGER view_log_append_only, ENABLE ALWAYS TRIGGER view_log_no_truncate;
ALTER TABLE unit_entry ENABLE ALWAYS TRIGGER unit_entry_append_only, ENABLE ALWAYS TRIGGER unit_entry_no_truncate;
