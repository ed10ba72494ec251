-- What the rows that give rights or names say, one line a change: made by the database itself, chained table by table.
CREATE FUNCTION row_digest(its jsonb, columns text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(jsonb_object_agg(key, value)::text, 'UTF8')), 'hex')
    FROM jsonb_each(its) WHERE key = ANY (regexp_split_to_array(columns, '\s+'))
$$;
ALTER TABLE row_entry
    ADD COLUMN xid xid8, ADD COLUMN chain text, ADD COLUMN chain_seq bigint, ADD COLUMN chain_text text,
    ADD COLUMN chain_prev bytea, ADD COLUMN chain_hash bytea,
    ADD CONSTRAINT row_entry_chain_once UNIQUE (chain, chain_seq);
CREATE INDEX row_entry_by_transaction ON row_entry (xid, id);

-- Otherwise as in chains.sql.
CREATE OR REPLACE FUNCTION chain_row() RETURNS trigger LANGUAGE plpgsql SET TimeZone = 'UTC' AS $$
DECLARE
    its_chain text := TG_TABLE_NAME
        || coalesce(':' || coalesce(to_jsonb(NEW)->>'organisation_id', to_jsonb(NEW)->>'of_table'), '');
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
CREATE TRIGGER row_entry_chained BEFORE INSERT ON row_entry FOR EACH ROW EXECUTE FUNCTION chain_row();
CREATE TRIGGER row_entry_append_only BEFORE UPDATE OR DELETE ON row_entry FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER row_entry_no_truncate BEFORE TRUNCATE ON row_entry FOR EACH STATEMENT EXECUTE FUNCTION append_only();
ALTER TABLE row_entry ENABLE ALWAYS TRIGGER row_entry_append_only, ENABLE ALWAYS TRIGGER row_entry_no_truncate;
